import { defineMetric } from '#model/metric.ts';
import { adoptingShops } from './examples/adopting-shops.ts';

/** First online orders of shops, on their day. A whole number that adds up over time. */
export const newAdopters = defineMetric({
  name: 'new_adopters',
  label: { en: 'Shops that began to sell online', fr: 'Nouveaux vendeurs en ligne' },
  unit: 'count',
  population: 'online_known',
  parts: {
    adopted_n: {
      sql: 'adopted_n',
      population: 'online_known > 0 OR selling_days > 0',
      per: 'shop',
      by_channel: false
    }
  },
  value: 'adopted_n',
  meaning: {
    en: 'How many shops took their first online order.',
    fr: 'Combien de commerces ont pris leur première commande en ligne.'
  },
  population_text: {
    en: 'Shops whose online sales are known on a day of the period.',
    fr: 'Commerces dont les ventes en ligne sont connues un jour de la période.'
  },
  caveats: [
    {
      en: 'First only where online sales are known to be none for the 90 days before, or from the shop’s opening on: a feed that begins with an order tells no beginning.',
      fr: 'Première seulement si l’absence de ventes en ligne est connue sur les 90 jours précédents, ou dès l’ouverture : un flux qui commence par une commande ne dit pas un début.'
    },
    {
      en: 'A shop counts where it stands on the last day of the period; panels are no shops.',
      fr: 'Un commerce compte là où il se trouve le dernier jour de la période ; les panels ne sont pas des commerces.'
    }
  ],
  source: 'domain note, section 1, adoption stages',
  example: {
    given: adoptingShops,
    gives: 1
  }
});
