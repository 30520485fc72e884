import type { ExploreTexts } from '#lib/text/explore-fr.ts';

/** The words of the explorer, in English. */
export const exploreEn: ExploreTexts = {
  title: 'Explore',
  lead: 'Choose what is measured, the rows and the columns. Totals are worked out anew from their parts, never added up; every cell and every total is protected.',
  shape: 'Shape of the table',
  metrics: 'Measures',
  metricsHint: 'Six at most.',
  rows: 'Rows',
  columns: 'Columns',
  noColumns: 'The measures alone',
  axes: {
    period: 'Periods',
    'sector:family': 'Families of sectors',
    'sector:group': 'Sectors',
    'sector:class': 'Activities (APE)',
    'area:region': 'Regions',
    'area:departement': 'Départements',
    'area:commune': 'Communes',
    channel: 'Channels'
  },
  show: 'Show',
  total: 'All together',
  caption: (measures, rows) => `${measures} – ${rows}`,
  sort: (column) => `Sort by ${column}`,
  lines: { one: '1 row', other: (n) => `${n} rows` },
  more: (shown, all) => `${shown} of ${all} columns are shown; the files have all of them.`,
  pages: 'Pages of the table',
  page: (n, all) => `Page ${n} of ${all}`,
  previous: 'Previous page',
  next: 'Next page',
  refused: 'This question has no answer:',
  facts: (population, until, vintage) => `${population}. Data to ${until}, vintage ${vintage}.`,
  coverage: (share) => `Covers ${share} of observed sales.`,
  take: 'Take this table away'
};
