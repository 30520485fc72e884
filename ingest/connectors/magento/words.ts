import type { Origin } from '#model/connector.ts';
import type { Fulfilment, OrderStatus, PaymentMoment } from '#model/order.ts';
import { fulfilmentOf } from '../parts/axes.ts';
import { inside, isYes, rawsOf, text, valueOf, type Raw } from '../parts/raw.ts';
import { refs } from '../parts/refs.ts';

/**
 * States of an order; a shop may invent statuses, but each belongs to one of these. A closed order was given back as a
 * whole: its credit memos are facts of their own, so it stays a sale.
 * Source: Magento, Magento_Sales Model/Order.
 */
export const statuses = {
  new: 'pending',
  pending_payment: 'pending',
  payment_review: 'pending',
  holded: 'pending',
  processing: 'paid',
  complete: 'fulfilled',
  closed: 'paid',
  canceled: 'cancelled'
} as const satisfies Record<string, OrderStatus>;

/**
 * Magento has no field for where an order was placed. One from the shop's pages brings the visitor's address, one typed
 * by staff or made by a program does not; the payment method of a marketplace module means that marketplace.
 */
export const origins = {
  storefront: { order_mode: 'online', channel: 'own_site' },
  m2epropayment: { order_mode: 'online', channel: 'marketplace' },
  pos: { order_mode: 'in_store', channel: 'counter' }
} as const satisfies Record<string, Origin>;

/** The word for where an order was placed; the visitor's address itself goes no further. */
export function originOf(order: Raw): string {
  const method = text(inside(order, 'payment'), 'method');
  if (method !== null && Object.hasOwn(origins, method)) return method;
  return text(order, 'remote_ip') === null ? 'backend' : 'storefront';
}

/** How the goods leave, by the shipping method or its description. */
export function fulfilment(order: Raw): Fulfilment | null {
  if (isYes(valueOf(order, 'is_virtual'))) return 'digital';
  const [assignment] = rawsOf(
    valueOf(inside(order, 'extension_attributes'), 'shipping_assignments')
  );
  const method = text(inside(assignment ?? {}, 'shipping'), 'method');
  const told = method === 'flatrate_flatrate' || method === null;
  return fulfilmentOf(told ? text(order, 'shipping_description') : method);
}

/** When the customer pays, by the payment method; null without one. */
export function paymentMoment(order: Raw, how: Fulfilment): PaymentMoment | null {
  const method = text(inside(order, 'payment'), 'method');
  if (method === null) return null;
  if (method === 'purchaseorder' || method === 'companycredit') return 'on_account';
  if (method !== 'cashondelivery') return 'at_order';
  return how === 'pickup_shop' ? 'at_pickup' : 'at_delivery';
}

/** The customer by e-mail, or by account; null for neither. */
export const customer = (order: Raw): string | null =>
  text(order, 'customer_email') ?? text(order, 'customer_id');

/** References of the payment. */
export const paymentRefs = (order: Raw): string[] => {
  const payment = inside(order, 'payment');
  return refs(text(payment, 'last_trans_id'), text(payment, 'cc_trans_id'));
};
