import type { Origin } from '#model/connector.ts';
import type { Fulfilment, OrderStatus } from '#model/order.ts';

/**
 * States of an order, statuses of a payment and of a refund. `OPEN_PAID` is ours: an open order with nothing left to pay.
 * Source: Square API reference, OrderState, Payment.status, PaymentRefund.status.
 */
export const statuses = {
  DRAFT: 'draft',
  OPEN: 'pending',
  OPEN_PAID: 'paid',
  COMPLETED: 'paid',
  CANCELED: 'cancelled',
  PENDING: 'pending',
  APPROVED: 'pending',
  FAILED: 'failed',
  REJECTED: 'failed'
} as const satisfies Record<string, OrderStatus>;

const till: Origin = { order_mode: 'in_store', channel: 'counter' };
const site: Origin = { order_mode: 'online', channel: 'own_site' };
const phone: Origin = { order_mode: 'remote', channel: 'phone' };
const invoice: Origin = { order_mode: 'remote', channel: 'other' };

/**
 * Names of an order's source, and Square products of a payment. A source is named after the application that made the
 * order unless that application says otherwise; such names are unknown until a rule says more. A virtual terminal is a
 * card typed in by the shop.
 * Source: Square API reference, OrderSource, ApplicationDetailsExternalSquareProduct.
 */
export const origins = {
  SQUARE_POS: till,
  RETAIL: till,
  RESTAURANTS: till,
  APPOINTMENTS: till,
  TERMINAL_API: till,
  ONLINE_STORE: site,
  ECOMMERCE_API: site,
  INVOICES: invoice,
  VIRTUAL_TERMINAL: phone,
  'square point of sale': till,
  'point of sale': till,
  'square for retail': till,
  'square for restaurants': till,
  'square appointments': till,
  'square terminal': till,
  'square online': site,
  'square online store': site,
  'square online checkout': site,
  'square invoices': invoice,
  'square virtual terminal': phone
} as const satisfies Record<string, Origin>;

/** How the goods leave, by type of fulfilment. Source: Square API reference, FulfillmentType. */
export const fulfilments: Record<string, Fulfilment> = {
  PICKUP: 'pickup_shop',
  SHIPMENT: 'shipping',
  DELIVERY: 'local_delivery',
  IN_STORE: 'carry_out',
  DIGITAL: 'digital'
};
