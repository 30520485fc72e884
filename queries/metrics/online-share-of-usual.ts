import { defineMetric } from '#model/metric.ts';
import { threeShops } from './examples/three-shops.ts';

/** Online revenue over usual turnover, for shops where both are known. Ratio, 0 and up (a shop can beat its usual). */
export const onlineShareOfUsual = defineMetric({
  name: 'online_share_of_usual',
  label: {
    en: 'Online share of usual turnover',
    fr: 'Part en ligne du chiffre d’affaires habituel'
  },
  unit: 'ratio',
  population: 'online_known AND usual_known',
  parts: {
    online_minor: { sql: 'online_minor', by_channel: true },
    usual_minor: { sql: 'usual_minor', by_channel: false }
  },
  value: 'online_minor / nullif(usual_minor, 0)',
  meaning: {
    en: 'How much of what the shops would normally have sold was ordered online.',
    fr: 'Quelle part de ce que les commerces auraient vendu en temps normal a été commandée en ligne.'
  },
  population_text: {
    en: 'Shops with known online sales and a usual turnover on the day.',
    fr: 'Commerces dont les ventes en ligne sont connues et qui ont un chiffre d’affaires habituel ce jour-là.'
  },
  caveats: [
    {
      en: 'Usual turnover is an estimate; its method, reference year and version are given with it.',
      fr: 'Le chiffre d’affaires habituel est une estimation ; sa méthode, son année de référence et sa version l’accompagnent.'
    },
    {
      en: 'Orders by phone, message or post are remote sales, not online ones.',
      fr: 'Les commandes par téléphone, message ou courrier sont des ventes à distance, pas des ventes en ligne.'
    }
  ],
  source: 'domain note, section 5, test E1',
  example: {
    given: threeShops,
    gives: 0.09
  }
});
