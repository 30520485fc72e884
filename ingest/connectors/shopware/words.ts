import type { Origin } from '#model/connector.ts';
import type { Fulfilment, OrderStatus, PaymentMoment } from '#model/order.ts';
import { fulfilmentOf } from '../parts/axes.ts';
import { inside, lookUp, rawsOf, text, valueOf, type Raw } from '../parts/raw.ts';
import { Refusal } from '../parts/refusal.ts';

/**
 * States of the order, and of its payment with `payment.` in front. The order's own state decides when it is done or
 * cancelled, else the payment's. What was given back is a fact of its own, so a refunded order stays a sale.
 * Source: Shopware 6, OrderStates and OrderTransactionStates.
 */
export const statuses = {
  open: 'pending',
  in_progress: 'pending',
  completed: 'fulfilled',
  cancelled: 'cancelled',
  'payment.open': 'pending',
  'payment.in_progress': 'pending',
  'payment.unconfirmed': 'pending',
  'payment.authorized': 'pending',
  'payment.reminded': 'pending',
  'payment.paid': 'paid',
  'payment.paid_partially': 'accepted',
  'payment.refunded': 'paid',
  'payment.refunded_partially': 'paid',
  'payment.chargeback': 'paid',
  'payment.cancelled': 'pending',
  'payment.failed': 'failed'
} as const satisfies Record<string, OrderStatus>;

/** Technical name of the state of an order, a payment or a delivery. */
export const stateOf = (record: Raw): string | null =>
  text(inside(record, 'stateMachineState'), 'technicalName');

/** The payment that counts: one that was paid, else the last that neither failed nor was cancelled, else the last. */
export function paymentOf(order: Raw): Raw | null {
  const all = rawsOf(valueOf(order, 'transactions'));
  const alive = all.filter((it) => !['cancelled', 'failed'].includes(stateOf(it) ?? ''));
  const paid = alive.find((it) => /^(paid|refunded|chargeback)/.test(stateOf(it) ?? ''));
  return paid ?? alive.at(-1) ?? all.at(-1) ?? null;
}

/** What the states of an order come to. Errors: Refusal for a state that is not in the table. */
export function statusIn(order: Raw, moment: PaymentMoment | null): OrderStatus {
  const own = look(stateOf(order), stateOf(order), 'technicalName');
  if (own !== 'pending') return own;
  const payment = paymentOf(order);
  if (payment === null) return own;
  const paid = look(`payment.${stateOf(payment) ?? ''}`, stateOf(payment), 'technicalName');
  return paid === 'pending' && moment !== null && moment !== 'at_order' ? 'accepted' : paid;
}

function look(key: string | null, word: string | null, column: string): OrderStatus {
  if (key === null || word === null) throw new Refusal('missing', column, '');
  if (!Object.hasOwn(statuses, key)) throw new Refusal('unknown_value', column, word);
  return statuses[key as keyof typeof statuses]; // just looked up
}

/** Kinds of sales channel by the number every shop has for them. Source: Shopware 6, Defaults. */
const kinds: Record<string, string> = {
  '8a243080f92e4c719546314b577cf82b': 'storefront',
  f183ee5650cf4bdb8a774337575067a6: 'headless',
  '1ce0868f406d47d98cfe4b281e62f099': 'pos'
};

/** What kinds of sales channel mean; an order that staff made is remote. A channel of an extension is unknown. */
export const origins = {
  storefront: { order_mode: 'online', channel: 'own_site' },
  pos: { order_mode: 'in_store', channel: 'counter' },
  admin: { order_mode: 'remote', channel: 'other' }
} as const satisfies Record<string, Origin>;

/** The word for where an order was placed; null when the sales channel is not told. */
export function originOf(order: Raw): string | null {
  if (text(order, 'createdById') !== null) return 'admin';
  const kind = text(inside(order, 'salesChannel'), 'typeId');
  return lookUp(kinds, kind) ?? kind;
}

/** How the goods leave, by the shipping method of the first delivery. */
export function fulfilment(order: Raw): Fulfilment | null {
  const [delivery] = rawsOf(valueOf(order, 'deliveries'));
  const method = inside(delivery ?? {}, 'shippingMethod');
  const name = text(method, 'technicalName') ?? text(method, 'name');
  return name === 'shipping_standard' || name === 'shipping_express'
    ? 'shipping'
    : fulfilmentOf(name);
}

/** When the customer pays, by the payment method; null without one. */
export function paymentMoment(order: Raw, how: Fulfilment): PaymentMoment | null {
  const method = inside(paymentOf(order) ?? {}, 'paymentMethod');
  const name = text(method, 'technicalName') ?? text(method, 'name');
  if (name === null) return null;
  if (/invoice|rechnung|facture/i.test(name)) return 'on_account';
  if (!/cash|nachnahme|contre.?rembours/i.test(name)) return 'at_order';
  return how === 'pickup_shop' ? 'at_pickup' : 'at_delivery';
}
