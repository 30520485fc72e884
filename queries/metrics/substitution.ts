import { defineMetric } from '#model/metric.ts';
import { substituted, switchedParts, switchedTexts } from './parts/switched.ts';
import { switchedShops } from './examples/switched-shops.ts';

/** Online revenue that took the place of sales in store, over online revenue, of shops that began to sell online. Ratio, 0 to 1; an estimate. */
export const substitution = defineMetric({
  name: 'substitution',
  label: { en: 'Online sales that replace sales in store', fr: 'Ventes en ligne de substitution' },
  unit: 'ratio',
  population: 'true',
  parts: switchedParts,
  value: `${substituted} / nullif(gained_minor, 0)`,
  meaning: {
    en: 'Of each euro that shops took online after they began to, how much they would otherwise have taken in store.',
    fr: 'Sur chaque euro encaissé en ligne par les commerces qui s’y sont mis, combien l’aurait été en magasin.'
  },
  ...switchedTexts,
  source: 'domain note, section 5, test E3, and section 6',
  example: { given: switchedShops, gives: 600 / 1_800 }
});
