import { defineMetric } from '#model/metric.ts';

/** Revenue of unknown order mode over all revenue seen. Ratio, 0 to 1 but for refunds. */
export const unknownShare = defineMetric({
  name: 'unknown_share',
  label: { en: 'Revenue of unknown origin', fr: 'Part d’origine inconnue' },
  unit: 'ratio',
  population: 'true',
  parts: {
    unknown_minor: { sql: 'unknown_minor', by_channel: true },
    revenue_minor: { sql: 'revenue_minor', by_channel: false }
  },
  linked: {
    rest_minor: { sql: 'revenue_minor - unknown_minor', by_channel: false },
    in_store_minor: { sql: 'in_store_minor', by_channel: false }
  },
  value: 'unknown_minor / nullif(revenue_minor, 0)',
  meaning: {
    en: 'Of each euro the feeds report, how much came without word of how it was ordered.',
    fr: 'Sur chaque euro rapporté par les flux, combien est arrivé sans que l’on sache comment il a été commandé.'
  },
  population_text: {
    en: 'All shops; of a shop without a till feed, only what its feeds report.',
    fr: 'Tous les commerces ; pour un commerce sans caisse reliée, seulement ce que ses flux rapportent.'
  },
  caveats: [
    {
      en: 'It stays in the denominator of the shares of revenue: where it is high, the online, remote and in-store shares are too low by at most as much.',
      fr: 'Elle reste au dénominateur des parts du chiffre d’affaires : quand elle est élevée, les parts en ligne, à distance et en magasin sont trop basses, d’autant au plus.'
    }
  ],
  source: 'domain note, sections 1 and 5',
  example: {
    given: [
      { unit: 'A', in_store_minor: 600_000, online_minor: 300_000, unknown_minor: 100_000 },
      { unit: 'B', in_store_minor: 1_200_000, online_minor: 150_000, unknown_minor: 150_000 },
      { unit: 'C', in_store_minor: 400_000, online_minor: 100_000 }
    ],
    gives: 2_500 / 30_000
  }
});
