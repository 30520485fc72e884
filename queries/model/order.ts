import { z } from 'zod';

/** How the order was placed. `unknown` is published as its own share and never folded into `in_store`. */
export const OrderMode = z.enum(['in_store', 'online', 'remote', 'unknown']);
export type OrderMode = z.infer<typeof OrderMode>;

/** Where the order was placed; an axis of its own beside the order mode. */
export const Channel = z.enum([
  'counter',
  'own_site',
  'app',
  'marketplace',
  'local_marketplace',
  'social_checkout',
  'edi',
  'phone',
  'sms',
  'email',
  'social_message',
  'post',
  'other'
]);
export type Channel = z.infer<typeof Channel>;

/** How the goods reach the customer. Click and collect is online × `pickup_shop`. */
export const Fulfilment = z.enum([
  'carry_out',
  'pickup_shop',
  'pickup_point',
  'local_delivery',
  'shipping',
  'digital',
  'none'
]);
export type Fulfilment = z.infer<typeof Fulfilment>;

/** When the customer pays. */
export const PaymentMoment = z.enum(['at_order', 'at_pickup', 'at_delivery', 'on_account']);
export type PaymentMoment = z.infer<typeof PaymentMoment>;

/**
 * State of one version of an order. Counted as revenue: `accepted` (to be paid at pickup), `paid`, `fulfilled`,
 * and `refund` (an own negative fact on the day of the refund). Waiting: `pending`. Never counted: the rest.
 */
export const OrderStatus = z.enum([
  'pending',
  'accepted',
  'paid',
  'fulfilled',
  'refund',
  'cancelled',
  'failed',
  'test',
  'draft'
]);
export type OrderStatus = z.infer<typeof OrderStatus>;

/** The statuses whose money counts as revenue. */
export const countedStatuses: readonly OrderStatus[] = ['accepted', 'paid', 'fulfilled', 'refund'];

/** What an amount includes: `ht` without VAT, `ttc` with VAT. Two bases never meet in one ratio. */
export const TaxBasis = z.enum(['ht', 'ttc']);
export type TaxBasis = z.infer<typeof TaxBasis>;
