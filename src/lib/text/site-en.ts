import type { SiteTexts } from '#lib/text/site-fr.ts';

/** The words around every page, in English. */
export const siteEn: SiteTexts = {
  pages: 'Pages',
  nav: {
    overview: 'Overview',
    sectors: 'Sectors',
    areas: 'Areas',
    programme: 'Programme',
    solutions: 'Solutions',
    explore: 'Explore',
    method: 'Method',
    metrics: 'Measures',
    import: 'Import'
  },
  search: {
    open: 'Search',
    title: 'Go to a sector, an area or a page',
    field: 'Name, code or postcode',
    results: 'Results',
    kinds: { page: 'page', family: 'family of sectors', group: 'sector' },
    none: (text) => `Nothing is called “${text}”.`,
    found: { one: '1 result', other: (n) => `${n} results` },
    failed: 'The search for areas does not answer.',
    close: 'Close'
  },
  keys: {
    open: 'Keyboard keys',
    title: 'Keyboard keys',
    close: 'Close',
    single: 'Keys of a single character',
    singleText: 'Untick if they get in the way of your screen reader or voice input.',
    list: [
      ['?', 'this list'],
      ['/', 'find a sector, an area or a page'],
      ['Ctrl K', 'find, even when single keys are off'],
      ['Esc', 'close what is open; otherwise clear the filters'],
      ['Tab', 'go to the next element; the first leads straight to the content'],
      ['← →', 'read the values of a chart one by one'],
      ['Home End', 'first and last value of a chart'],
      ['↑ ↓ Enter', 'move in a list of names and choose']
    ]
  },
  about: {
    title: 'What Vitrine shows',
    text: 'Small shops’ online sales, against two sums: what the shops take in, and what they usually sell.',
    why: 'When shops are shut the first share leaps without one more sale online. Only the second tells whether selling online has caught on.',
    method: 'How it is measured',
    find: 'My sector, my town'
  },
  familyWhole: 'the whole family',
  othersTitle: 'Other sectors that were imported',
  areasTitle: 'The areas',
  areasLead:
    'Each country, region, département, group of communes and commune has its page. Small communes seldom have shops enough for a figure to be published.',
  areasFind: 'Find an area',
  areasSubmit: 'Search',
  help: {
    title: 'Where to go from here',
    sectors: 'All sectors',
    areas: 'All areas, with a search',
    metrics: 'All measures',
    home: 'The overview',
    retry: 'Try this page again',
    sectorsText: 'No sector has this code here. These have a page.',
    areasText: 'No area has this code. A postcode is not one: search the commune by its name.',
    metricsText: 'No measure has this name. These exist.'
  },
  cardAlt: 'Vitrine: how much selling online really weighs for small shops'
};
