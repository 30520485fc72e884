import { defineMetric } from '#model/metric.ts';
import { sellingShops } from './examples/selling-shops.ts';

/** Shops with an online order in the period. A whole number. */
export const activeShops = defineMetric({
  name: 'active_shops',
  label: { en: 'Shops selling online', fr: 'Commerces vendant en ligne' },
  unit: 'count',
  population: 'online_known',
  parts: {
    active_n: {
      sql: 'CASE WHEN selling_days > 0 THEN 1 ELSE 0 END',
      population: 'online_known > 0 OR selling_days > 0',
      per: 'shop',
      by_channel: true
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
  value: 'active_n',
  meaning: {
    en: 'How many shops took at least one online order.',
    fr: 'Combien de commerces ont pris au moins une commande en ligne.'
  },
  population_text: {
    en: 'Shops whose online sales are known on a day of the period.',
    fr: 'Commerces dont les ventes en ligne sont connues un jour de la période.'
  },
  caveats: [
    {
      en: 'Online revenue given without a number of orders counts as an order.',
      fr: 'Des ventes en ligne fournies sans nombre de commandes valent une commande.'
    },
    {
      en: 'Counts of shops do not add up over time: a shop of two months counts once in their quarter.',
      fr: 'Les nombres de commerces ne s’additionnent pas dans le temps : un commerce de deux mois compte une fois dans leur trimestre.'
    },
    {
      en: 'A shop counts where it stands on the last day of the period; panels are no shops.',
      fr: 'Un commerce compte là où il se trouve le dernier jour de la période ; les panels ne sont pas des commerces.'
    }
  ],
  source: 'domain note, section 1',
  example: {
    given: sellingShops,
    gives: 2
  }
});
