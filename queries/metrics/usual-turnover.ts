import { defineMetric } from '#model/metric.ts';
import { threeShops } from './examples/three-shops.ts';

/** Usual turnover of the shops that have one. Money, in the currency and tax basis of the row. */
export const usualTurnover = defineMetric({
  name: 'usual_turnover',
  label: { en: 'Usual turnover', fr: 'Chiffre d’affaires habituel' },
  unit: 'money',
  population: 'usual_known',
  parts: {
    usual_minor: { sql: 'usual_minor', by_channel: false }
  },
  value: 'usual_minor',
  meaning: {
    en: 'What the shops would have sold had they traded normally.',
    fr: 'Ce que les commerces auraient vendu en temps normal.'
  },
  population_text: {
    en: 'Shops with a usual turnover on the day.',
    fr: 'Commerces ayant un chiffre d’affaires habituel ce jour-là.'
  },
  caveats: [
    {
      en: 'Usual turnover is an estimate; its method, reference year and version are given with it.',
      fr: 'Le chiffre d’affaires habituel est une estimation ; sa méthode, son année de référence et sa version l’accompagnent.'
    }
  ],
  source: 'domain note, section 5',
  example: {
    given: threeShops,
    gives: 50_000
  }
});
