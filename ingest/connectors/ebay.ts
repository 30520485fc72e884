import { z } from 'zod';
import { defineConnector, secret, toPull } from '#model/connector.ts';
import type { OrderStatus } from '#model/order.ts';
import { page_size, pull } from './ebay/pull.ts';
import { read, statuses } from './ebay/read.ts';
import { market } from './parts/market.ts';

/** Sales on eBay, by the Fulfillment API. */
export const ebay = defineConnector({
  name: 'ebay',
  label: 'eBay',
  description: {
    fr: 'Commandes et remboursements sur eBay (API Fulfillment).',
    en: 'Orders and refunds on eBay (Fulfillment API).'
  },
  reads: ['orders', 'refunds'],
  setup: [
    {
      fr: 'Sur developer.ebay.com, créez un jeu de clés de production et autorisez-le pour votre compte vendeur avec la portée sell.fulfillment.readonly.',
      en: 'On developer.ebay.com create a production keyset and authorise it for your seller account with the scope sell.fulfillment.readonly.'
    },
    {
      fr: 'Donnez ici l’App ID, le Cert ID et le jeton d’actualisation (refresh token).',
      en: 'Enter the App ID, the Cert ID and the refresh token here.'
    }
  ],
  settings: z.object({
    client_id: z.string().min(1).meta(toPull).optional(),
    client_secret: secret().optional(),
    refresh_token: secret().optional()
  }),
  reports: { online: true, total: false },
  statuses: statuses satisfies Record<string, OrderStatus>,
  origins: { ebay: market },
  limits: [
    {
      fr: 'eBay ne rend que les achats réglés, deux ans en arrière.',
      en: 'eBay gives only paid purchases, two years back.'
    },
    {
      fr: 'La taxe qu’eBay encaisse et reverse n’est pas dans le total : ces montants sont hors taxes. Sinon la taxe n’est pas dite et les montants sont toutes taxes comprises.',
      en: 'Tax that eBay collects and remits is not in the total: those amounts are without tax. Otherwise the tax is not told and amounts are with it.'
    },
    {
      fr: 'Les commissions d’eBay ne sont pas retranchées ; ce que reçoit le vendeur, dans une autre monnaie parfois, n’est pas lu.',
      en: 'eBay’s fees are not taken off; what the seller gets, at times in another currency, is not read.'
    },
    {
      fr: 'Les notifications d’eBay ne portent pas les commandes : elles viennent par le relevé.',
      en: 'eBay’s notifications do not carry the orders: these come by the pull.'
    }
  ],
  docs: [
    'https://developer.ebay.com/api-docs/sell/fulfillment/resources/order/methods/getOrders',
    'https://developer.ebay.com/api-docs/sell/fulfillment/types/sel:Order',
    'https://developer.ebay.com/api-docs/static/oauth-refresh-token-request.html'
  ],
  hosts: ['api.ebay.com'],
  pace: { requests_per_minute: 60, page_size },
  read,
  pull
});
