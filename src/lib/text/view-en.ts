import type { ViewTexts } from '#lib/text/view-fr.ts';

/** The words of the filters, in English. */
export const viewEn: ViewTexts = {
  area: 'Area',
  areaHint: 'Commune, département, region or postcode',
  areaAll: (name) => `${name}: all`,
  areaFound: { one: '1 area found', other: (n) => `${n} areas found` },
  areaMore: (n) => `${n} more: type more of the name`,
  areaNone: (text) => `No area is called “${text}”.`,
  areaSearching: 'Searching…',
  areaFailed: 'The search does not answer.',
  areaClear: 'Clear the area',
  placeMany: (text) => `“${text}” stands for several areas. Which one?`,
  placeNone: (text) =>
    `No area is called “${text}”. Accents, hyphens and capitals do not matter; a postcode will do as well.`,
  several: {
    title: (n) => `Areas taken together: ${n}`,
    add: 'Add the next area chosen, of the same level, instead of replacing',
    remove: (name) => `Remove ${name}`,
    rule: 'Figures are the sum of these areas. Where one is hidden, so is the sum.'
  },
  levels: {
    country: 'country',
    region: 'region',
    departement: 'département',
    epci: 'group of communes',
    commune: 'commune'
  },
  channel: 'Channel',
  allChannels: 'All online sales',
  channels: {
    own_site: 'Shop’s own site',
    app: 'App',
    marketplace: 'Marketplace',
    local_marketplace: 'Local marketplace',
    social_checkout: 'Social checkout'
  },
  compare: 'Compare with',
  compareAuto: 'Automatic',
  comparisons: {
    previous: 'Previous period',
    last_year: 'A year earlier',
    usual: 'Usual year'
  },
  compareCustom: 'Chosen dates',
  presetGroup: 'Calendar',
  presets: {
    this_month: 'This month to date',
    this_quarter: 'This quarter to date',
    this_year: 'This year to date',
    last_week: 'Last complete week',
    last_month: 'Last complete month',
    last_quarter: 'Last complete quarter',
    last_year: 'Last complete year'
  },
  dates: 'Choose dates',
  periodDates: 'Period',
  compareDates: 'Compared with',
  from: 'From',
  until: 'Before',
  compareFrom: 'Compared from',
  compareUntil: 'Compared before'
};
