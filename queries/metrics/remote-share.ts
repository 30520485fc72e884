import { defineMetric } from '#model/metric.ts';
import { threeShops } from './examples/three-shops.ts';

/** Remote revenue (phone, message, post) over all revenue. Ratio, 0 to 1 but for refunds. */
export const remoteShare = defineMetric({
  name: 'remote_share',
  label: { en: 'Remote share of revenue', fr: 'Part à distance hors ligne' },
  unit: 'ratio',
  population: 'total_known',
  parts: {
    remote_minor: { sql: 'remote_minor', by_channel: true },
    revenue_minor: { sql: 'revenue_minor', by_channel: false }
  },
  linked: {
    rest_minor: { sql: 'revenue_minor - remote_minor', by_channel: false }
  },
  value: 'remote_minor / nullif(revenue_minor, 0)',
  meaning: {
    en: 'Of each euro the shops took in, how much was ordered by phone, message or post.',
    fr: 'Sur chaque euro encaissé par les commerces, combien a été commandé par téléphone, message ou courrier.'
  },
  population_text: {
    en: 'Shops whose whole turnover is known on the day.',
    fr: 'Commerces dont le chiffre d’affaires entier est connu ce jour-là.'
  },
  caveats: [
    {
      en: 'Never added to the online share: official e-commerce figures leave these orders out.',
      fr: 'Jamais ajoutée à la part en ligne : les chiffres officiels du commerce électronique excluent ces commandes.'
    }
  ],
  source: 'domain note, sections 1 and 5, test E1',
  example: {
    given: threeShops,
    gives: 2_500 / 30_000
  }
});
