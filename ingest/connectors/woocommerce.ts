import { z } from 'zod';
import { defineConnector, rotatingSecrets, secret } from '#model/connector.ts';
import { page_size, pull } from './woocommerce/pull.ts';
import { read } from './woocommerce/read.ts';
import { records, topic, verify } from './woocommerce/webhook.ts';
import { origins, statuses } from './woocommerce/words.ts';

/** Shops on WooCommerce, the shop plug-in of WordPress. */
export const woocommerce = defineConnector({
  name: 'woocommerce',
  label: 'WooCommerce',
  description: {
    fr: 'Commandes et remboursements d’une boutique WooCommerce, par messages, par relevé et par fichier.',
    en: 'Orders and refunds of a WooCommerce shop, by webhook, by pull and by file.'
  },
  reads: ['orders', 'refunds'],
  setup: [
    {
      fr: 'Dans WooCommerce, Réglages › Avancé › API REST : créez une clé avec le droit « Lecture ».',
      en: 'In WooCommerce, Settings › Advanced › REST API: create a key with the right “Read”.'
    },
    {
      fr: 'Donnez ici l’adresse de la boutique (https), la clé et son secret.',
      en: 'Enter the address of the shop (https), the key and its secret here.'
    },
    {
      fr: 'Réglages › Avancé › Webhooks : ajoutez « Commande créée » et « Commande mise à jour » vers l’adresse de réception affichée, avec le même secret, et « Commande supprimée » si vous en supprimez.',
      en: 'Settings › Advanced › Webhooks: add “Order created” and “Order updated” to the receiving address shown, with one secret, and “Order deleted” if you delete orders.'
    }
  ],
  settings: z.object({
    base_url: z.url(),
    consumer_key: secret().optional(),
    consumer_secret: secret().optional(),
    webhook_secrets: rotatingSecrets().optional()
  }),
  reports: { online: true, total: false },
  statuses,
  origins,
  limits: [
    {
      fr: 'WooCommerce ne renvoie pas un message perdu et arrête un webhook après plusieurs échecs de suite : le relevé de nuit rattrape.',
      en: 'WooCommerce does not send a lost message again and stops a webhook after several failures in a row: the nightly pull makes up for it.'
    },
    {
      fr: 'Un statut ajouté par une extension est inconnu : la commande attend en quarantaine.',
      en: 'A status added by a plug-in is unknown: the order waits in quarantine.'
    },
    {
      fr: 'Sans clé d’API, un remboursement est daté du jour où la commande a changé.',
      en: 'Without an API key a refund is dated by the day its order changed.'
    },
    {
      fr: 'Une commande supprimée définitivement reste comptée ; mise à la corbeille, elle est retirée par le relevé.',
      en: 'An order deleted for good stays counted; one put in the bin is taken out by the pull.'
    },
    {
      fr: 'Les cartes cadeaux viennent d’extensions, chacune à sa manière : leur vente compte comme toute vente.',
      en: 'Gift cards come from plug-ins, each in its own way: their sale counts as any sale.'
    }
  ],
  docs: [
    'https://woocommerce.github.io/woocommerce-rest-api-docs/#orders',
    'https://woocommerce.com/document/webhooks/'
  ],
  pace: { requests_per_minute: 60, page_size },
  read,
  webhook: { verify, deliveryKey: () => null, topic, records, answer_within_s: 60 },
  pull
});
