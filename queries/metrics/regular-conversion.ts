import { defineMetric } from '#model/metric.ts';

/** Regular customers who bought online over regular customers who bought. Ratio, 0 to 1. */
export const regularConversion = defineMetric({
  name: 'regular_conversion',
  label: { en: 'Regular customers buying online', fr: 'Clients réguliers achetant en ligne' },
  unit: 'ratio',
  population: 'true',
  parts: {
    regulars_online_n: {
      sql: 'regulars_online_n',
      population: 'regulars_n > 0',
      per: 'shop',
      by_channel: false
    },
    regulars_n: {
      sql: 'regulars_n',
      population: 'regulars_n > 0',
      per: 'shop',
      by_channel: false
    }
  },
  linked: {
    rest_n: {
      sql: 'regulars_n - regulars_online_n',
      population: 'regulars_n > 0',
      per: 'shop',
      by_channel: false
    }
  },
  value: 'regulars_online_n / nullif(regulars_n, 0)',
  meaning: {
    en: 'Of the regular customers who bought anything, how many ordered online at least once.',
    fr: 'Parmi les clients réguliers ayant acheté, combien ont commandé en ligne au moins une fois.'
  },
  population_text: {
    en: 'Shops that know customers by a pseudonym, and customers with purchases on three or more days of the 365 before the period.',
    fr: 'Commerces qui connaissent leurs clients par un pseudonyme, et clients ayant acheté au moins trois jours sur les 365 précédant la période.'
  },
  caveats: [
    {
      en: 'Customers who are not identified are unknown, not irregular: a shop that knows only its web customers shows a share near one.',
      fr: 'Les clients non identifiés sont inconnus, pas irréguliers : un commerce qui ne connaît que ses clients du web affiche une part proche de un.'
    },
    {
      en: 'A customer of two shops is two customers: pseudonyms are made per shop. Periods do not add up.',
      fr: 'Un client de deux commerces en vaut deux : les pseudonymes sont propres à chaque commerce. Les périodes ne s’additionnent pas.'
    },
    {
      en: 'A shop counts where it stands on the last day of the period; panels are no shops.',
      fr: 'Un commerce compte là où il se trouve le dernier jour de la période ; les panels ne sont pas des commerces.'
    }
  ],
  source: 'domain note, sections 1, 5 and 7',
  example: {
    given: [
      { unit: 'A', in_store_minor: 50_000, regulars_n: 5, regulars_online_n: 2 },
      { unit: 'B', in_store_minor: 80_000, regulars_n: 3, regulars_online_n: 0 },
      { unit: 'C', in_store_minor: 60_000 }
    ],
    gives: 0.25
  }
});
