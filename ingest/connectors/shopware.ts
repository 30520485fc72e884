import { z } from 'zod';
import { defineConnector, secret } from '#model/connector.ts';
import { page_size, pull } from './shopware/pull.ts';
import { read } from './shopware/read.ts';
import { origins, statuses } from './shopware/words.ts';

/** Shops on Shopware 6. */
export const shopware = defineConnector({
  name: 'shopware',
  label: 'Shopware 6',
  description: {
    fr: 'Commandes et remboursements d’une boutique Shopware 6, par relevé de l’API et par fichier JSON.',
    en: 'Orders and refunds of a Shopware 6 shop, by pulling its API and by JSON file.'
  },
  reads: ['orders', 'refunds'],
  setup: [
    {
      fr: 'Dans l’administration, Paramètres › Système › Intégrations : ajoutez une intégration avec un rôle qui ne lit que les commandes, et gardez la clé d’accès et la clé secrète.',
      en: 'In the administration, Settings › System › Integrations: add an integration with a role that only reads orders, and keep the access key and the secret key.'
    },
    {
      fr: 'Donnez ici l’adresse de la boutique (https) et les deux clés.',
      en: 'Enter the address of the shop (https) and both keys here.'
    }
  ],
  settings: z.object({
    base_url: z.url(),
    client_id: secret().optional(),
    client_secret: secret().optional()
  }),
  reports: { online: true, total: false },
  statuses,
  origins,
  limits: [
    {
      fr: 'Un remboursement partiel sans pièce de remboursement n’a pas de montant : il n’est pas vu.',
      en: 'A partial refund without a refund record has no amount: it is not seen.'
    },
    {
      fr: 'Shopware ne marque pas les commandes d’essai : annulez-les.',
      en: 'Shopware does not mark test orders: cancel them.'
    }
  ],
  docs: [
    'https://developer.shopware.com/docs/guides/integrations-api/general-concepts/search-criteria.html',
    'https://shopware.stoplight.io/docs/admin-api/'
  ],
  pace: { requests_per_minute: 60, page_size },
  read,
  pull
});
