import { z } from 'zod';
import {
  defineConnector,
  secret,
  toPull,
  type Origin,
  type Page,
  type PullOptions,
  type Read,
  type ReadContext
} from '#model/connector.ts';
import type { OrderStatus } from '#model/order.ts';
import { below, objectOf } from './parts/answer.ts';
import { axesOf, statusOf } from './parts/axes.ts';
import { amountOrZero, currencyOf, needAmount } from './parts/money.ts';
import { firstText, rawOf, rawsOf, text, valueOf, type Raw } from './parts/raw.ts';
import { refs } from './parts/refs.ts';
import { attempt, orderRead, strange } from './parts/refusal.ts';
import { needInstant } from './parts/time.ts';
import { wholeText } from './parts/token.ts';

/** Statuses of a transaction. Source: SumUp API reference, Transaction.status and the filter of the list. */
const statuses = {
  SUCCESSFUL: 'paid',
  PAID_OUT: 'paid',
  REFUNDED: 'paid',
  CHARGE_BACK: 'paid',
  PENDING: 'pending',
  CANCELLED: 'cancelled',
  FAILED: 'failed'
} as const satisfies Record<string, OrderStatus>;

const terminal: Origin = { order_mode: 'in_store', channel: 'counter' };

/**
 * Payment types of a transaction. A web payment (ECOM) may also be a link sent in a message, which SumUp does not tell
 * apart; it counts as online because the customer orders on a page made for it. MOTO is a card read out by telephone.
 * Source: SumUp API reference, PaymentType.
 */
const origins = {
  POS: terminal,
  CASH: terminal,
  ECOM: { order_mode: 'online', channel: 'own_site' },
  APM: { order_mode: 'online', channel: 'own_site' },
  BOLETO: { order_mode: 'online', channel: 'own_site' },
  MOTO: { order_mode: 'remote', channel: 'phone' }
} as const satisfies Record<string, Origin>;

/** Records a page. */
const page_size = 100;

/** Till and card terminal of SumUp, and its payments by link and on web shops. */
export const sumup = defineConnector({
  name: 'sumup',
  label: 'SumUp',
  description: {
    fr: 'Encaissements et remboursements passés par SumUp : terminal en boutique, paiement en ligne, saisie par téléphone.',
    en: 'Payments and refunds that went through SumUp: terminal in the shop, payment on the web, card typed in by telephone.'
  },
  reads: ['orders', 'refunds'],
  setup: [
    {
      fr: 'Dans SumUp, Réglages › Développeurs › Clés API : créez une clé secrète (sup_sk_…) et donnez-la ici.',
      en: 'In SumUp, Settings › For developers › API keys: create a secret key (sup_sk_…) and enter it here.'
    },
    {
      fr: 'Donnez le code marchand (Profil › Informations sur l’entreprise).',
      en: 'Enter the merchant code (Profile › Business information).'
    }
  ],
  settings: z.object({
    api_key: secret().optional(),
    merchant_code: z.string().min(1).meta(toPull).optional()
  }),
  reports: { online: false, total: false },
  statuses,
  origins,
  limits: [
    {
      fr: 'SumUp n’envoie pas de message signé pour les ventes : elles viennent par le relevé.',
      en: 'SumUp sends no signed message for sales: they come by the pull.'
    },
    {
      fr: 'L’historique ne dit pas la taxe : ses montants sont toutes taxes comprises. Une transaction seule la dit.',
      en: 'The history does not tell the tax: its amounts are with tax. A single transaction does.'
    },
    {
      fr: 'Les pourboires ne sont pas du chiffre d’affaires ; ils sont ôtés quand SumUp les dit.',
      en: 'Tips are no turnover; they are taken off where SumUp tells them.'
    },
    {
      fr: 'Ce qui est payé autrement que par SumUp n’y est pas : le total de la boutique n’est pas connu par là.',
      en: 'What is paid in another way is not in it: the shop’s total is not known from here.'
    }
  ],
  docs: [
    'https://developer.sumup.com/api/transactions',
    'https://developer.sumup.com/api/transactions/list'
  ],
  hosts: ['api.sumup.com'],
  pace: { requests_per_minute: 60, page_size },
  read,
  pull
});

