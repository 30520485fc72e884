import { defineMetric } from '#model/metric.ts';

/** Shops that sold online before and have had no online order for 90 days. A whole number. */
export const silentShops = defineMetric({
  name: 'silent_shops',
  label: { en: 'Shops that fell silent online', fr: 'Commerces devenus silencieux en ligne' },
  unit: 'count',
  population: 'online_known',
  parts: {
    silent_n: {
      sql: 'CASE WHEN dormant > 0 AND selling_days = 0 THEN 1 ELSE 0 END',
      population: 'online_known > 0 OR selling_days > 0',
      per: 'shop',
      by_channel: false
    }
  },
  linked: {
    rest_n: {
      sql: 'CASE WHEN dormant > 0 AND selling_days = 0 THEN 0 ELSE 1 END',
      population: 'online_known > 0 OR selling_days > 0',
      per: 'shop',
      by_channel: false
    }
  },
  value: 'silent_n',
  meaning: {
    en: 'How many shops had sold online, reached 90 days without an online order, and took none in the period.',
    fr: 'Combien de commerces avaient vendu en ligne, ont atteint 90 jours sans commande en ligne et n’en ont pris aucune dans la période.'
  },
  population_text: {
    en: 'Shops whose online sales are known on a day of the period.',
    fr: 'Commerces dont les ventes en ligne sont connues un jour de la période.'
  },
  caveats: [
    {
      en: 'Ninety days must be known throughout: a feed that stopped sending makes no shop silent.',
      fr: 'Les 90 jours doivent être connus sans interruption : un flux arrêté ne rend aucun commerce silencieux.'
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
  source: 'domain note, section 1, adoption stages',
  example: {
    given: [
      { unit: 'A', in_store_minor: 50_000, online_minor: 20_000, online_orders_n: 4, orders_n: 9 },
      { unit: 'B', in_store_minor: 80_000, online_minor: 0, orders_n: 8, windows: ['dormant'] },
      { unit: 'C', in_store_minor: 60_000, online_minor: 0, orders_n: 7, windows: ['listed'] },
      { unit: 'D', in_store_minor: 70_000, orders_n: 5 }
    ],
    gives: 1
  }
});
