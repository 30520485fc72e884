import type { Origin } from '#model/connector.ts';
import type { OrderStatus } from '#model/order.ts';
import { minorDigits } from '#model/money.ts';

/**
 * Statuses of a charge and of a refund; `uncaptured` is ours: a charge that succeeded and is not captured yet.
 * Source: Stripe API reference, charge.status, charge.captured, refund.status.
 */
export const statuses = {
  succeeded: 'paid',
  uncaptured: 'pending',
  pending: 'pending',
  requires_action: 'pending',
  failed: 'failed',
  canceled: 'cancelled'
} as const satisfies Record<string, OrderStatus>;

const terminal: Origin = { order_mode: 'in_store', channel: 'counter', fulfilment: 'carry_out' };

/**
 * Types of payment method that say where the customer stood. All others (`card`, `paypal`, `sepa_debit`…) may be a web
 * shop, a link in a message or a card read out by telephone: unknown until the owner says which.
 */
export const origins = {
  card_present: terminal,
  interac_present: terminal
} as const satisfies Record<string, Origin>;

/** Digits of Stripe's smallest unit where they are not those of ISO 4217. Source: Stripe, Currencies, special cases. */
const digits: Record<string, number> = { ISK: 2, UGX: 2, MGA: 0 };

/** An amount in Stripe's smallest unit in minor units of the currency, half away from zero. */
export function fromStripe(amount: number, currency: string): number {
  const shift = minorDigits(currency) - (digits[currency] ?? minorDigits(currency));
  const exact = amount * 10 ** shift;
  return Math.sign(exact) * Math.round(Math.abs(exact)) || 0;
}

/** Objects that are money on the move, but no sale. */
export const notSales: readonly string[] = [
  'payout',
  'transfer',
  'transfer_reversal',
  'topup',
  'balance',
  'balance_transaction',
  'application_fee',
  'fee_refund',
  'dispute',
  'radar.early_fraud_warning'
];

/** Objects that tell a sale whose charge tells it too. */
export const tellsACharge: readonly string[] = [
  'payment_intent',
  'checkout.session',
  'invoice',
  'invoice_payment'
];