function read(record: unknown, context: ReadContext): Read[] {
  const given = rawOf(record);
  const items = Array.isArray(record) ? record : valueOf(given ?? {}, 'items');
  if (Array.isArray(items)) return items.flatMap((item) => readOne(rawOf(item), context));
  return readOne(given, context);
}

/** The transaction's own number; a refund is listed as a transaction beside the payment. */
function readOne(given: Raw | null, context: ReadContext): Read[] {
  if (given === null) return strange('transaction_code');
  const id = firstText(given, 'transaction_id', 'id');
  if (id === null || text(given, 'transaction_code') === null)
    return strange('transaction_code', id);
  const type = text(given, 'type') ?? 'PAYMENT';
  if (type === 'CHARGE_BACK')
    return [{ kind: 'dropped', reason: 'not_a_sale', external_id: id.slice(0, 200) }];
  return [attempt(id, () => transactionRead(id, type === 'REFUND', given, context))];
}

function transactionRead(id: string, is_refund: boolean, given: Raw, context: ReadContext): Read {
  const currency = currencyOf(given, 'currency', context.currency);
  const gross = Math.abs(
    needAmount(given, 'amount', currency) - amountOrZero(given, 'tip_amount', currency)
  );
  const tax_minor =
    valueOf(given, 'vat_amount') === undefined ? null : amountOrZero(given, 'vat_amount', currency);
  const net = gross - Math.abs(tax_minor ?? 0);
  const status = statusOf(statuses, text(given, 'status'), 'status');
  const where = axesOf(text(given, 'payment_type'), origins, context.origins, null);
  return orderRead({
    external_id: is_refund ? `refund:${id}` : id,
    version_at: null,
    ordered_at: needInstant(given, 'timestamp'),
    ...where,
    payment_moment: where.order_mode === 'in_store' ? 'at_order' : null,
    status: is_refund && status === 'paid' ? 'refund' : status,
    net_minor: is_refund ? 0 : net,
    tax_minor: is_refund ? null : tax_minor,
    refund_minor: is_refund ? net : 0,
    tax_basis: tax_minor === null ? 'ttc' : 'ht',
    currency,
    customer: null,
    items_n: null,
    refund_of: null,
    payment_refs: refs(
      firstText(given, 'transaction_code'),
      firstText(given, 'client_transaction_id')
    )
  });
}

/** Transactions by time, oldest first; changed ones by the moment of their change. */
async function* pull({
  settings,
  since,
  cursor,
  fetch
}: PullOptions<{
  api_key?: string | undefined;
  merchant_code?: string | undefined;
}>): AsyncGenerator<Page> {
  const merchant = encodeURIComponent(settings.merchant_code ?? '');
  const list = below('https://api.sumup.com/', `v2.1/merchants/${merchant}/transactions/history`);
  const first = new URLSearchParams({ order: 'ascending', limit: String(page_size) });
  if (since !== null) first.set('changes_since', since);
  let query: string | null = cursor ?? first.toString();
  while (query !== null) {
    const response = await fetch(`${list}?${query}`, {
      headers: { Authorization: `Bearer ${settings.api_key ?? ''}` }
    });
    const answer = await objectOf(response, 'SumUp');
    const next = nextQuery(answer);
    const records = rawsOf(valueOf(answer, 'items'));
    query = records.length === 0 || next === query ? null : next;
    yield { records, cursor: query };
  }
}

/** The query of the next page; SumUp gives only what follows the question mark. */
function nextQuery(answer: Raw): string | null {
  const link = rawsOf(valueOf(answer, 'links')).find((it) => text(it, 'rel') === 'next');
  const href = link === undefined ? null : wholeText(link, 'href');
  return href === null ? null : href.slice(href.indexOf('?') + 1);
}
