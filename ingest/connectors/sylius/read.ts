import type { Origin, Read, ReadContext } from '#model/connector.ts';
import {
  countedStatuses,
  type Fulfilment,
  type OrderStatus,
  type PaymentMoment
} from '#model/order.ts';
import { axesOf, fulfilmentOf } from '../parts/axes.ts';
import { currencyOf, minorAmount, needMinor, taxShare } from '../parts/money.ts';
import { itemsOf, piecesOf, rawOf, rawsOf, text, valueOf, type Raw } from '../parts/raw.ts';
import { attempt, orderReadBy, Refusal, strange, givenBack } from '../parts/refusal.ts';
import { instant, needInstant } from '../parts/time.ts';

/**
 * States of the order, and of its payment with `payment.` in front, which decides while the order is new. What was given
 * back is a fact of its own, so a refunded order stays a sale.
 * Source: Sylius, OrderInterface and OrderPaymentStates.
 */
export const statuses = {
  cart: 'draft',
  new: 'pending',
  fulfilled: 'fulfilled',
  cancelled: 'cancelled',
  'payment.cart': 'draft',
  'payment.awaiting_payment': 'pending',
  'payment.partially_authorized': 'pending',
  'payment.authorized': 'pending',
  'payment.partially_paid': 'accepted',
  'payment.paid': 'paid',
  'payment.partially_refunded': 'paid',
  'payment.refunded': 'paid',
  'payment.cancelled': 'pending'
} as const satisfies Record<string, OrderStatus>;

const site: Origin = { order_mode: 'online', channel: 'own_site' };

/** Codes of channels; each shop chooses its own, so only those of a fresh shop are known. */
export const origins: Readonly<Record<string, Origin>> = {
  default: site,
  web: site,
  fashion_web: site
};

/** Orders of the admin API, one or a list, with payments that were given back. Amounts are minor units. */
export const read = (record: unknown, context: ReadContext): Read[] =>
  itemsOf(record, 'hydra:member', 'member').flatMap((item) => {
    const order = rawOf(item);
    if (order === null) return strange('tokenValue');
    const id = idOf(order);
    if (id === null || !Object.hasOwn(order, 'tokenValue')) return strange('tokenValue', id);
    if (!Object.hasOwn(order, 'state')) return strange('state', id.slice(0, 200));
    return [
      attempt(id, () => orderOf(order, id, context)),
      ...refundedPayments(order).map((payment) =>
        attempt(`refund:${text(payment, 'id') ?? ''}`, () =>
          refundRead(payment, order, id, context)
        )
      )
    ];
  });

const idOf = (order: Raw): string | null => {
  const id = text(order, 'id');
  return id !== null && /^\d+$/.test(id) ? id : text(order, 'tokenValue');
};

/** Last part of a reference to another record: `/api/v2/admin/channels/WEB` → WEB; of a record, its code. */
function codeOf(value: unknown): string | null {
  const record = rawOf(value);
  if (record !== null) return text(record, 'code') ?? codeOf(valueOf(record, '@id'));
  return typeof value === 'string' && value !== '' ? (value.split('/').at(-1) ?? null) : null;
}

const first = (order: Raw, list: string): Raw => rawsOf(valueOf(order, list))[0] ?? {};

function axes(order: Raw, context: ReadContext) {
  const method = codeOf(valueOf(first(order, 'shipments'), 'method'));
  return axesOf(codeOf(valueOf(order, 'channel')), origins, context.origins, fulfilmentOf(method));
}

function paymentMoment(order: Raw, how: Fulfilment): PaymentMoment | null {
  const method = codeOf(valueOf(first(order, 'payments'), 'method'));
  if (method === null) return null;
  if (!/cash|\bcod\b|on_delivery/i.test(method)) return 'at_order';
  return how === 'pickup_shop' ? 'at_pickup' : 'at_delivery';
}

function statusIn(order: Raw, moment: PaymentMoment | null): OrderStatus {
  const own = look('', text(order, 'state'), 'state');
  const state = text(order, 'paymentState');
  if (own !== 'pending' || state === null) return own;
  const paid = look('payment.', state, 'paymentState');
  return paid === 'pending' && moment !== null && moment !== 'at_order' ? 'accepted' : paid;
}

function look(prefix: string, word: string | null, column: string): OrderStatus {
  const key = `${prefix}${word ?? ''}`;
  if (word === null) throw new Refusal('missing', column, '');
  if (!Object.hasOwn(statuses, key)) throw new Refusal('unknown_value', column, word);
  return statuses[key as keyof typeof statuses]; // just looked up
}

function orderOf(order: Raw, id: string, context: ReadContext): Read {
  const currency = currencyOf(order, 'currencyCode');
  const where = axes(order, context);
  const payment_moment = paymentMoment(order, where.fulfilment);
  const total = needMinor(order, 'total');
  const tax_minor = minorAmount(order, 'taxTotal') ?? 0;
  const fact = {
    external_id: id,
    version_at: instant(order, 'updatedAt'),
    ordered_at: instant(order, 'checkoutCompletedAt') ?? needInstant(order, 'createdAt'),
    ...where,
    payment_moment,
    net_minor: total - tax_minor,
    tax_minor,
    refund_minor: 0,
    tax_basis: 'ht' as const,
    currency,
    customer: customerOf(order),
    items_n: piecesOf(rawsOf(valueOf(order, 'items')), 'quantity'),
    refund_of: null,
    payment_refs: []
  };
  return orderReadBy(fact, () => statusIn(order, payment_moment));
}

function customerOf(order: Raw): string | null {
  const customer = rawOf(valueOf(order, 'customer'));
  if (customer === null) return codeOf(valueOf(order, 'customer'));
  return text(customer, 'email') ?? text(customer, 'id') ?? codeOf(valueOf(customer, '@id'));
}

/** Payments in the state refunded; one without an amount of its own is the whole order's. */
const refundedPayments = (order: Raw): Raw[] =>
  rawsOf(valueOf(order, 'payments')).filter((payment) => text(payment, 'state') === 'refunded');

function refundRead(payment: Raw, order: Raw, id: string, context: ReadContext): Read {
  const currency = currencyOf(order, 'currencyCode');
  const where = axes(order, context);
  const status = statusIn(order, paymentMoment(order, where.fulfilment));
  const total = needMinor(order, 'total');
  const back = Math.abs(minorAmount(payment, 'amount') ?? total);
  const tax = taxShare(back, minorAmount(order, 'taxTotal') ?? 0, total);
  return givenBack({
    external_id: `refund:${text(payment, 'id') ?? ''}`,
    version_at: instant(order, 'updatedAt'),
    ordered_at: instant(payment, 'updatedAt') ?? needInstant(order, 'updatedAt'),
    ...where,
    status: countedStatuses.includes(status) ? 'refund' : 'failed',
    refund_minor: back - tax,
    tax_basis: 'ht',
    currency,
    customer: customerOf(order),
    refund_of: id
  });
}
