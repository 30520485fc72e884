import { defineMetric } from '#model/metric.ts';

/** Visits of the shops’ own web sites. A whole number. */
export const visits = defineMetric({
  name: 'visits',
  label: { en: 'Visits of web sites', fr: 'Visites des sites' },
  unit: 'count',
  population: 'visits_known',
  parts: {
    visits_n: { sql: 'visits_n', by_channel: false }
  },
  value: 'visits_n',
  meaning: {
    en: 'How often people came to the shops’ own web sites.',
    fr: 'Combien de fois les sites des commerces ont été visités.'
  },
  population_text: {
    en: 'Days for which a shop’s visits are counted.',
    fr: 'Jours pour lesquels les visites du commerce sont comptées.'
  },
  caveats: [
    {
      en: 'A visit begins with a page view after half an hour without one; whoever blocks the count, or visits a shop that does not count, is missing: days without a count are unknown, not zero.',
      fr: 'Une visite commence par une page vue après une demi-heure sans activité ; qui bloque la mesure, ou visite un commerce qui ne compte pas, manque : un jour sans comptage est inconnu, pas nul.'
    },
    {
      en: 'Counted by shop and day, never tied to a customer or an order.',
      fr: 'Comptées par commerce et par jour, jamais rattachées à un client ni à une commande.'
    }
  ],
  source: 'domain note, section 7',
  example: {
    given: [
      { unit: 'A', online_minor: 60_000, visits_n: 400, visitors_n: 300 },
      { unit: 'B', in_store_minor: 90_000, visits_n: 100 },
      { unit: 'C', in_store_minor: 90_000, online_minor: 20_000 }
    ],
    gives: 500
  }
});
