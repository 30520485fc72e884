import type { methodFr } from '#lib/text/method-fr.ts';

/** The method page in English. */
export const methodEn: typeof methodFr = {
  title: 'How it is measured',
  lead: 'What counts as an online sale, what it is set against, what is hidden and why, what may still change. The numbers on this page are those of the data present.',
  contents: 'On this page',
  counted: {
    title: 'What is counted',
    text: [
      'An online sale is an order placed on a web site, an app or a marketplace, wherever it is paid or collected. Telephone, e-mail, post and messages are remote sales: a class of their own, never added to online, so that figures can be held against official ones (OECD, Eurostat).',
      'Collecting an online order in the shop is not a channel: it is a way of receiving an online sale. Cancellations do not count; a refund counts on the day it is made, on the channel of the sale. Amounts are before tax where the source allows it, and two currencies or tax bases are never added up.',
      'Every share is a ratio of sums, never a mean of shares: a large shop weighs more than a small one.'
    ]
  },
  two: {
    title: 'Why two shares',
    text: [
      'The share of current revenue rises when shops are shut, even if nobody sells more online: the rest of the takings has gone. The share of usual turnover moves only when online sales move. Recovery, turnover made over usual turnover, says what sets them apart.'
    ]
  },
  usual: {
    title: 'Usual turnover',
    text: [
      'It is an estimate: what the shop would have sold in normal times. Five cases, in this order; each method fills the days the one before leaves open, and a day without any is not in the share.'
    ],
    columns: { method: 'Method', how: 'How', years: 'Reference years', units: 'Shops' },
    methods: {
      same_period: {
        name: 'Same period',
        how: 'the same weeks, or the same months, of the last year without a lockdown'
      },
      median_years: {
        name: 'Median of years',
        how: 'the median of three to five of the last ten years, where the reference year is missing'
      },
      annual_seasonal: {
        name: 'Yearly amount and season',
        how: 'a yearly amount declared, spread by the season of the shop or of its sector; a declaration made to take the place of the past goes before it'
      },
      mean_since_creation: {
        name: 'Mean since creation',
        how: 'the monthly mean since opening, for a shop without a whole year'
      },
      none: {
        name: 'None',
        how: 'the shop is outside every measure against usual turnover; nothing is made up'
      }
    },
    unused: 'not used here',
    source:
      'Fonds de solidarité, rules of comparison of November 2020; decisions 0009 and 0029 of the repository.'
  },
  align: {
    title: 'How two years answer each other',
    text: [
      'A week answers the week of the same number. On request (align=holiday in the API) moveable holidays answer moveable holidays: Easter Easter. Week 53, which has no twin, is compared with the mean of its two neighbours. Months, quarters and years answer by name.',
      'Holidays, sales or Black Fridays that were moved and disturbances (strikes, Saturdays of unrest) are told; figures are not corrected for them.'
    ]
  },
  secrecy: {
    title: 'What is hidden',
    text: [
      'No value is published that rests on fewer than three enterprises, or of which one of them makes 85% or more. Enterprises are counted, not shops, and the rule holds for each part of a ratio. A zero is published from five enterprises on.',
      'Other values may be hidden as a precaution, so that a subtraction does not give the first ones back. A hidden value is hatched; missing data are blank; a zero is written.'
    ],
    state: (p) =>
      `At this moment, in the table of sectors by region: ${p.shown} shares shown, ${p.A} hidden for small numbers, ${p.O} because one enterprise dominates, ${p.D} as a precaution, ${p.missing} without data.`
  },
  sure: {
    title: 'What is sure',
    text: [
      'The 95% intervals are worked out over enterprises, from ten of them on. Two areas or two sectors whose intervals overlap are not ranked one before the other. A share is written to a tenth of a point, or to a point where less than half of sales is covered.'
    ]
  },
  provisional: {
    title: 'What may still change',
    text: [
      'The three weeks before the newest data are provisional: some shops send late. A period cut by the end of the data is called unfinished and never compared with a whole one.'
    ],
    state: (p) => `Data until ${p.newest}; provisional from ${p.from}.`
  },
  coverage: {
    title: 'Who is in',
    text: [
      'These figures describe the shops that send their sales, not all shops. Coverage is the share of sales seen that comes from shops whose whole and usual turnover are known.'
    ],
    state: (p) => `${p.place}, ${p.period}: ${p.population}; coverage ${p.coverage}.`,
    unknown: 'unknown',
    sample: 'These are sample data: the shops are made up.'
  },
  revisions: {
    title: 'What changed, and when',
    text: [
      'Each import, each import taken back and each new rule may change published figures. The log comes from the store itself; it tells the days concerned, never which shop.'
    ],
    columns: { day: 'Day', what: 'Change', days: 'Days concerned' },
    kinds: {
      import: (n, one) => (one ? 'one import' : `${n} imports`),
      undo: (n, one) => (one ? 'one import taken back' : `${n} imports taken back`),
      rule: (n, one) => (one ? 'one new rule of reading' : `${n} new rules of reading`)
    },
    unknownDays: 'not told',
    none: 'No change so far.',
    more: (n) => `The last ${n} changes.`,
    vintage: (vintage) => `Present state of the data: ${vintage}.`
  },
  metrics: {
    title: 'The measures',
    text: ['Each measure is defined once, for pages, exports and API.']
  }
};
