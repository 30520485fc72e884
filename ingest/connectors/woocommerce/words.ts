import type { Origin } from '#model/connector.ts';
import type { Fulfilment, OrderStatus, PaymentMoment } from '#model/order.ts';
import { fulfilmentOf } from '../parts/axes.ts';
import { inside, rawsOf, text, textOf, valueOf, type Raw } from '../parts/raw.ts';
import { refs } from '../parts/refs.ts';

/**
 * Statuses of an order. A refunded order stays a sale: its refunds are records of their own.
 * Source: WooCommerce REST API v3, order properties; `checkout-draft` and `auto-draft` from the plug-in's source.
 */
export const statuses = {
  pending: 'pending',
  'on-hold': 'pending',
  processing: 'paid',
  completed: 'fulfilled',
  refunded: 'paid',
  cancelled: 'cancelled',
  trash: 'cancelled',
  failed: 'failed',
  'checkout-draft': 'draft',
  'auto-draft': 'draft'
} as const satisfies Record<string, OrderStatus>;

const site: Origin = { order_mode: 'online', channel: 'own_site' };
const till: Origin = { order_mode: 'in_store', channel: 'counter', fulfilment: 'carry_out' };
const market: Origin = { order_mode: 'online', channel: 'local_marketplace' };

/**
 * Values of `created_via`, an open list: any plug-in may write its own name, which is unknown until a rule says more.
 * An order that staff typed is remote: somebody called or wrote. `rest-api` is any program, so it stays unknown.
 */
export const origins = {
  checkout: site,
  'store-api': site,
  subscription: site,
  admin: { order_mode: 'remote', channel: 'other' },
  'pos-rest-api': till,
  'woocommerce-pos': till,
  pos: till,
  dokan: market,
  wcfm: market
} as const satisfies Record<string, Origin>;

/** How the goods leave, by the first shipping line; null when the order has none. */
export function fulfilment(order: Raw): Fulfilment | null {
  const [line] = rawsOf(valueOf(order, 'shipping_lines'));
  if (line === undefined) return null;
  const method = text(line, 'method_id');
  if (method === 'flat_rate' || method === 'free_shipping' || method === null)
    return fulfilmentOf(text(line, 'method_title') ?? method);
  return fulfilmentOf(method);
}

const on_delivery = ['cod'];
const on_account = ['invoice', 'wcpdf_invoice', 'bewpi'];

/** When the customer pays, by the payment method; null without one. */
export function paymentMoment(order: Raw, how: Fulfilment): PaymentMoment | null {
  const method = text(order, 'payment_method');
  if (method === null) return null;
  if (on_account.includes(method)) return 'on_account';
  if (on_delivery.includes(method)) return how === 'pickup_shop' ? 'at_pickup' : 'at_delivery';
  return 'at_order';
}

/** A value of an order's own notes to itself, by key; null without it. */
export const meta = (order: Raw, key: string): string | null =>
  textOf(
    rawsOf(valueOf(order, 'meta_data'))
      .filter((entry) => text(entry, 'key') === key)
      .map((entry) => valueOf(entry, 'value'))[0]
  );

/** References of the payment: the gateway's transaction, and the intent or order behind it. */
export const paymentRefs = (order: Raw): string[] =>
  refs(
    text(order, 'transaction_id'),
    ...[
      '_stripe_intent_id',
      '_stripe_charge_id',
      '_intent_id',
      '_charge_id',
      '_paypal_order_id'
    ].map((key) => meta(order, key))
  );

/** An order paid in the test mode of its gateway. */
export const isTest = (order: Raw): boolean =>
  meta(order, '_wcpay_mode') === 'test' || meta(order, '_ppcp_paypal_payment_mode') === 'sandbox';

/** A basket that a marketplace plug-in split between sellers; its parts are orders of their own. */
export const isParent = (order: Raw): boolean =>
  ['1', 'yes', 'true'].includes(meta(order, 'has_sub_order') ?? '');

/** The customer by e-mail, or by account where there is no e-mail; null for neither. */
export function customer(order: Raw): string | null {
  const account = text(order, 'customer_id');
  return text(inside(order, 'billing'), 'email') ?? (account === '0' ? null : account);
}
