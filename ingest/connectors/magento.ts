import { z } from 'zod';
import { defineConnector, secret } from '#model/connector.ts';
import { page_size, pull } from './magento/pull.ts';
import { read } from './magento/read.ts';
import { origins, statuses } from './magento/words.ts';

/** Shops on Magento Open Source and Adobe Commerce. */
export const magento = defineConnector({
  name: 'magento',
  label: 'Magento / Adobe Commerce',
  description: {
    fr: 'Commandes et avoirs d’une boutique Magento ou Adobe Commerce, par relevé de l’API REST et par fichier JSON.',
    en: 'Orders and credit memos of a Magento or Adobe Commerce shop, by pulling the REST API and by JSON file.'
  },
  reads: ['orders', 'refunds'],
  setup: [
    {
      fr: 'Dans l’administration, Système › Intégrations : créez une intégration limitée à Ventes › Opérations › Commandes et Avoirs, et activez-la.',
      en: 'In the admin, System › Integrations: create an integration limited to Sales › Operations › Orders and Credit Memos, and activate it.'
    },
    {
      fr: 'Depuis la version 2.4.4, permettez les jetons d’intégration seuls : Boutiques › Configuration › Services › OAuth.',
      en: 'From version 2.4.4 on, allow integration tokens by themselves: Stores › Configuration › Services › OAuth.'
    },
    {
      fr: 'Donnez ici l’adresse de la boutique (https) et le jeton d’accès.',
      en: 'Enter the address of the shop (https) and the access token here.'
    }
  ],
  settings: z.object({ base_url: z.url(), access_token: secret().optional() }),
  reports: { online: true, total: false },
  statuses,
  origins,
  limits: [
    {
      fr: 'Rien ne dit où une commande a été passée : celle d’un visiteur est en ligne, celle saisie dans l’administration ou par un programme attend une règle.',
      en: 'Nothing says where an order was placed: a visitor’s is online, one typed in the admin or made by a program waits for a rule.'
    },
    {
      fr: 'Les montants sont ceux de la devise de base du site.',
      en: 'Amounts are those of the base currency of the site.'
    },
    {
      fr: 'Magento ne marque pas les commandes d’essai : annulez-les.',
      en: 'Magento does not mark test orders: cancel them.'
    }
  ],
  docs: [
    'https://developer.adobe.com/commerce/webapi/rest/use-rest/performing-searches/',
    'https://adobe-commerce.redoc.ly/'
  ],
  pace: { requests_per_minute: 60, page_size },
  read,
  pull
});
