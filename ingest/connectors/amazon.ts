import { z } from 'zod';
import { defineConnector, secret, toPull } from '#model/connector.ts';
import { page_size, pull } from './amazon/pull.ts';
import { read } from './amazon/read.ts';
import { statuses } from './amazon/words.ts';
import { market } from './parts/market.ts';

/** Sales on Amazon's marketplace, by the Selling Partner API or by its reports. */
export const amazon = defineConnector({
  name: 'amazon',
  label: 'Amazon',
  description: {
    fr: 'Commandes sur la place de marché Amazon (API Orders), et par jour le rapport des ventes et du trafic : ventes commandées et visites.',
    en: 'Orders on the Amazon marketplace (Orders API), and by day the sales and traffic report: ordered sales and visits.'
  },
  reads: ['orders', 'takings', 'visits'],
  setup: [
    {
      fr: 'Dans Seller Central, Applications et services › Développer des applications : créez une application privée avec le rôle « Suivi des stocks et des commandes », puis autorisez-la.',
      en: 'In Seller Central, Apps and services › Develop apps: create a private app with the role “Inventory and order tracking”, then authorise it.'
    },
    {
      fr: 'Donnez ici le jeton d’actualisation (refresh token), l’identifiant client et son secret.',
      en: 'Enter the refresh token, the client id and its secret here.'
    },
    {
      fr: 'Donnez le ou les identifiants de place de marché (A13V1IB3VIYZZH pour amazon.fr).',
      en: 'Enter the marketplace id or ids (A13V1IB3VIYZZH for amazon.fr).'
    }
  ],
  settings: z.object({
    refresh_token: secret().optional(),
    client_id: z.string().min(1).meta(toPull).optional(),
    client_secret: secret().optional(),
    marketplace_ids: z.array(z.string().min(1)).min(1).meta(toPull).optional(),
    region: z.enum(['eu', 'na', 'fe']).default('eu'),
    sales_from_report: z.boolean().default(true)
  }),
  reports: { online: true, total: false },
  statuses,
  origins: { amazon: market },
  limits: [
    {
      fr: 'Une commande en attente n’a pas encore de montant ; elle compte quand Amazon l’a acceptée.',
      en: 'A pending order has no amount yet; it counts once Amazon has accepted it.'
    },
    {
      fr: 'L’API Orders ne dit ni la taxe ni les remboursements : les montants sont toutes taxes comprises. Ce qui est rendu se trouve dans le rapport de règlement (Paiements › Rapports), lu par la correspondance amazon-settlement.',
      en: 'The Orders API tells neither tax nor refunds: amounts are with tax. What is given back stands in the settlement report (Payments › Reports), read by the mapping amazon-settlement.'
    },
    {
      fr: 'Commissions et frais d’Amazon ne sont pas retranchés : le montant est celui que paie le client.',
      en: 'Amazon’s commission and fees are not taken off: the amount is what the customer pays.'
    },
    {
      fr: 'Les lignes d’une commande (getOrderItems) n’ont ni date ni état et ne suffisent pas.',
      en: 'The lines of an order (getOrderItems) have neither date nor status and do not suffice.'
    },
    {
      fr: 'Les ventes du rapport et les commandes racontent la même chose : avec les commandes, réglez sales_from_report à false pour n’en prendre que les visites.',
      en: 'The report’s sales and the orders tell the same: with orders, set sales_from_report to false and take only its visits.'
    },
    {
      fr: 'L’API donne deux ans de commandes, cent par minute.',
      en: 'The API gives two years of orders, a hundred a minute.'
    }
  ],
  docs: [
    'https://developer-docs.amazon.com/sp-api/docs/orders-api-v0-reference',
    'https://developer-docs.amazon.com/sp-api/docs/report-type-values-analytics',
    'https://developer-docs.amazon.com/sp-api/docs/connecting-to-the-selling-partner-api'
  ],
  hosts: [
    'api.amazon.com',
    'sellingpartnerapi-eu.amazon.com',
    'sellingpartnerapi-na.amazon.com',
    'sellingpartnerapi-fe.amazon.com'
  ],
  pace: { requests_per_minute: 1, page_size },
  read,
  pull
});
