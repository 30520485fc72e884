import { defineMetric } from '#model/metric.ts';
import { substituted, switchedParts, switchedTexts } from './parts/switched.ts';
import { switchedShops } from './examples/switched-shops.ts';

/** Online revenue beyond what took the place of sales in store, of shops that began to sell online. Money; an estimate. */
export const increment = defineMetric({
  name: 'increment',
  label: { en: 'Additional online revenue', fr: 'Chiffre d’affaires en ligne additionnel' },
  unit: 'money',
  population: 'true',
  parts: switchedParts,
  value: `gained_minor - ${substituted}`,
  meaning: {
    en: 'What shops took online after they began to, beyond what they would otherwise have taken in store.',
    fr: 'Ce que les commerces qui s’y sont mis ont encaissé en ligne, au-delà de ce qu’ils auraient encaissé en magasin.'
  },
  ...switchedTexts,
  source: 'domain note, section 5, test E3, and section 6',
  example: { given: switchedShops, gives: 1_200 }
});
