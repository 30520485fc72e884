import { defineMetric } from '#model/metric.ts';

/** People who visited the shops’ own web sites, each day counted by itself. A whole number. */
export const visitors = defineMetric({
  name: 'visitors',
  label: { en: 'Daily visitors of web sites', fr: 'Visiteurs quotidiens des sites' },
  unit: 'count',
  population: 'visitors_known',
  parts: {
    visitors_n: { sql: 'visitors_n', by_channel: false }
  },
  value: 'visitors_n',
  meaning: {
    en: 'How many people came to the shops’ own web sites, added up day by day and shop by shop.',
    fr: 'Combien de personnes sont venues sur les sites des commerces, additionnées jour par jour et commerce par commerce.'
  },
  population_text: {
    en: 'Days for which a shop’s visitors are counted; some feeds tell visits alone.',
    fr: 'Jours pour lesquels les visiteurs du commerce sont comptés ; certains flux ne donnent que les visites.'
  },
  caveats: [
    {
      en: 'Whoever comes on two days, or to two shops, counts twice: nobody is followed from one day or one shop to another.',
      fr: 'Qui vient deux jours, ou dans deux commerces, compte deux fois : personne n’est suivi d’un jour ou d’un commerce à l’autre.'
    }
  ],
  source: 'domain note, section 7',
  example: {
    given: [
      { unit: 'A', online_minor: 60_000, visits_n: 400, visitors_n: 300 },
      { unit: 'B', in_store_minor: 90_000, visits_n: 100 },
      { unit: 'C', in_store_minor: 90_000, visits_n: 0 }
    ],
    gives: 300
  }
});
