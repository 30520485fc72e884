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
  },
  take: {
    title: 'Take my data away',
    text: 'Everything held on the shop, in one archive: a CSV file per table, what you agreed to, and a page that explains. Keys and sealed messages of platforms are not in it.',
    submit: 'Download the archive (ZIP)'
  },
  customer: {
    title: 'A customer asks for their data, or to be erased',
    text: 'Neither names nor addresses are kept: a customer is a pseudonym, found by what your software knows of them. Requests to erase that Shopify sends are followed by themselves.',
    name: 'E-mail or number of the customer',
    order: 'Number of one of their orders (optional)',
    look: 'See what is held',
    nothing: 'Nothing is held on this customer.',
    found: (n) => `Orders held under their pseudonym: ${n}.`,
    ask: 'Erase the customer? Their orders stay in your sums, but are nobody’s; messages that name them go. This cannot be undone.',
    erase: 'Erase this customer for good',
    erased: (n) => `Erased: ${n} orders are nobody’s now.`,
    missing: 'Say which customer: an e-mail or a number.',
    columns: { day: 'day', order: 'order', source: 'source', status: 'status', amount: 'amount' }
  },
  erase: {
    title: 'Erase the shop',
    text: 'Sales, settings, access, messages, answers: everything held on the shop goes, from the files too, and accounts that had no other. Figures of the area are made again without it. This cannot be undone: download the archive first.',
    code: (unit) => `To confirm, type the code of the shop: ${unit}`,
    fault: 'This is not the code of the shop. Nothing was erased.',
    submit: 'Erase the shop for good'
  },
  readme: {
    name: 'README.txt',
    text: (unit, at) =>
      `Data of the shop ${unit}, as of ${at} (UTC).

shop.json: what the shop is, what it agrees to, and what was said.
tables/: a table per CSV file (comma, UTF-8, names in the first line).
Amounts in cents of the currency named, on the basis named (ht: without tax, ttc: with). Days of the shop, instants in UTC.
customer_key: a customer's pseudonym, of this shop alone. Neither names nor addresses are kept.
Keys and sealed messages of platforms (kept thirty days) are not in it.

Rows per table:`
  }
};
