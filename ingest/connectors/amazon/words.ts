import type { Fulfilment, OrderStatus } from '#model/order.ts';
import { isYes, valueOf, type Raw } from '../parts/raw.ts';

/** Statuses of an order. Source: Selling Partner API, Orders v0, Order.OrderStatus. */
export const statuses = {
  PendingAvailability: 'pending',
  Pending: 'pending',
  InvoiceUnconfirmed: 'paid',
  Unshipped: 'paid',
  PartiallyShipped: 'paid',
  Shipped: 'fulfilled',
  Canceled: 'cancelled',
  Unfulfillable: 'failed'
} as const satisfies Record<string, OrderStatus>;

/** How the goods leave: to be fetched in the shop or at a pick-up point where the order says so, else by parcel. */
export function fulfilmentOf(order: Raw): Fulfilment {
  if (isYes(valueOf(order, 'IsISPU'))) return 'pickup_shop';
  return isYes(valueOf(order, 'IsAccessPointOrder')) ? 'pickup_point' : 'shipping';
}
