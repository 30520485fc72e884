import type { AnnotationTexts } from '#lib/text/annotations-fr.ts';

/** Words of the page of dated facts, in English. */
export const annotationsEn = {
  title: 'Dates to know',
  lead: 'Closures, dates of programmes, holidays: what is written here is marked on the charts of the area and sector it is about, and quoted beneath them with its source, in both languages.',
  noFigure: 'A date explains figures; it changes none of them.',
  within: (area) =>
    `You write for ${area} and what lies in it. Dates of wider areas show there too; they are not changed here.`,
  everywhere: 'You write for every area.',
  link: 'Dates to know',
  edit: 'Add or correct a date',
  list: 'Dates written on this site',
  empty: 'No date has been written yet.',
  emptyHow:
    'When a fair, a flood, roadworks or an order explains a dip or a peak, write it down: readers will see it where it matters.',
  addFirst: 'Add a date',
  between: ', ',
  allSectors: 'all sectors',
  source: (source) => `Source: ${source}`,
  last: (p) => `Last version: ${p.who}, ${p.when}.`,
  change: 'Change',
  changeOne: (name) => `Change “${name}”`,
  withdraw: 'Withdraw',
  withdrawOne: (name) => `Withdraw “${name}”`,
  history: { one: 'One earlier version', other: (n) => `${n} earlier versions` },
  historyItem: (p) => `${p.what} (${p.who}, ${p.when})`,
  wasWithdrawn: 'withdrawn',
  gone: 'a deleted account',
  added: (name) => `“${name}” is on the charts.`,
  changed: (name) => `“${name}” has been changed, on the charts too.`,
  withdrawn: (name) => `“${name}” is no longer on the charts.`,
  back: (name) => `“${name}” is back on the charts.`,
  undo: 'Undo the withdrawal',
  see: 'See the page of the area',
  old: 'Withdrawn dates',
  putBack: 'Put back',
  putBackOne: (name) => `Put back “${name}”`,
  add: 'Add a date',
  changeTitle: (name) => `Change “${name}”`,
  cancel: 'Change nothing',
  fields: {
    kind: 'What it is',
    place: 'Area',
    placeHint: 'Name, code or postcode; what holds for an area holds for all that lies in it.',
    sector: 'Sector',
    everySector: 'All sectors',
    from: 'First day',
    last: 'Last day, included',
    nameFr: 'Name in French',
    nameEn: 'Name in English',
    nameHint: 'Short, as the chart will show it: “Floods of the Vilaine”.',
    source: 'Source',
    sourceHint: 'An order, an article, the chamber’s own observation: who says so, and when.'
  },
  kinds: {
    closed_to_public: 'Closed to the public',
    lockdown: 'Lockdown',
    programme: 'Date of a programme',
    holiday: 'Holiday',
    soldes: 'Sales or street fair',
    disturbance: 'Disturbance (roadworks, flood, fair…)'
  },
  kindHint: 'Closures and lockdowns are drawn as bands; the rest is quoted under the chart.',
  save: 'Add to the charts',
  saveChange: 'Save the change',
  wrong: { one: 'One field needs another look.', other: (n) => `${n} fields need another look.` },
  faults: {
    kind: 'Choose one of the list.',
    place_empty: 'Say which area it is about.',
    place_none: 'No known area has this name or code.',
    place_several: 'Several areas answer to this name; give the code of one of them:',
    place_not_yours: 'This area does not lie in yours.',
    sector: 'Choose a sector of the list.',
    day: 'Give a whole date: day, month, year.',
    order: 'The last day comes before the first.',
    far: 'Between 2000 and 2099, five years at most.',
    meanwhile:
      'Somebody else changed this date meanwhile. This is what you had written; compare it with the list, then save again.',
    empty: 'This cannot stay empty: it is read under the chart.',
    long: 'Too long.',
    personal: 'E-mail address, network address or telephone: write nothing that names a person.'
  },
  given: {
    title: 'Dates that come with Vitrine',
    text: 'Lockdowns, closures by sector and dates of the national programme also enter the estimates: they are not changed here. Holidays and sales of the calendar come on top.',
    sectors: { one: 'one sector', other: (n) => `${n} sectors` }
  }
} satisfies AnnotationTexts;
