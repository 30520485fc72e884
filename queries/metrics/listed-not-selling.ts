import { defineMetric } from '#model/metric.ts';

/** Shops with a web site or shop platform and no online order in the period. A whole number. */
export const listedNotSelling = defineMetric({
  name: 'listed_not_selling',
  label: { en: 'Listed, not selling', fr: 'Présents en ligne sans vendre' },
  unit: 'count',
  population: 'online_known',
  parts: {
    listed_n: {
      sql: 'CASE WHEN listed > 0 AND selling_days = 0 THEN 1 ELSE 0 END',
      population: 'online_known > 0 OR selling_days > 0',
      per: 'shop',
      by_channel: false
    }
  },
  linked: {
    rest_n: {
      sql: 'CASE WHEN listed > 0 AND selling_days = 0 THEN 0 ELSE 1 END',
      population: 'online_known > 0 OR selling_days > 0',
      per: 'shop',
      by_channel: false
    }
  },
  value: 'listed_n',
  meaning: {
    en: 'How many shops have a web site or a shop platform and took no online order.',
    fr: 'Combien de commerces ont un site ou une boutique en ligne et n’ont pris aucune commande en ligne.'
  },
  population_text: {
    en: 'Shops whose online sales are known on a day of the period.',
    fr: 'Commerces dont les ventes en ligne sont connues un jour de la période.'
  },
  caveats: [
    {
      en: 'Listed is whose site counts its visits, or whose feed is one of online sales alone, as of a shop platform; a mere entry in a directory is not seen.',
      fr: 'Est présent en ligne le commerce dont le site compte ses visites ou dont un flux ne porte que les ventes en ligne, comme celui d’une boutique ; une simple fiche d’annuaire ne se voit pas.'
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
  source: 'domain note, section 1; product note',
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
