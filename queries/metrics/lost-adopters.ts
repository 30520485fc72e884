import { defineMetric } from '#model/metric.ts';
import { adoptingShops } from './examples/adopting-shops.ts';

/** Shops that reach 90 days without an online order, on that day. A whole number that adds up over time. */
export const lostAdopters = defineMetric({
  name: 'lost_adopters',
  label: { en: 'Shops that stopped selling online', fr: 'Vendeurs en ligne perdus' },
  unit: 'count',
  population: 'online_known',
  parts: {
    lost_n: {
      sql: 'lost_n',
      population: 'online_known > 0 OR selling_days > 0',
      per: 'shop',
      by_channel: false
    }
  },
  value: 'lost_n',
  meaning: {
    en: 'How many shops reached 90 days without an online order after they had some.',
    fr: 'Combien de commerces ont atteint 90 jours sans commande en ligne après en avoir eu.'
  },
  population_text: {
    en: 'Shops whose online sales are known on a day of the period.',
    fr: 'Commerces dont les ventes en ligne sont connues un jour de la période.'
  },
  caveats: [
    {
      en: 'The event stands on the ninetieth day, and only where online sales are known throughout; a shop that closes before is not lost but closed.',
      fr: 'L’événement est daté du quatre-vingt-dixième jour, et seulement si les ventes en ligne sont connues jusque-là ; un commerce qui ferme avant n’est pas perdu mais fermé.'
    },
    {
      en: 'Who comes back and stops again counts again.',
      fr: 'Qui revient puis s’arrête de nouveau compte de nouveau.'
    }
  ],
  source: 'domain note, section 1, adoption stages',
  example: {
    given: adoptingShops,
    gives: 1
  }
});
