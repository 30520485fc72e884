import { defineMetric } from '#model/metric.ts';

/** Net online revenue over counted online orders, over the same days. Money per order, in the currency of the row. */
export const averageOrderValue = defineMetric({
  name: 'average_order_value',
  label: { en: 'Average online order', fr: 'Panier moyen en ligne' },
  unit: 'money_per_order',
  population: 'online_orders_n > 0 OR online_minor < 0',
  parts: {
    online_minor: { sql: 'online_minor', by_channel: true },
    online_orders_n: { sql: 'online_orders_n', by_channel: true }
  },
  value: 'online_minor / nullif(online_orders_n, 0)',
  meaning: {
    en: 'What an online order brings in on average, refunds taken off.',
    fr: 'Ce que rapporte en moyenne une commande en ligne, remboursements déduits.'
  },
  population_text: {
    en: 'Days of shops whose online orders are counted, and the days of their refunds.',
    fr: 'Jours des commerces dont les commandes en ligne sont comptées, et jours de leurs remboursements.'
  },
  caveats: [
    {
      en: 'Totals given without a number of orders are left out on both sides.',
      fr: 'Les totaux fournis sans nombre de commandes sont écartés des deux côtés.'
    }
  ],
  source: 'domain note, section 1',
  example: {
    given: [
      {
        unit: 'A',
        in_store_minor: 600_000,
        online_minor: 60_000,
        orders_n: 30,
        online_orders_n: 10
      },
      { unit: 'B', online_minor: 30_000, orders_n: 10, online_orders_n: 10 },
      { unit: 'C', online_minor: -5_000 },
      { unit: 'D', online_minor: 900_000 }
    ],
    gives: 42.5
  }
});
