import { z } from 'zod';
import { defineConnector, secret } from '#model/connector.ts';
import { page_size, pull } from './prestashop/pull.ts';
import { read } from './prestashop/read.ts';
import { origins, statuses } from './prestashop/words.ts';
import { parse } from './prestashop/xml.ts';

/** Shops on PrestaShop. */
export const prestashop = defineConnector({
  name: 'prestashop',
  label: 'PrestaShop',
  description: {
    fr: 'Commandes et avoirs d’une boutique PrestaShop, par relevé du webservice et par fichier XML ou JSON.',
    en: 'Orders and credit slips of a PrestaShop shop, by pulling its webservice and by XML or JSON file.'
  },
  reads: ['orders', 'refunds'],
  setup: [
    {
      fr: 'Dans PrestaShop, Paramètres avancés › Webservice : activez le webservice et créez une clé.',
      en: 'In PrestaShop, Advanced parameters › Webservice: switch the webservice on and create a key.'
    },
    {
      fr: 'Donnez à la clé le droit « Afficher » (GET) sur orders, order_slip, order_states, currencies et carriers, rien d’autre.',
      en: 'Give the key the right “View” (GET) on orders, order_slip, order_states, currencies and carriers, nothing else.'
    },
    {
      fr: 'Donnez ici l’adresse de la boutique (https) et la clé.',
      en: 'Enter the address of the shop (https) and the key here.'
    }
  ],
  settings: z.object({ base_url: z.url(), api_key: secret().optional() }),
  reports: { online: true, total: false },
  statuses,
  origins,
  limits: [
    {
      fr: 'PrestaShop n’envoie pas de messages : les commandes arrivent au relevé.',
      en: 'PrestaShop sends no webhooks: orders come in with the pull.'
    },
    {
      fr: 'Rien ne dit où une commande a été passée : le module de paiement en tient lieu, et un module inconnu attend une règle.',
      en: 'Nothing says where an order was placed: the payment module stands for it, and an unknown module waits for a rule.'
    },
    {
      fr: 'Les états de commande sont propres à chaque boutique : le relevé lit leurs réglages (payé, expédié, validé). Un fichier sans ces réglages n’est lu que pour les dix premiers états.',
      en: 'Order states are each shop’s own: the pull reads their settings (paid, shipped, validated). A file without these is read for the first ten states only.'
    },
    {
      fr: 'Une commande à l’état « Remboursé » ne compte plus ; un remboursement par avoir compte à sa date.',
      en: 'An order in the state “Refunded” no longer counts; a refund by credit slip counts on its own day.'
    },
    {
      fr: 'Les commandes de la boutique de démonstration sont laissées de côté.',
      en: 'The orders of the demonstration shop are left out.'
    }
  ],
  docs: [
    'https://devdocs.prestashop-project.org/9/webservice/resources/orders/',
    'https://devdocs.prestashop-project.org/9/webservice/resources/order_slip/'
  ],
  pace: { requests_per_minute: 60, page_size },
  read,
  parse,
  pull
});
