import { z } from 'zod';
import { defineConnector, secret, toPull } from '#model/connector.ts';
import { page_size, pull } from './mirakl/pull.ts';
import { read, statuses } from './mirakl/read.ts';
import { market } from './parts/market.ts';

/** Sales on a marketplace that runs on Mirakl (Fnac Darty, Decathlon, Leroy Merlin, towns and regions). */
export const mirakl = defineConnector({
  name: 'mirakl',
  label: 'Mirakl',
  description: {
    fr: 'Commandes et remboursements d’une boutique sur une place de marché Mirakl, au prix payé par le client, commission non déduite.',
    en: 'Orders and refunds of a shop on a Mirakl marketplace, at the price the customer pays, commission not taken off.'
  },
  reads: ['orders', 'refunds'],
  setup: [
    {
      fr: 'Dans le back-office vendeur de la place de marché, Mon profil › Clé API : générez une clé et donnez-la ici.',
      en: 'In the seller back office of the marketplace, My user settings › API key: generate a key and enter it here.'
    },
    {
      fr: 'Donnez l’adresse de ce back-office (https://….mirakl.net), et le numéro de boutique si le compte en a plusieurs.',
      en: 'Enter the address of that back office (https://….mirakl.net), and the number of the shop if the account has several.'
    },
    {
      fr: 'Si c’est la place de marché d’une ville ou d’une région, dites-le dans les mots d’origine : elle comptera comme place de marché locale.',
      en: 'If it is the marketplace of a town or region, say so in the origin words: it will count as a local marketplace.'
    }
  ],
  settings: z.object({
    base_url: z.url().meta(toPull).optional(),
    api_key: secret().optional(),
    shop_id: z.string().min(1).optional()
  }),
  reports: { online: true, total: false },
  statuses,
  origins: { mirakl: market },
  limits: [
    {
      fr: 'La commission n’est pas une vente ni une baisse de vente : elle n’est pas lue.',
      en: 'The commission is neither a sale nor less of a sale: it is not read.'
    },
    {
      fr: 'Sans lignes de taxe, les prix sont toutes taxes comprises.',
      en: 'Without tax lines prices are with tax.'
    },
    {
      fr: 'Une commande compte quand le client est débité ; refusée ou annulée avant, elle ne compte pas.',
      en: 'An order counts once the customer is debited; refused or cancelled before, it does not.'
    },
    {
      fr: 'Mirakl demande de ne pas interroger les commandes plus d’une fois par minute.',
      en: 'Mirakl asks not to query orders more than once a minute.'
    }
  ],
  docs: [
    'https://developer.mirakl.com/content/product/mmp/rest/seller/openapi3/orders/or11',
    'https://github.com/mirakl/sdk-php-shop'
  ],
  pace: { requests_per_minute: 30, page_size },
  read,
  pull
});
