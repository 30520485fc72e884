import { defineMetric } from '#model/metric.ts';
import { threeShops } from './examples/three-shops.ts';

/** In-store and online revenue over usual turnover, for shops where all and usual are known. Ratio, 0 and up. */
export const recoveryStrict = defineMetric({
  name: 'recovery_strict',
  label: {
    en: 'Recovery without remote sales',
    fr: 'Niveau d’activité hors ventes à distance'
  },
  unit: 'ratio',
  population: 'total_known AND usual_known',
  parts: {
    strict_minor: { sql: 'in_store_minor + online_minor', by_channel: true },
    usual_minor: { sql: 'usual_minor', by_channel: false }
  },
  linked: {
    rest_minor: { sql: 'remote_minor + unknown_minor', by_channel: false }
  },
  value: 'strict_minor / nullif(usual_minor, 0)',
  meaning: {
    en: 'How much of their usual turnover the shops made in store and online, orders by phone, message or post left out.',
    fr: 'Quelle part de leur chiffre d’affaires habituel les commerces ont réalisée en magasin et en ligne, sans les commandes par téléphone, message ou courrier.'
  },
  population_text: {
    en: 'Shops with a known whole turnover and a usual turnover on the day.',
    fr: 'Commerces dont le chiffre d’affaires entier est connu et qui ont un chiffre d’affaires habituel ce jour-là.'
  },
  caveats: [
    {
      en: 'Sales whose order mode is unknown are left out too, while the usual turnover holds sales of every mode: read it beside the recovery and the unknown share.',
      fr: 'Les ventes dont le mode de commande est inconnu sont écartées aussi, alors que l’habituel contient tous les modes : à lire avec le niveau d’activité et la part d’origine inconnue.'
    },
    {
      en: 'Usual turnover is an estimate; its method, reference year and version are given with it.',
      fr: 'Le chiffre d’affaires habituel est une estimation ; sa méthode, son année de référence et sa version l’accompagnent.'
    }
  ],
  source: 'domain note, section 5, test E1',
  example: {
    given: threeShops,
    gives: 0.45
  }
});
