import { z } from 'zod';
import { defineConnector, rotatingSecrets, secret } from '#model/connector.ts';
import { parse } from './shopify/bulk.ts';
import { api_version, page_size, pull } from './shopify/pull.ts';
import { read } from './shopify/read.ts';
import { asks, deliveryKey, records, topic, verify } from './shopify/webhook.ts';
import { origins, statuses } from './shopify/words.ts';

/** Shops on Shopify. */
export const shopify = defineConnector({
  name: 'shopify',
  label: 'Shopify',
  description: {
    fr: 'Commandes et remboursements d’une boutique Shopify, caisse comprise, par messages, par relevé et par fichier.',
    en: 'Orders and refunds of a Shopify shop, its till included, by webhook, by pull and by file.'
  },
  reads: ['orders', 'refunds'],
  setup: [
    {
      fr: 'Dans Shopify, Paramètres › Applications › Développer des applications : créez une application et donnez-lui le droit read_orders, et read_all_orders pour plus de soixante jours.',
      en: 'In Shopify, Settings › Apps › Develop apps: create an app and give it the right read_orders, and read_all_orders for more than sixty days.'
    },
    {
      fr: 'Installez-la, puis donnez ici le nom de la boutique (exemple.myshopify.com), le jeton d’accès et le secret du client.',
      en: 'Install it, then enter the name of the shop (example.myshopify.com), the access token and the client secret here.'
    },
    {
      fr: 'Abonnez l’application aux messages orders/create, orders/updated, orders/cancelled et refunds/create vers l’adresse de réception affichée.',
      en: 'Subscribe the app to orders/create, orders/updated, orders/cancelled and refunds/create at the receiving address shown.'
    }
  ],
  settings: z.object({
    shop_domain: z.string().regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/),
    access_token: secret().optional(),
    api_url: z.url().optional(),
    webhook_secrets: rotatingSecrets().optional()
  }),
  reports: { online: true, total: false },
  statuses,
  origins,
  limits: [
    {
      fr: 'Sans le droit read_all_orders, Shopify ne montre que les soixante derniers jours : importez l’export des commandes pour la suite.',
      en: 'Without the right read_all_orders Shopify shows the last sixty days only: import the orders export for the rest.'
    },
    {
      fr: `Relevé par opération groupée de l’API ${api_version} : cinq à la fois par boutique, dix jours au plus, fichier valable sept jours.`,
      en: `Pulled by a bulk operation of the API ${api_version}: five at a time per shop, ten days at most, its file valid for seven days.`
    },
    {
      fr: 'Une application abonnée perd son abonnement après huit échecs de suite ; le relevé de nuit rattrape.',
      en: 'An app loses its subscription after eight failures in a row; the nightly pull makes up for it.'
    },
    {
      fr: 'Le relevé donne d’un remboursement la somme, non les lignes : sa taxe suit alors celle de la commande.',
      en: 'Of a refund the pull gives the sum, not the lines: its tax then follows that of the order.'
    },
    {
      fr: 'Une carte cadeau compte quand elle est utilisée, non quand elle est vendue ; les pourboires ne comptent pas.',
      en: 'A gift card counts when it is used, not when it is sold; tips do not count.'
    }
  ],
  docs: [
    'https://shopify.dev/docs/api/admin-graphql/latest/objects/Order',
    'https://shopify.dev/docs/api/usage/bulk-operations/queries',
    'https://shopify.dev/docs/apps/build/webhooks/verify-deliveries'
  ],
  pace: { requests_per_minute: 60, page_size },
  read,
  parse,
  webhook: { verify, deliveryKey, topic, records, asks, answer_within_s: 5 },
  pull
});
