import { defineMetric } from '#model/metric.ts';
import { threeShops } from './examples/three-shops.ts';

/** Click and collect (online, collected in the shop) over all revenue. Ratio, 0 to 1 but for refunds. */
export const pickupShare = defineMetric({
  name: 'pickup_share',
  label: {
    en: 'Click and collect share of revenue',
    fr: 'Part du retrait en magasin (click and collect) dans le chiffre d’affaires'
  },
  unit: 'ratio',
  population: 'online_known AND total_known',
  parts: {
    pickup_minor: { sql: 'pickup_minor', by_channel: true },
    revenue_minor: { sql: 'revenue_minor', by_channel: false }
  },
  linked: {
    delivered_minor: { sql: 'online_minor - pickup_minor', by_channel: false },
    offline_minor: { sql: 'revenue_minor - online_minor', by_channel: false }
  },
  value: 'pickup_minor / nullif(revenue_minor, 0)',
  meaning: {
    en: 'Of each euro the shops took in, how much was ordered online and collected in the shop.',
    fr: 'Sur chaque euro encaissé par les commerces, combien a été commandé en ligne et retiré en magasin.'
  },
  population_text: {
    en: 'Shops whose online sales and whole turnover are both known on the day.',
    fr: 'Commerces dont les ventes en ligne et le chiffre d’affaires entier sont connus ce jour-là.'
  },
  caveats: [
    {
      en: 'Part of the online share, not beside it; pickup points and lockers do not count, nor orders by phone collected in the shop.',
      fr: 'Comprise dans la part en ligne, elle ne s’y ajoute pas ; les points relais et consignes n’en sont pas, ni les commandes par téléphone retirées en magasin.'
    },
    {
      en: 'Online sales whose fulfilment the feed does not tell count as not collected.',
      fr: 'Les ventes en ligne dont le flux ne dit pas le mode de remise comptent comme non retirées.'
    },
    {
      en: 'It rises when shops are shut, because the rest falls: read it beside the share of usual turnover.',
      fr: 'Elle monte quand les magasins ferment, parce que le reste baisse : à lire avec la part du chiffre d’affaires habituel.'
    }
  ],
  source: 'domain note, sections 1 and 5, test E1',
  example: {
    given: threeShops,
    gives: 2_900 / 30_000
  }
});
