import { z } from 'zod';
import { defineConnector, rotatingSecrets, secret } from '#model/connector.ts';
import { page_size, pull } from './stripe/pull.ts';
import { read } from './stripe/read.ts';
import { deliveryKey, records, topic, verify } from './stripe/webhook.ts';
import { origins, statuses } from './stripe/words.ts';

/** Payments through Stripe: orders of a shop without another feed, the shadow of its orders otherwise. */
export const stripe = defineConnector({
  name: 'stripe',
  label: 'Stripe',
  description: {
    fr: 'Paiements et remboursements passés par Stripe. L’encaissement (charge) fait la vente ; l’intention de paiement et la session racontent la même. Une vente que la boutique raconte aussi compte chez elle.',
    en: 'Payments and refunds that went through Stripe. The charge is the sale; payment intent and checkout session tell the same one. A sale that the shop platform tells too counts there.'
  },
  reads: ['orders', 'refunds'],
  setup: [
    {
      fr: 'Dans Stripe, Développeurs › Clés API : créez une clé restreinte qui lit « Charges » et « Remboursements », et donnez-la ici.',
      en: 'In Stripe, Developers › API keys: create a restricted key that reads “Charges” and “Refunds”, and enter it here.'
    },
    {
      fr: 'Développeurs › Webhooks : ajoutez l’adresse de réception affichée pour charge.succeeded, charge.captured, charge.failed, charge.refunded, refund.created et refund.updated.',
      en: 'Developers › Webhooks: add the receiving address shown for charge.succeeded, charge.captured, charge.failed, charge.refunded, refund.created and refund.updated.'
    },
    {
      fr: 'Copiez ici le secret de signature (whsec_…). Pendant un changement de secret, gardez l’ancien jusqu’à son échéance.',
      en: 'Copy the signing secret (whsec_…) here. While a secret is being changed keep the old one until it ends.'
    },
    {
      fr: 'Dites ce que valent les mots d’origine (card, paypal…) : un paiement sans terminal peut être en ligne ou par téléphone, et reste « inconnu » tant que vous ne l’avez pas dit.',
      en: 'Say what the origin words (card, paypal…) mean: a payment without a terminal may be online or by telephone, and stays “unknown” until you do.'
    }
  ],
  settings: z.object({
    api_key: secret().optional(),
    webhook_secrets: rotatingSecrets().optional()
  }),
  reports: { online: false, total: false },
  statuses,
  origins,
  limits: [
    {
      fr: 'Stripe ne dit pas la taxe des encaissements : les montants sont toutes taxes comprises.',
      en: 'Stripe does not tell the tax of a charge: amounts are with tax.'
    },
    {
      fr: 'Virements, versements, frais, litiges et abonnements ne sont pas des ventes ; le paiement d’un abonnement arrive comme encaissement.',
      en: 'Transfers, payouts, fees, disputes and subscriptions are no sales; the payment of a subscription comes as a charge.'
    },
    {
      fr: 'Tout ce qui porte livemode=false est un essai et n’est jamais compté.',
      en: 'Everything with livemode=false is a test and never counts.'
    },
    {
      fr: 'Un message signé il y a plus de cinq minutes, ou dans l’avenir, est refusé.',
      en: 'A message signed more than five minutes ago, or in the future, is refused.'
    },
    {
      fr: 'Les remboursements reçus seuls ne disent pas le canal de la vente : le relevé de nuit le complète.',
      en: 'A refund that comes by itself does not tell the channel of its sale: the nightly pull adds it.'
    }
  ],
  docs: [
    'https://docs.stripe.com/api/charges/object',
    'https://docs.stripe.com/api/refunds/object',
    'https://docs.stripe.com/webhooks#verify-manually',
    'https://docs.stripe.com/currencies#special-cases'
  ],
  hosts: ['api.stripe.com'],
  pace: { requests_per_minute: 600, page_size },
  read,
  webhook: { verify, deliveryKey, topic, records, answer_within_s: 20 },
  pull
});
