import { defineMetric } from '#model/metric.ts';

/** Counted orders of all modes. A whole number. */
export const orders = defineMetric({
  name: 'orders',
  label: { en: 'Orders', fr: 'Commandes' },
  unit: 'count',
  population: 'true',
  parts: {
    orders_n: { sql: 'orders_n', by_channel: true }
  },
  value: 'orders_n',
  meaning: {
    en: 'How many orders and sales the feeds counted; an order of several shops is one for each.',
    fr: 'Nombre de commandes et de ventes comptées ; une commande passée à plusieurs commerces compte pour chacun.'
  },
  population_text: {
    en: 'All shops; totals given without a count add none.',
    fr: 'Tous les commerces ; les totaux fournis sans nombre n’en ajoutent pas.'
  },
  caveats: [
    {
      en: 'Cancelled, failed, test and draft orders do not count; a refund is not an order.',
      fr: 'Les commandes annulées, échouées, de test ou en brouillon ne comptent pas ; un remboursement n’est pas une commande.'
    }
  ],
  source: 'domain note, section 8',
  example: {
    given: [
      {
        unit: 'A',
        in_store_minor: 600_000,
        online_minor: 300_000,
        orders_n: 30,
        online_orders_n: 10
      },
      { unit: 'B', online_minor: 150_000, orders_n: 12, online_orders_n: 12 }
    ],
    gives: 42
  }
});
