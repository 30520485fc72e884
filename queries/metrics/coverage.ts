import { defineMetric } from '#model/metric.ts';

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
    given: [
      {
        unit: 'A',
        in_store_minor: 600_000,
        online_minor: 300_000,
        remote_minor: 100_000,
        pickup_minor: 200_000,
        usual_minor: 2_000_000
      },
      {
        unit: 'B',
        in_store_minor: 1_200_000,
        online_minor: 150_000,
        remote_minor: 150_000,
        pickup_minor: 90_000,
        usual_minor: 3_000_000
      },
      { unit: 'C', in_store_minor: 400_000, online_minor: 100_000, remote_minor: 0 }
    ],
    gives: 25_000 / 30_000
  }
});
