import { defineMetric } from '#model/metric.ts';
import { threeShops } from './examples/three-shops.ts';

/** Revenue of shops with a known whole and usual turnover over the revenue of all. Ratio, 0 to 1. */
export const coverage = defineMetric({
  name: 'coverage',
  label: { en: 'Coverage', fr: 'Couverture' },
  unit: 'ratio',
  population: 'true',
  parts: {
    known_minor: {
      sql: 'revenue_minor',
      population: 'total_known AND usual_known',
      by_channel: false
    },
    revenue_minor: { sql: 'revenue_minor', by_channel: false }
  },
  linked: {
    outside_minor: {
      sql: 'revenue_minor',
      population: 'NOT (total_known AND usual_known)',
      by_channel: false
    }
  },
  value: 'known_minor / nullif(revenue_minor, 0)',
  meaning: {
    en: 'How much of the revenue seen comes from shops that the usual-turnover measures can use.',
    fr: 'Quelle part des ventes observées vient de commerces utilisables pour les mesures au chiffre d’affaires habituel.'
  },
  population_text: {
    en: 'All shops.',
    fr: 'Tous les commerces.'
  },
  caveats: [
    {
      en: 'A low coverage means that the measures against usual turnover speak for few of the shops.',
      fr: 'Une faible couverture signifie que les mesures rapportées à l’habituel parlent pour peu de commerces.'
    }
  ],
  source: 'domain note, section 5, test E1',
  example: {
    given: threeShops,
    gives: 25_000 / 30_000
  }
});
