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
import { axesOf } from './parts/axes.ts';
import { currencyOf, minorAmount, needMinor } from './parts/money.ts';
import { piecesOf, rawOf, rawsOf, text, valueOf, type Raw } from './parts/raw.ts';
import { refs } from './parts/refs.ts';
import { attempt, orderRead, strange } from './parts/refusal.ts';
import { needInstant } from './parts/time.ts';
import { tokens } from './parts/token.ts';

/** A purchase is a receipt: it has no state and never changes. `purchase`, `refund` are ours. */
const statuses = { purchase: 'paid', refund: 'refund' } as const satisfies Record<
  string,
  OrderStatus
>;

const till: Origin = { order_mode: 'in_store', channel: 'counter' };

/**
 * Sources of a purchase, and of a till's purchases those whose payment says more: a link sent to the customer, an
 * invoice. Any other source is a program or a web shop with a name of its own: unknown until a rule says which.
 * Source: Zettle, Purchase concept, payment types.
 */
const origins = {
  POS: till,
  IZETTLE_CARD_ONLINE: { order_mode: 'remote', channel: 'other' },
  IZETTLE_INVOICE: { order_mode: 'remote', channel: 'other' }
} as const satisfies Record<string, Origin>;

/** Records a page; the platform's limit is 1,000. */
const page_size = 500;

/** Till and card terminal of Zettle (PayPal). */
export const zettle = defineConnector({
  name: 'zettle',
  label: 'Zettle',
  description: {
    fr: 'Tickets et remboursements d’une caisse Zettle (PayPal), espèces comprises.',
    en: 'Receipts and refunds of a Zettle till (PayPal), cash included.'
  },
  reads: ['orders', 'refunds'],
  setup: [
    {
      fr: 'Sur my.zettle.com, Intégrations › Clés API : créez une clé avec le droit READ:PURCHASE et donnez-la ici.',
      en: 'On my.zettle.com, Integrations › API keys: create a key with the right READ:PURCHASE and enter it here.'
    },
    {
      fr: 'Donnez l’identifiant d’application affiché avec la clé (client_id).',
      en: 'Enter the application id shown with the key (client_id).'
    }
  ],
  settings: z.object({
    client_id: z.string().min(1).meta(toPull).optional(),
    api_key: secret().optional()
  }),
  reports: { online: false, total: true },
  statuses,
  origins,
  limits: [
    {
      fr: 'Zettle garde trois ans de tickets.',
      en: 'Zettle keeps receipts for three years.'
    },
    {
      fr: 'Un remboursement est un ticket négatif avec son propre numéro et son propre jour.',
      en: 'A refund is a negative receipt with a number and a day of its own.'
    },
    {
      fr: 'Le relevé lit les tickets par date de vente ; un ticket envoyé plus de 48 h après la vente par une caisse hors ligne lui échappe.',
      en: 'The pull reads receipts by date of sale; one that an offline till sends more than 48 h late escapes it.'
    }
  ],
  docs: [
    'https://developer.zettle.com/docs/api/purchase/api-reference-md',
    'https://developer.zettle.com/docs/api/purchase/concepts/purchase-concept',
    'https://developer.zettle.com/docs/api/oauth/user-guides/set-up-app-authorisation'
  ],
  hosts: ['purchase.izettle.com', 'oauth.zettle.com'],
  pace: { requests_per_minute: 60, page_size },
  read,
  pull
});

function read(record: unknown, context: ReadContext): Read[] {
  const given = rawOf(record);
  const list = Array.isArray(record) ? record : valueOf(given ?? {}, 'purchases');
  if (Array.isArray(list)) return list.flatMap((item) => readOne(rawOf(item), context));
  return readOne(given, context);
}

function readOne(purchase: Raw | null, context: ReadContext): Read[] {
  if (purchase === null) return strange('purchaseUUID');
  const id = text(purchase, 'purchaseUUID');
  if (id === null || valueOf(purchase, 'amount') === undefined) return strange('purchaseUUID', id);
  return [attempt(id, () => purchaseRead(id, purchase, context))];
}

function purchaseRead(id: string, purchase: Raw, context: ReadContext): Read {
  const currency = currencyOf(purchase, 'currency', context.currency);
  const amount = needMinor(purchase, 'amount');
  const tax = minorAmount(purchase, 'vatAmount');
  const net = amount - (tax ?? 0);
  const is_refund = valueOf(purchase, 'refund') === true || amount < 0;
  const where = axesOf(originOf(purchase), origins, context.origins, null);
  return orderRead({
    external_id: id,
    version_at: null,
    ordered_at: needInstant(purchase, 'timestamp'),
    ...where,
    payment_moment: where.order_mode === 'in_store' ? 'at_order' : null,
    status: statuses[is_refund ? 'refund' : 'purchase'],
    net_minor: is_refund ? 0 : net,
    tax_minor: is_refund ? null : tax,
    refund_minor: is_refund ? Math.abs(net) : 0,
    tax_basis: tax === null ? 'ttc' : 'ht',
    currency,
    customer: null,
    items_n: is_refund ? null : piecesOf(rawsOf(valueOf(purchase, 'products')), 'quantity'),
    refund_of: is_refund ? text(purchase, 'refundsPurchaseUUID') : null,
    payment_refs: refs(...paymentsOf(purchase).map((payment) => text(payment, 'uuid')))
  });
}

const paymentsOf = (purchase: Raw): Raw[] => rawsOf(valueOf(purchase, 'payments'));

/** The source; at the till the type of payment where that says that the customer was elsewhere. */
function originOf(purchase: Raw): string | null {
  const source = text(purchase, 'source');
  const [first] = paymentsOf(purchase);
  const type = first === undefined ? null : text(first, 'type');
  return type === 'IZETTLE_CARD_ONLINE' || type === 'IZETTLE_INVOICE' ? type : source;
}

/** Receipts by time of sale, oldest first. */
async function* pull(
  options: PullOptions<{ client_id?: string | undefined; api_key?: string | undefined }>
): AsyncGenerator<Page> {
  const { settings, since, fetch } = options;
  const token = tokens(options, {
    platform: 'Zettle',
    url: 'https://oauth.zettle.com/token',
    form: {
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      client_id: settings.client_id ?? '',
      assertion: settings.api_key ?? ''
    }
  });
  let after = options.cursor;
  for (;;) {
    const url = below('https://purchase.izettle.com/', 'purchases/v2', {
      limit: page_size,
      startDate: since?.slice(0, 16) ?? null,
      lastPurchaseHash: after
    });
    const response = await fetch(url, { headers: { Authorization: `Bearer ${await token()}` } });
    const answer = await objectOf(response, 'Zettle');
    const records = rawsOf(valueOf(answer, 'purchases'));
    const last = text(answer, 'lastPurchaseHash');
    const more = records.length > 0 && last !== null && last !== after;
    yield { records, cursor: more ? last : null };
    if (!more) return;
    after = last;
  }
}
