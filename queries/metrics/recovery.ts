import { defineMetric } from '#model/metric.ts';
import { threeShops } from './examples/three-shops.ts';

/** All revenue over usual turnover, for shops where both are known. Ratio, 0 and up; 1 is business as usual. */
export const recovery = defineMetric({
  name: 'recovery',
  label: { en: 'Recovery', fr: 'Niveau d’activité' },
  unit: 'ratio',
  population: 'total_known AND usual_known',
  parts: {
    revenue_minor: { sql: 'revenue_minor', by_channel: true },
    usual_minor: { sql: 'usual_minor', by_channel: false }
  },
  value: 'revenue_minor / nullif(usual_minor, 0)',
  meaning: {
    en: 'How much of their usual turnover the shops made, by whatever path.',
    fr: 'Quelle part de leur chiffre d’affaires habituel les commerces ont réalisée, par quelque voie que ce soit.'
  },
  population_text: {
    en: 'Shops with a known whole turnover and a usual turnover on the day.',
    fr: 'Commerces dont le chiffre d’affaires entier est connu et qui ont un chiffre d’affaires habituel ce jour-là.'
  },
  caveats: [
    {
      en: 'Usual turnover is an estimate; its method, reference year and version are given with it.',
      fr: 'Le chiffre d’affaires habituel est une estimation ; sa méthode, son année de référence et sa version l’accompagnent.'
    },
    {
      en: 'A shop shut by order keeps its usual turnover; a dissolved one leaves both sums.',
      fr: 'Un commerce fermé par décision garde son chiffre d’affaires habituel ; un commerce disparu quitte les deux sommes.'
    }
  ],
  source: 'domain note, section 5, test E1',
  example: {
    given: threeShops,
    gives: 0.5
  }
});
