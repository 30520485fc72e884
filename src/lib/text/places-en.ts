import type { placesFr } from '#lib/text/places-fr.ts';

/** Words of the pages of one area or one sector and of their lists, in English. */
export const placesEn: typeof placesFr = {
  areas: 'Areas',
  sectors: 'Sectors',
  areasLead:
    'Selling online region by region and département by département, then the page of each area, down to the commune.',
  sectorsLead: 'The families and groups of shops, and the page of each.',
  search: 'Look for an area',
  searchHint: 'Name, postcode or official code',
  searchGo: 'Search',
  found: (n, count) => (count === 1 ? 'One area found' : `${n} areas found`),
  foundMore: (shown) => `The first ${shown} are shown: say more to find others.`,
  foundNone: (text) => `No area is called “${text}”.`,
  mapLevel: 'Level of the map',
  levelNames: {
    country: 'country',
    region: 'region',
    departement: 'département',
    epci: 'group of communes',
    commune: 'commune'
  },
  levelPlural: {
    country: 'Countries',
    region: 'Regions',
    departement: 'Départements',
    epci: 'Groups of communes',
    commune: 'Communes'
  },
  sectorLevels: { family: 'family', group: 'group', class: 'activity' },
  path: 'Breadcrumb',
  things: { area: 'Area', sector: 'Sector' },
  all: 'All sectors',
  beside: (name) => `${name} and what holds it`,
  besideText: 'Same days, same definitions. A value that is hidden or missing says so.',
  siblings: {
    area: (name, where) => `${name} among its neighbours${where === null ? '' : `: ${where}`}`,
    sector: (name, where) => `${name} among the other sectors${where === null ? '' : `: ${where}`}`
  },
  standing: (p) =>
    `By online share of usual turnover, ${p.above} clearly above “${p.name}”, ${p.under} clearly below, ${p.same} cannot be told from it (95% intervals).`,
  others: (n, count) =>
    count === 0 ? 'none is' : count === 1 ? 'one other is' : `${n} others are`,
  othersShort: (n, count) => (count === 0 ? 'none' : count === 1 ? 'one' : n),
  noStanding: (name) =>
    `“${name}” has no interval: too few enterprises to place it among the others.`,
  facts: 'Pickup, remote sales, shops online',
  factsText: 'For the same period and the same shops as the figures above.',
  definition: 'Definition',
  notKnown: 'Not known for these shops and dates.',
  channels: 'Which way sales go',
  inside: { area: (name) => `In detail: ${name}`, sector: 'By area' },
  bySector: 'By sector',
  sheet: 'One-page sheet to print',
  sheetHint: 'A4, same figures',
  sheetPdf: 'Sheet as PDF',
  noPdf:
    'The PDF could not be made here: there is no browser on the server, or it is busy. Printing this page, or saving it as PDF from your browser, gives the same sheet.',
  sheetTitle: (name) => `Sheet: ${name}`,
  sheetScope: (level) => `Area sheet (${level})`,
  backTo: (name) => `Back to the page: ${name}`,
  printHint: 'To print or save as PDF: the browser’s print command, one A4 page.',
  freshness: 'Freshness',
  vintage: (text) => `State of the data: ${text}.`,
  series: 'These figures from the API',
  hiddenTitle: 'Why nothing is shown here',
  hidden: (name) =>
    `“${name}” has sales, but every figure would rest on fewer than three enterprises, or on a single one for 85% or more, or would give another one away. To publish it would be to publish a shop’s accounts. The level above often can be shown:`,
  noneTitle: 'No sales seen here',
  none: (name) =>
    `No shop of “${name}” has sent sales for these dates. That is not a zero: it is not known. The level above may have some:`,
  unknownTitle: { area: 'Unknown area', sector: 'Unknown sector' },
  unknown: {
    area: (code) =>
      `No area has the code “${code}”. Codes look like REG-53, DEP-35, EPCI-243500139 or COM-35238.`,
    sector: (code) => `No sector has the code “${code}”. Codes look like food, G09 or 47.71Z.`
  },
  unknownArea: 'Unknown area',
  unknownSector: 'Unknown sector',
  maybe: 'You may be looking for:',
  allAreas: 'All areas',
  allSectors: 'All sectors',
  dates: (n, count) =>
    count === 1
      ? 'One other date to know'
      : `${n} other dates to know: programme, holidays, sales, disturbances`,
  source: 'Source',
  empty: 'No data yet.'
};
