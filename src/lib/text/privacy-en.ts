import type { PrivacyTexts } from './privacy-fr.ts';

/** The words of a shop's page on its data, in English. */
export const privacyEn: PrivacyTexts = {
  title: 'My data',
  of: (name) => `My data: ${name}`,
  lead: 'You decide, at any time, what is done with the shop’s figures.',
  back: 'Back to the shop',
  saved: 'Noted. Figures are made again with this choice.',
  withdrawn: 'The consent for this page is withdrawn: it shows no figure.',
  sample: 'A sample shop, made up.',
  consent: {
    title: 'What your figures are used for',
    text: 'Each use is chosen by itself. Withdrawing holds for all periods, from the next computation on; what others have published or saved before cannot be taken back.',
    counted: 'Today the shop is one of those that figures of its area and trade are made of.',
    notCounted: 'Today the shop is in no figure of its area or trade.',
    purposes: {
      own_view: [
        'My own page',
        'Your exact figures, for you and your staff. Without it, neither the shop’s page nor the API shows any, to anybody.'
      ],
      peers: [
        'Comparing me with shops like mine',
        'Your shares enter, without your name, the quartiles of a group of ten enterprises or more, and your seasons help to estimate what is usual for shops without a history.'
      ],
      territory: [
        'Figures of the area',
        'The shop counts in the sums of its town, département and trade that chambers, towns and the ministry read. Never alone: the rules of statistical confidentiality apply.'
      ],
      public: [
        'Public figures',
        'The same sums, shown to everybody. Needs the consent for the area.'
      ]
    },
    open: 'This site shows its figures to everybody: to count in them, the last two consents are needed.',
    closed:
      'This site shows its figures to people who signed in only: the consent for the area is enough to count in them.',
    fault:
      'Public figures are made of those of the area: give both consents, or withdraw this one.',
    submit: 'Save my choices',
    history: 'What was said',
    noHistory: 'Nothing was changed: consents are as when the shop joined.',
    columns: { when: 'when', what: 'use', said: 'choice', who: 'by' },
    given: 'consent given',
    taken: 'consent withdrawn',
    you: 'you',
    other: 'somebody else',
    commandLine: 'whoever runs the site'
  }
};
