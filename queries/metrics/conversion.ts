import { defineMetric } from '#model/metric.ts';

/** Orders of the shops’ own web sites over visits of them, same days. Ratio, 0 and up. */
export const conversion = defineMetric({
  name: 'conversion',
  label: { en: 'Conversion of visits', fr: 'Taux de conversion' },
  unit: 'ratio',
  population: 'online_known AND visits_known',
  parts: {
    site_orders_n: { sql: 'site_orders_n', by_channel: false },
    visits_n: { sql: 'visits_n', by_channel: false }
  },
  value: 'site_orders_n / nullif(visits_n, 0)',
  meaning: {
    en: 'How many orders the shops’ own web sites took for each visit of them.',
    fr: 'Combien de commandes les sites des commerces ont prises pour chaque visite.'
  },
  population_text: {
    en: 'Days of shops for which online sales and visits of the site are both known.',
    fr: 'Jours des commerces pour lesquels les ventes en ligne et les visites du site sont connues.'
  },
  caveats: [
    {
      en: 'A ratio of sums by shop and day: no visit is ever tied to an order, a customer or a person.',
      fr: 'Un rapport de sommes par commerce et par jour : aucune visite n’est rattachée à une commande, à un client ou à une personne.'
    },
    {
      en: 'Orders by marketplaces, apps and social networks do not count: their visits are not those of the site.',
      fr: 'Les commandes des places de marché, des applications et des réseaux sociaux ne comptent pas : leurs visites ne sont pas celles du site.'
    },
    {
      en: 'Online totals given without a number of orders count as none: it is too low for shops that tell no more.',
      fr: 'Les totaux en ligne fournis sans nombre de commandes comptent pour zéro : le taux est trop bas pour les commerces qui n’en disent pas plus.'
    }
  ],
  source: 'domain note, sections 1 and 7',
  example: {
    given: [
      { unit: 'A', online_minor: 60_000, orders_n: 10, online_orders_n: 10, visits_n: 400 },
      { unit: 'B', online_minor: 30_000, orders_n: 2, online_orders_n: 2, visits_n: 200 },
      { unit: 'C', online_minor: 30_000, orders_n: 9, online_orders_n: 9 },
      { unit: 'D', in_store_minor: 50_000, visits_n: 900 }
    ],
    gives: 0.02
  }
});
