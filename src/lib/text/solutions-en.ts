import type { SolutionTexts } from '#lib/text/solutions-fr.ts';

/** Words of the directory of solutions, in English. */
export const solutionsEn: SolutionTexts = {
  title: 'Solutions',
  lead: 'What a shop can choose to sell, get paid or deliver online, and how those who chose it fare.',
  none: 'The directory is empty.',
  noneHow: 'Import a file of solutions:',
  filters: 'Look for a solution',
  need: 'Need',
  area: 'Area',
  sector: 'Trade',
  price: 'Price a month',
  free: 'Free of charge today',
  any: { need: 'All needs', area: 'Everywhere', sector: 'All trades', price: 'All prices' },
  atMost: (amount) => `at most ${amount}`,
  show: 'Show',
  all: 'All solutions',
  found: (n, all, count) =>
    count === 0 ? `None of the ${all} solutions fits these choices.` : `${n} of ${all} solutions.`,
  needs: {
    web_shop: 'Web shop',
    online_payment: 'Online payment',
    logistics: 'Logistics and delivery',
    customer_communication: 'Customer communication',
    local_marketplace: 'Local marketplace'
  },
  by: (provider) => `by ${provider}`,
  offers: 'Offer',
  conditions: 'Conditions',
  where: 'Where',
  trades: 'Trades',
  everywhere: 'Everywhere',
  allTrades: 'All',
  cost: 'Price',
  monthly: (amount) => `${amount} a month`,
  setup: (amount) => `${amount} to begin`,
  freeUntil: (day) => `free until ${day}`,
  freeOfCharge: 'free',
  unknownCost: 'not given',
  site: 'The provider’s site',
  stated: (day) => `Entry of ${day}`,
  fare: 'Those who chose it',
  columns: {
    programme: 'Programme',
    joined: 'Joined',
    first: '1st order',
    active: 'Active',
    share: 'Online, of usual turnover',
    median: 'Days to 1st order (half)'
  },
  fareNote: (day) =>
    `Enterprises, as of ${day}; online share over 13 weeks. Who chooses what is not drawn by lot.`,
  together: (names) => `Too few enterprises: counted with ${names}.`,
  nobody: 'Nobody has chosen it yet in a programme followed here.',
  notReached: 'not reached'
};
