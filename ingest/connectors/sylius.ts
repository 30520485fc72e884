import { z } from 'zod';
import { defineConnector, secret } from '#model/connector.ts';
import { page_size, pull } from './sylius/pull.ts';
import { origins, read, statuses } from './sylius/read.ts';

/** Shops on Sylius. */
export const sylius = defineConnector({
  name: 'sylius',
  label: 'Sylius',
  description: {
    fr: 'Commandes et remboursements d’une boutique Sylius, par relevé de l’API d’administration et par fichier JSON.',
    en: 'Orders and refunds of a Sylius shop, by pulling the admin API and by JSON file.'
  },
  reads: ['orders', 'refunds'],
  setup: [
    {
      fr: 'Dans l’administration de Sylius, créez un administrateur réservé au relevé, avec accès à l’API.',
      en: 'In the administration of Sylius, create an administrator for the pull alone, with access to the API.'
    },
    {
      fr: 'Donnez ici l’adresse de la boutique (https), l’adresse électronique de ce compte et son mot de passe.',
      en: 'Enter the address of the shop (https), the e-mail of that account and its password here.'
    }
  ],
  settings: z.object({
    base_url: z.url(),
    email: secret().optional(),
    password: secret().optional()
  }),
  reports: { online: true, total: false },
  statuses,
  origins,
  limits: [
    {
      fr: 'La liste ne se demande pas par date de changement : chaque relevé relit les soixante derniers jours.',
      en: 'The list cannot be asked for by time of change: each pull reads the last sixty days again.'
    },
    {
      fr: 'Les canaux portent le nom que la boutique leur donne : un canal inconnu attend une règle.',
      en: 'Channels have the names that the shop gives them: an unknown one waits for a rule.'
    },
    {
      fr: 'Sylius ne marque pas les commandes d’essai : annulez-les.',
      en: 'Sylius does not mark test orders: cancel them.'
    }
  ],
  docs: ['https://docs.sylius.com/the-book/orders', 'https://v2.demo.sylius.com/api/v2/docs'],
  pace: { requests_per_minute: 60, page_size },
  read,
  pull
});
