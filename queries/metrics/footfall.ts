import { defineMetric } from '#model/metric.ts';

/** People counted at the shops’ doors. A whole number. */
export const footfall = defineMetric({
  name: 'footfall',
  label: { en: 'Footfall', fr: 'Fréquentation des magasins' },
  unit: 'count',
  population: 'footfall_known',
  parts: {
    footfall_n: { sql: 'footfall_n', by_channel: false }
  },
  value: 'footfall_n',
  meaning: {
    en: 'How many people came through the doors of the shops that count them.',
    fr: 'Combien de personnes ont passé la porte des commerces qui les comptent.'
  },
  population_text: {
    en: 'Days for which a shop’s footfall is counted.',
    fr: 'Jours pour lesquels la fréquentation du commerce est comptée.'
  },
  caveats: [
    {
      en: 'Counters differ: children, staff and people who come back may or may not be in.',
      fr: 'Les compteurs diffèrent : enfants, personnel et allers-retours sont comptés ou non.'
    },
    {
      en: 'A shop without a counter is unknown, not empty.',
      fr: 'Un commerce sans compteur est inconnu, pas vide.'
    }
  ],
  source: 'domain note, section 7',
  example: {
    given: [
      { unit: 'A', in_store_minor: 60_000, footfall_n: 80 },
      { unit: 'B', in_store_minor: 90_000, footfall_n: 120 },
      { unit: 'C', in_store_minor: 90_000 }
    ],
    gives: 200
  }
});
