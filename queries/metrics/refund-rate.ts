import { defineMetric } from '#model/metric.ts';

/** Refunds over revenue before refunds, both of the days asked for. Ratio, 0 and up. */
export const refundRate = defineMetric({
  name: 'refund_rate',
  label: { en: 'Refund rate', fr: 'Taux de remboursement' },
  unit: 'ratio',
  population: 'true',
  parts: {
    refund_minor: { sql: 'refund_minor', by_channel: true },
    revenue_minor: { sql: 'revenue_minor', by_channel: true }
  },
  value: 'refund_minor / nullif(revenue_minor + refund_minor, 0)',
  meaning: {
    en: 'Of each euro sold before refunds, how much was paid back to customers.',
    fr: 'Sur chaque euro vendu avant remboursements, combien a été rendu aux clients.'
  },
  population_text: {
    en: 'All shops; of a shop without a till feed, only what its feeds report.',
    fr: 'Tous les commerces ; pour un commerce sans caisse reliée, seulement ce que ses flux rapportent.'
  },
  caveats: [
    {
      en: 'Refunds count on the day of the refund, so that part of them belongs to sales of earlier periods: right after a peak the rate is high.',
      fr: 'Les remboursements comptent le jour du remboursement, et une partie concerne donc des ventes antérieures : juste après un pic, le taux est élevé.'
    },
    {
      en: 'Feeds that give only net takings hide their refunds; cancelled orders count neither as sales nor as refunds.',
      fr: 'Les flux qui ne donnent que des recettes nettes cachent leurs remboursements ; une commande annulée ne compte ni comme vente ni comme remboursement.'
    }
  ],
  source: 'domain note, sections 1 and 5',
  example: {
    given: [
      { unit: 'A', in_store_minor: 1_000_000, online_minor: -20_000 },
      { unit: 'B', in_store_minor: 500_000, online_minor: 0, remote_minor: -10_000 },
      { unit: 'C', in_store_minor: 0, online_minor: 500_000 }
    ],
    gives: 0.015
  }
});
