import { defineMetric } from '#model/metric.ts';
import { sellingShops } from './examples/selling-shops.ts';

/** Shops with an online order in the period over shops whose online sales are known. Ratio, 0 to 1. */
export const onlineShopsShare = defineMetric({
  name: 'online_shops_share',
  label: { en: 'Share of shops selling online', fr: 'Part des commerces vendant en ligne' },
  unit: 'ratio',
  population: 'online_known',
  parts: {
    active_n: {
      sql: 'CASE WHEN selling_days > 0 THEN 1 ELSE 0 END',
      population: 'online_known > 0 OR selling_days > 0',
      per: 'shop',
      by_channel: true
    },
    known_n: {
      sql: '1',
      population: 'online_known > 0 OR selling_days > 0',
      per: 'shop',
      by_channel: false
    }
  },
  linked: {
    rest_n: {
      sql: 'CASE WHEN selling_days = 0 THEN 1 ELSE 0 END',
      population: 'online_known > 0 OR selling_days > 0',
      per: 'shop',
      by_channel: false
    }
  },
  value: 'active_n / nullif(known_n, 0)',
  meaning: {
    en: 'Of the shops whose online sales are known, how many took at least one online order.',
    fr: 'Parmi les commerces dont les ventes en ligne sont connues, combien ont pris au moins une commande en ligne.'
  },
  population_text: {
    en: 'Shops whose online sales are known on a day of the period.',
    fr: 'Commerces dont les ventes en ligne sont connues un jour de la période.'
  },
  caveats: [
    {
      en: 'The longer the period, the higher: one order in a year is enough for a year.',
      fr: 'Plus la période est longue, plus elle est élevée : une commande dans l’année suffit pour l’année.'
    },
    {
      en: 'A shop counts where it stands on the last day of the period; panels are no shops.',
      fr: 'Un commerce compte là où il se trouve le dernier jour de la période ; les panels ne sont pas des commerces.'
    }
  ],
  source: 'domain note, section 1',
  example: {
    given: sellingShops,
    gives: 2 / 3
  }
});
