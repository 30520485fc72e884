import { undo_hours } from '#model/programme.ts';
import type { ChoiceTexts } from '#lib/text/choice-fr.ts';

/** The words of choosing a solution for a shop, in English. */
export const choiceEn: ChoiceTexts = {
  choose: 'Choose for my shop',
  chooseNamed: (solution) => `Choose for my shop: ${solution}`,
  which: {
    title: (solution) => `Choose ${solution}`,
    lead: 'For which of your shops?',
    none: 'No shop is tied to your account as its owner: the owner of a shop chooses.',
    noneHow: 'See what you may do',
    unknown: 'This solution is not, or no longer, in the directory.',
    back: 'Back to the directory'
  },
  title: (shop) => `${shop}: solutions`,
  back: 'Back to the shop',
  lead: 'What the shop has chosen in the programmes followed here, and until when it can change its mind.',
  directory: 'See the directory of solutions',
  confirm: {
    title: (solution) => `Choose ${solution}?`,
    text: (day) =>
      `The shop joins the programme on ${day}, with this solution. Those who follow the programme see it in their counts; the provider is not told: get in touch with them.`,
    programme: 'Programme',
    until: (day) => `until ${day}`,
    aid: (amount) => `aid of up to ${amount}`,
    staff: (n) =>
      `Only for enterprises of fewer than ${n} staff, which this site cannot check: by confirming you say that you are one.`,
    submit: 'Confirm the choice',
    cancel: 'Do not choose',
    none: 'No programme open today is meant for this shop, by its trade, its place or its size.',
    elsewhere: (solution) => `${solution} is not offered for this shop’s trade or place.`,
    already: (solution) => `The shop already uses ${solution} in a programme.`,
    faults: {
      programme: 'Choose a programme.',
      already: 'This choice is kept already, or ended today.'
    }
  },
  list: {
    title: 'What the shop chose',
    none: 'The shop has chosen nothing yet.',
    without: 'no solution named',
    since: (day) => `since ${day}`,
    between: (from, until) => `from ${from} to ${until}`,
    undo: 'Undo',
    undoNamed: (solution) => `Undo for ${solution}`,
    undoUntil: `Possible for ${undo_hours} hours: nothing is left of it.`,
    leave: 'Stop',
    leaveNamed: (solution) => `Stop ${solution}`,
    reason: 'Why? (optional)',
    noReason: 'No reason'
  },
  done: {
    chosen: 'Your choice is kept.',
    left: 'The stop is kept.',
    undone: 'It is undone.',
    gone: 'This is no longer possible: too much time has passed, or it was done already.',
    stuck: 'A file of the programme rests on this choice already: it can be stopped, not undone.'
  }
};
