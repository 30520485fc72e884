import { defineMetric } from '#model/metric.ts';
import { threeShops } from './examples/three-shops.ts';

/** Revenue of orders placed online, net of refunds. Money, in the currency and tax basis of the row. */
export const onlineRevenue = defineMetric({
  name: 'online_revenue',
  label: { en: 'Online revenue', fr: 'Ventes en ligne' },
  unit: 'money',
  population: 'online_known',
  parts: {
    online_minor: { sql: 'online_minor', by_channel: true }
  },
  linked: {
    offline_minor: {
      sql: 'revenue_minor - online_minor',
      population: 'online_known AND total_known',
      by_channel: false
    }
  },
  value: 'online_minor',
  meaning: {
    en: 'What customers ordered over a web shop, an app or a marketplace, wherever they paid or picked it up.',
    fr: 'Ce que les clients ont commandé sur un site, une application ou une place de marché, où qu’ils aient payé ou retiré.'
  },
  population_text: {
    en: 'Shops whose online sales are known on the day.',
    fr: 'Commerces dont les ventes en ligne sont connues ce jour-là.'
  },
  caveats: [
    {
      en: 'Orders by phone, message or post are remote sales, not online ones.',
      fr: 'Les commandes par téléphone, message ou courrier sont des ventes à distance, pas des ventes en ligne.'
    },
    {
      en: 'Refunds count on the day of the refund, on the channel of the sale.',
      fr: 'Les remboursements comptent le jour du remboursement, sur le canal de la vente.'
    }
  ],
  source: 'domain note, sections 1 and 5',
  example: {
    given: threeShops,
    gives: 5_500
  }
});
