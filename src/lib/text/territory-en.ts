import type { TerritoryTexts } from '#lib/text/territory-fr.ts';

/** Words of a programme's sheet of one territory, in English. */
export const territoryEn: TerritoryTexts = {
  title: (p) => `${p.programme}: ${p.area}`,
  lead: 'Targets of the territory and of those inside it, what has been reached, and how fast.',
  asOf: (day) => `As of ${day}. Enterprises, not shops.`,
  none: 'No target is set for this territory or for any inside it.',
  nobody: 'Nobody has joined this programme yet.',
  back: 'Back to the programme',
  area: 'Page of the territory',
  pdf: 'This sheet as PDF',
  noPdf: 'No PDF can be had from this server: print this page, it fits a sheet of A4.',
  columns: {
    area: 'Territory',
    stage: 'Stage',
    due: 'Due',
    target: 'Target',
    reached: 'Reached',
    gap: 'Gap',
    pace: 'Pace (4 weeks)',
    needed: 'Pace needed',
    alert: 'State'
  },
  paceNote:
    'Pace: enterprises per four weeks since the programme began. Needed: the gap over the time that is left; none where no time is.',
  late: (n, is_one) => (is_one ? 'One target missed or behind.' : `${n} targets missed or behind.`),
  noneLate: 'No target missed or behind among those that may be shown.',
  status: 'What the territory says',
  statuses: { on_track: 'On track', at_risk: 'At risk', stalled: 'Stalled', done: 'Done' },
  said: (p) => `${p.status} (${p.day})`,
  noStatus: 'Nothing said',
  comments: 'Comments of the territory',
  commentsFor:
    'Read by chambers and ministries of this territory and by admins; what it says in a word is public. Each change keeps the former.',
  comment: 'Comment',
  save: 'Save',
  saved: 'Saved.',
  faults: {
    empty: 'Choose a state or write a comment.',
    long: 'The comment is too long: 2,000 characters at most.'
  },
  history: 'Former states and comments',
  noComment: 'No comment'
};
