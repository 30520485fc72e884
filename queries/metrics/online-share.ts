import { defineMetric } from '#model/metric.ts';
import { threeShops } from './examples/three-shops.ts';

/** Online revenue over all revenue, for shops where both are known. Ratio, 0 to 1 but for refunds. */
export const onlineShare = defineMetric({
  name: 'online_share',
  label: { en: 'Online share of revenue', fr: 'Part en ligne du chiffre d’affaires' },
  unit: 'ratio',
  population: 'online_known AND total_known',
  parts: {
    online_minor: { sql: 'online_minor', by_channel: true },
    revenue_minor: { sql: 'revenue_minor', by_channel: false }
  },
  linked: {
    offline_minor: { sql: 'revenue_minor - online_minor', by_channel: false }
  },
  value: 'online_minor / nullif(revenue_minor, 0)',
  meaning: {
    en: 'Of each euro the shops took in, how much was ordered online.',
    fr: 'Sur chaque euro encaissé par les commerces, combien a été commandé en ligne.'
  },
  population_text: {
    en: 'Shops whose online sales and whole turnover are both known on the day.',
    fr: 'Commerces dont les ventes en ligne et le chiffre d’affaires entier sont connus ce jour-là.'
  },
  caveats: [
    {
      en: 'It rises when shops are shut, because the rest falls: read it beside the share of usual turnover.',
      fr: 'Elle monte quand les magasins ferment, parce que le reste baisse : à lire avec la part du chiffre d’affaires habituel.'
    },
    {
      en: 'Orders by phone, message or post are remote sales, not online ones.',
      fr: 'Les commandes par téléphone, message ou courrier sont des ventes à distance, pas des ventes en ligne.'
    }
  ],
  source: 'domain note, section 5, test E1',
  example: {
    given: threeShops,
    gives: 5_500 / 30_000
  }
});
