import { z } from 'zod';
import { defineConnector, rotatingSecrets, secret, toBeSent } from '#model/connector.ts';
import { page_size, pull } from './square/pull.ts';
import { read } from './square/read.ts';
import { deliveryKey, records, topic, verify } from './square/webhook.ts';
import { origins, statuses } from './square/words.ts';

/** Till and web shop of Square: orders with their returns; payments stand in the shadow of their order. */
export const square = defineConnector({
  name: 'square',
  label: 'Square',
  description: {
    fr: 'Ventes et retours d’une caisse ou d’une boutique Square. La commande fait la vente ; le paiement, reçu plus tôt par message, reste dans son ombre.',
    en: 'Sales and returns of a Square till or web shop. The order is the sale; its payment, which comes earlier by webhook, stays in its shadow.'
  },
  reads: ['orders', 'refunds'],
  setup: [
    {
      fr: 'Dans le portail des développeurs Square, ouvrez votre application, en production, et copiez le jeton d’accès (droits ORDERS_READ, PAYMENTS_READ, MERCHANT_PROFILE_READ).',
      en: 'In the Square developer portal open your application, in production, and copy the access token (rights ORDERS_READ, PAYMENTS_READ, MERCHANT_PROFILE_READ).'
    },
    {
      fr: 'Si le compte a plusieurs établissements, donnez l’identifiant de celui-ci : les ventes des autres sont écartées.',
      en: 'If the account has several locations, enter the one of this shop: sales of the others are left out.'
    },
    {
      fr: 'Webhooks › Abonnements : ajoutez l’adresse de réception affichée pour payment.updated et refund.updated, recopiez ici cette adresse à la lettre près, et la clé de signature.',
      en: 'Webhooks › Subscriptions: add the receiving address shown for payment.updated and refund.updated, copy that very address here, letter by letter, and the signature key.'
    }
  ],
  settings: z.object({
    access_token: secret().optional(),
    location_ids: z.array(z.string().min(1)).optional(),
    notification_url: z.url().meta(toBeSent).optional(),
    webhook_secrets: rotatingSecrets().optional()
  }),
  reports: { online: true, total: true },
  statuses,
  origins,
  limits: [
    {
      fr: 'Les messages order.created et order.updated ne portent aucun montant : la commande vient par le relevé.',
      en: 'Messages order.created and order.updated carry no amount: the order comes by the pull.'
    },
    {
      fr: 'L’adresse de réception entre dans la signature : une lettre de différence, et tout message est refusé.',
      en: 'The receiving address is part of the signature: one letter off, and every message is refused.'
    },
    {
      fr: 'L’ancienne signature SHA-1 (x-square-signature) n’est pas acceptée.',
      en: 'The old SHA-1 signature (x-square-signature) is not accepted.'
    },
    {
      fr: 'Les pourboires ne sont pas du chiffre d’affaires ; ils sont ôtés.',
      en: 'Tips are no turnover; they are taken off.'
    },
    {
      fr: 'Les retraits enregistrés à tort comme expéditions restent des expéditions.',
      en: 'Pickups that were typed as shipments stay shipments.'
    }
  ],
  docs: [
    'https://developer.squareup.com/reference/square/orders-api/search-orders',
    'https://developer.squareup.com/reference/square/objects/Order',
    'https://developer.squareup.com/reference/square/objects/Payment',
    'https://developer.squareup.com/docs/webhooks/step3validate'
  ],
  hosts: ['connect.squareup.com'],
  pace: { requests_per_minute: 120, page_size },
  read,
  webhook: { verify, deliveryKey, topic, records, answer_within_s: 10 },
  pull
});
