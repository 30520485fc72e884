import { defineMetric } from '#model/metric.ts';
import { threeShops } from './examples/three-shops.ts';

/** Revenue of all order modes that the feeds report, net of refunds. Money, in the currency and tax basis of the row. */
export const totalRevenue = defineMetric({
  name: 'total_revenue',
  label: { en: 'Total revenue', fr: 'Chiffre d’affaires' },
  unit: 'money',
  population: 'true',
  parts: {
    revenue_minor: { sql: 'revenue_minor', by_channel: true }
  },
  value: 'revenue_minor',
  meaning: {
    en: 'Everything the shops sold: in store, online, remote and of unknown origin.',
    fr: 'Tout ce que les commerces ont vendu : en magasin, en ligne, à distance et d’origine inconnue.'
  },
  population_text: {
    en: 'All shops; of a shop without a till feed, only what its feeds report.',
    fr: 'Tous les commerces ; pour un commerce sans caisse reliée, seulement ce que ses flux rapportent.'
  },
  caveats: [
    {
      en: 'Refunds count on the day of the refund, on the channel of the sale.',
      fr: 'Les remboursements comptent le jour du remboursement, sur le canal de la vente.'
    }
  ],
  source: 'domain note, section 5',
  example: {
    given: threeShops,
    gives: 30_000
  }
});
