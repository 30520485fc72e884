import type { Texts } from '#lib/text/fr.ts';
/** Every sentence of the interface, in English. Same keys as the French source. */
export const en = {
  site: {
    name: 'Vitrine',
    promise: 'How much selling online really weighs for small shops',
    title: 'Vitrine: how much selling online really weighs for small shops',
    description:
      'The online share of small shops’ sales, against what they take in now and against what they usually sell, by sector and by area.',
    skip: 'Skip to content',
    home: 'Vitrine, home page',
    settings: 'Language and appearance',
    otherLanguage: 'Français',
    theme: 'Appearance',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    metrics: 'All measures and their definitions',
    method: 'Method',
    methodText:
      'An online sale is an order placed on a web shop, an app or a marketplace, wherever it is paid or picked up; phone calls and messages are not. Usual turnover is an estimate: the same weeks of the last year without a lockdown, or a declared yearly amount spread over the seasons. Every share is a ratio of sums, never an average of shares.',
    secrecy: 'Confidentiality',
    secrecyText:
      'No value is published when it rests on fewer than three enterprises, or when one of them makes 85% of it or more. A hidden value is neither a zero nor a missing one: the three read and look different.',
    licence: 'Licence',
    licenceText: 'Free software, AGPL-3.0-or-later.',
    import: 'Import a file',
    api: 'The same figures through the API'
  },
  sample: {
    title: 'Sample data',
    text: 'These shops are made up. No figure on this page describes a real shop.',
    mark: 'sample'
  },
  filters: {
    title: 'Filters',
    period: 'Period',
    from: 'From',
    until: 'Before',
    grain: 'Time step',
    sector: 'Sector',
    area: 'Area',
    apply: 'Show',
    reset: 'Clear all',
    escape: 'Esc clears the filters',
    allSectors: 'All sectors',
    wholeFamily: (name: string) => `${name}: all`,
    otherSectors: 'Other sectors',
    countries: 'Countries',
    regions: 'Regions',
    auto: 'Automatic',
    grains: { day: 'Day', week: 'Week', month: 'Month', quarter: 'Quarter', year: 'Year' },
    presets: {
      months: (n: string) => `Last ${n} months`,
      all: 'All of the history',
      year: (year: string) => `Year ${year}`,
      custom: 'Chosen dates'
    },
    presetGroups: { recent: 'Recent months', years: 'Years', closures: 'Closures' },
    updated: 'Figures updated'
  },
  status: {
    suppressed: 'hidden',
    suppressedLong: 'Hidden for confidentiality',
    A: 'Confidential: too few enterprises',
    O: 'Confidential: one enterprise dominates',
    D: 'Confidential: another value could be worked out',
    missing: 'no data',
    unknownSector: 'Unknown sector',
    zero: 'zero',
    provisional: 'provisional',
    unfinished: 'incomplete period'
  },
  figures: {
    title: 'The period in figures',
    versus: (value: string, dates: string) => `against ${value}, ${dates}`,
    up: (difference: string) => `+${difference}`,
    down: (difference: string) => `−${difference}`,
    same: 'unchanged',
    points: (n: string, ratio: number) => `${n} ${Math.abs(ratio) === 0.01 ? 'point' : 'points'}`,
    noComparison: (dates: string) => `No comparison: no data, ${dates}.`,
    comparedThin: (dates: string) => `No comparison: data too partial, ${dates}.`,
    comparedSuppressed: (dates: string) => `No comparison: value hidden, ${dates}.`,
    enterprises: { one: '1 enterprise', other: (n: string) => `${n} enterprises` },
    panel: 'Total published by others, number of enterprises unknown',
    coverage: (share: string) => `covers ${share} of observed sales`,
    noValue: 'No value',
    why: {
      usual: 'No usual turnover is known for these dates.',
      current: 'The whole turnover is not known.',
      online: 'No online sales observed.'
    },
    upTo: (day) => `data to ${day}`,
    freshness: (until: string) => `Data until ${until}.`,
    provisionalFrom: (from: string) => `Provisional from ${from}.`,
    comparedDates: (range: string) => `Compared with the same dates: ${range}.`,
    currencyOnly: (currency: string) =>
      `Several currencies or tax bases are present: only amounts in ${currency} are shown, as they are never added up.`,
    usualMade: 'Usual turnover:',
    samePeriod: (p: { year: string; units: string }) => `same periods of ${p.year} (${p.units})`,
    annualSeasonal: (p: { year: string; units: string }) =>
      `yearly amount declared for ${p.year} (${p.units})`,
    annualBorrowed: (p: { year: string; units: string }) =>
      `yearly amount declared for ${p.year}, seasons of the sector (${p.units})`,
    medianYears: (p: { year: string; units: string }) =>
      `median of three to five years up to ${p.year} (${p.units})`,
    meanSinceCreation: (p: { year: string; units: string }) =>
      `monthly mean since the shop began, up to ${p.year} (${p.units})`,
    withoutDistance: (what: string) => `${what}, without distance sales`,
    units: (n: string, form: 'one' | 'other') => (form === 'one' ? `${n} shop` : `${n} shops`),
    panels: (n: string, form: 'one' | 'other') => (form === 'one' ? `${n} panel` : `${n} panels`),
    taxBasis: { ht: 'before tax', ttc: 'including tax' }
  },
  story: {
    gap: (p: { when: string; current: string; usual: string }) =>
      `${capital(p.when)}, online sales were ${p.current} of what shops took in, but only ${p.usual} of what they usually sell.`,
    gapWhy: (p: { points: string; recovery: string }) =>
      `The gap of ${p.points} is not progress: it is sales that were lost. Shops made only ${p.recovery} of their usual turnover, and the same online sale weighs more in smaller takings.`,
    gapShare: (p: { when: string; base: string; jump: string; real: string; lost: string }) =>
      `A year earlier the online share was ${p.base}. Of a rise of ${p.jump}, ${p.real} come from more online sales and ${p.lost} from lost sales.`,
    level: (p: { dates: string; current: string; usual: string }) =>
      `Over the period, online sales were ${p.current} of what shops took in and ${p.usual} of what they usually sell.`,
    levelWhy: (p: { recovery: string }) =>
      `The two shares keep together because shops made ${p.recovery} of their usual turnover.`,
    levelMore: (p: { recovery: string }) =>
      `The usual share is the higher of the two because shops sold more than usual: ${p.recovery} of their usual turnover.`,
    levelLess: (p: { recovery: string }) =>
      `The usual share is the lower of the two because shops made only ${p.recovery} of their usual turnover.`,
    allOnline: (p: { money: string }) =>
      `Over the period, all observed sales were made online: ${p.money}.`,
    allOnlineWhy:
      'A share of 100% says nothing about the place of online sales: what these shops sell in person is not observed here.',
    noUsual: (p: { current: string }) =>
      `Over the period, online sales were ${p.current} of what shops took in.`,
    onlyUsual: (p: { usual: string }) =>
      `Over the period, online sales were ${p.usual} of what shops usually sell.`,
    noUsualWhy:
      'The share of usual turnover is missing: it takes the sales of an earlier year without a lockdown, or a declared yearly amount. The page leaves it empty rather than inventing it.',
    uneven: (p: { usual: string; coverage: string }) =>
      `The share of usual turnover, ${p.usual}, stands for only ${p.coverage} of observed sales: the two shares of the period do not compare. Choose a more recent period.`,
    onlineOnly: (p: { money: string }) => `Over the period, shops sold ${p.money} online.`,
    onlineOnlyWhy:
      'Their sales in the shop are not known, so neither the share of current revenue nor that of usual turnover can be worked out.',
    suppressed: 'Too few enterprises to publish a figure here.',
    suppressedWhy:
      'Confidentiality hides every value that rests on fewer than three enterprises or is dominated by one. Widen the sector, the area or the period.',
    nothing: 'No sales observed for these filters.',
    nothingWhy: (range: string) =>
      `Data for this area cover ${range}. Change the period, or clear the filters.`
  },
  charts: {
    semicolon: '; ',
    colon: ': ',
    reading: 'How to read',
    table: 'Read the figures in a table',
    definition: 'Definition',
    source: 'Source',
    period: 'Period',
    coverage: 'Coverage',
    readings: (title: string) => `Read the values of the chart “${title}”, left and right arrows`,
    sourceSample: 'made-up shops, Vitrine sample data',
    sourceOwn: 'files and feeds imported into this Vitrine',
    covered: (share: string) =>
      `${share} of observed sales come from shops whose whole and usual turnover are known`,
    notCovered: 'unknown',
    sharesTitle: 'Two shares of the same online sales',
    current: 'of current revenue',
    usual: 'of usual turnover',
    currentName: 'Share of current revenue',
    usualName: 'Share of usual turnover',
    currentShort: 'current',
    usualShort: 'usual',
    recoveryName: 'Recovery',
    recoveryAxis: 'Turnover, % of usual',
    shareAxis: 'Online sales, %',
    usualLine: '100% = usual',
    lost: 'lost sales',
    lostKey: 'Effect of lost sales: the gap between the two shares',
    provisionalKey: 'Dashed: provisional or incomplete period',
    thinNote: (share: string) => `covers ${share} of sales, not drawn`,
    suppressedKey: 'Hatched: hidden for confidentiality',
    gapKey: 'Broken line: no data',
    bandKey: 'Closed to the public',
    sharesSummary: (p: { from: string; until: string; current: string; usual: string }) =>
      `Over the period the online share is ${p.current} of current revenue and ${p.usual} of usual turnover.`,
    sharesPeak: (p: { when: string; current: string; usual: string; recovery: string }) =>
      `The gap is widest ${p.when}: ${p.current} against ${p.usual}, with turnover at ${p.recovery} of usual.`,
    sharesApart: 'No period shows an effect of lost sales.',
    sharesEqual: (p: { share: string }) =>
      `The online share of current revenue is ${p.share} throughout. The usual share is not known.`,
    sectorsEqual: (p: { share: string }) => `The online share is ${p.share} in every sector shown.`,
    sharesTogether: 'The two lines stay close: shops sell about as much as usual.',
    sharesNoUsual: (p: { from: string; until: string; low: string; high: string }) =>
      `The online share of current revenue ranges from ${p.low} to ${p.high}. The usual share is not known.`,
    sharesEmpty: 'No share can be shown for these filters.',
    columns: {
      period: 'Period',
      sector: 'Sector',
      enterprises: 'Enterprises',
      note: 'Note',
      part: 'Part',
      ofUsual: 'Per 100 usual',
      ofCurrent: 'Per 100 taken in'
    },
    anatomyTitle: (when: string) => `What became of 100 units of usual sales ${when}`,
    anatomyTitleMoney: (amount: string, when: string) =>
      `What became of ${amount} of usual sales ${when}`,
    anatomyUsual: (p: { amount: string; online: string }) =>
      `Per ${p.amount} usually sold: ${p.online} online`,
    anatomyCurrent: (p: { online: string }) => `Per 100 taken in: ${p.online} online`,
    online: 'sold online',
    otherwise: 'sold otherwise',
    unsold: 'not sold',
    anatomySummary: (p: {
      amount: string;
      online: string;
      rest: string;
      lost: string;
      current: string;
    }) =>
      `Of ${p.amount} usually sold, ${p.online} were sold online, ${p.rest} otherwise, and ${p.lost} were not sold. Set against what was left, online makes ${p.current}.`,
    sectorsTitle: 'Where online sales have caught on',
    sectorsSummary: (p: { first: string; firstShare: string; last: string; lastShare: string }) =>
      `The online share of usual turnover is highest for “${p.first}” (${p.firstShare}) and lowest for “${p.last}” (${p.lastShare}).`,
    sectorsOne: (p: { name: string; share: string; usual: boolean }) =>
      `One sector only has a value that can be published: “${p.name}”, ${p.share} of ${p.usual ? 'usual turnover' : 'current revenue'}.`,
    sectorsCurrentOnly: (p: {
      first: string;
      firstShare: string;
      last: string;
      lastShare: string;
    }) =>
      `The online share of current revenue is highest for “${p.first}” (${p.firstShare}) and lowest for “${p.last}” (${p.lastShare}). The usual share is not known.`,
    sectorsEmpty: 'No sector has a value that can be published for these filters.',
    sectorsHidden: {
      one: 'One sector is hidden for confidentiality.',
      other: (n: string) => `${n} sectors are hidden for confidentiality.`
    },
    sectorsNote:
      'Sorted by value; without an uncertainty interval a small difference is not a ranking.',
    cutKey: 'Cut bar: beyond the scale, value on the right',
    barKey: 'Bar: share of usual turnover',
    tickKey: 'Diamond: share of current revenue'
  },
  closures: {
    title: 'Closures marked on the chart',
    item: (name: string, range: string) => `${name}: ${range}`
  },
  empty: {
    title: 'No data yet',
    text: 'This page will show the online share of shops’ turnover as soon as there are sales.',
    demo: 'To see what it looks like, load the sample data:',
    file: 'FILE',
    own: 'For your own sales (CSV, XLSX, JSON, Parquet), first look at what Vitrine reads in them, with nothing stored:'
  },
  errors: {
    notFound: 'This page does not exist',
    notFoundText: 'The address may be mistyped, or the page has moved.',
    failed: 'The page could not be worked out',
    failedText: 'The fault is on our side and has been noted. Try again in a moment.',
    unreachable: 'The figures do not answer',
    unreachableText:
      'A part of the figures is out of reach: rather than half of them, this page shows none. Try again in a few minutes.',
    home: 'Back to the overview'
  },
  gallery: {
    title: 'Chart gallery',
    text: 'Every chart with its sample rows, the ones the tests compare.'
  }
} satisfies Texts;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
