import { defineMetric } from '#model/metric.ts';
import { threeShops } from './examples/three-shops.ts';

/** Click and collect (online, collected in the shop) over usual turnover, for shops where both are known. Ratio, 0 and up. */
export const pickupShareOfUsual = defineMetric({
  name: 'pickup_share_of_usual',
  label: {
    en: 'Click and collect share of usual turnover',
    fr: 'Part du retrait en magasin (click and collect) dans le chiffre d’affaires habituel'
  },
  unit: 'ratio',
  population: 'online_known AND usual_known',
  parts: {
    pickup_minor: { sql: 'pickup_minor', by_channel: true },
    usual_minor: { sql: 'usual_minor', by_channel: false }
  },
  linked: {
    delivered_minor: { sql: 'online_minor - pickup_minor', by_channel: false }
  },
  value: 'pickup_minor / nullif(usual_minor, 0)',
  meaning: {
    en: 'How much of what the shops would normally have sold was ordered online and collected in the shop.',
    fr: 'Quelle part de ce que les commerces auraient vendu en temps normal a été commandée en ligne et retirée en magasin.'
  },
  population_text: {
    en: 'Shops with known online sales and a usual turnover on the day.',
    fr: 'Commerces dont les ventes en ligne sont connues et qui ont un chiffre d’affaires habituel ce jour-là.'
  },
  caveats: [
    {
      en: 'Part of the online share of usual turnover, not beside it; pickup points and lockers do not count, nor orders by phone collected in the shop.',
      fr: 'Comprise dans la part en ligne du chiffre d’affaires habituel, elle ne s’y ajoute pas ; les points relais et consignes n’en sont pas, ni les commandes par téléphone retirées en magasin.'
    },
    {
      en: 'Online sales whose fulfilment the feed does not tell count as not collected.',
      fr: 'Les ventes en ligne dont le flux ne dit pas le mode de remise comptent comme non retirées.'
    },
    {
      en: 'Usual turnover is an estimate; its method, reference year and version are given with it.',
      fr: 'Le chiffre d’affaires habituel est une estimation ; sa méthode, son année de référence et sa version l’accompagnent.'
    }
  ],
  source: 'domain note, section 5, test E1',
  example: {
    given: threeShops,
    gives: 0.058
  }
});
