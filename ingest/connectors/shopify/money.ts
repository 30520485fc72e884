import { amountOrZero, needAmount, taxShare } from '../parts/money.ts';
import { inside, isYes, rawsOf, text, valueOf, type Raw } from '../parts/raw.ts';

/** Turnover of an order or refund, in minor units; `tax_minor` null: the platform does not tell it. */
export type Turnover = { gross_minor: number; tax_minor: number | null };

/**
 * What the customer bought, with tax: the total before anything was given back, without gift cards, which count when
 * they are used, and without tips.
 */
export function turnoverOf(
  order: Raw,
  currency: string
): { gross_minor: number; tax_minor: number } {
  const cards = rawsOf(valueOf(order, 'line_items')).filter(isGiftCard);
  const kept =
    cards.reduce((sum, line) => sum + lineTotal(line, currency), 0) +
    amountOrZero(order, 'total_tip_received', currency);
  return {
    gross_minor: needAmount(order, 'total_price', currency) - kept,
    tax_minor: needAmount(order, 'total_tax', currency)
  };
}

const isGiftCard = (line: Raw): boolean => isYes(valueOf(line, 'gift_card'));

function lineTotal(line: Raw, currency: string): number {
  const quantity = Number(text(line, 'quantity') ?? 1);
  const pieces = quantity >= 0 && quantity < 1e6 ? Math.trunc(quantity) : 0;
  return (
    amountOrZero(line, 'price', currency) * pieces - amountOrZero(line, 'total_discount', currency)
  );
}

/**
 * What a refund takes back: its lines, its shipping, and what was given back beside them. Adjustments are negative for
 * money given back without a line, positive for what a line gives less. Where the lines tell no amounts, the payments.
 * `order`: null when the refund comes alone; then the payments tell whether its lines hold the tax.
 */
export function refundOf(refund: Raw, order: Raw | null, currency: string): Turnover {
  const lines = rawsOf(valueOf(refund, 'refund_line_items')).filter(
    (line) => !isGiftCard(inside(line, 'line_item'))
  );
  const told = lines.every((line) => text(line, 'subtotal') !== null);
  const parts = [
    ...lines.map((line) => part(line, 'subtotal', 'total_tax', currency)),
    ...shippingOf(refund, currency)
  ];
  const adjusted = rawsOf(valueOf(refund, 'order_adjustments')).map((it) => ({
    amount: -amountOrZero(it, 'amount', currency),
    tax: -amountOrZero(it, 'tax_amount', currency)
  }));
  const paid = paidBack(refund, currency);
  if (!told || parts.length + adjusted.length === 0) return byPayment(paid, order, currency);
  const sum = (list: { amount: number; tax: number }[], key: 'amount' | 'tax'): number =>
    list.reduce((n, it) => n + it[key], 0);
  const beside = sum(adjusted, 'amount') + sum(adjusted, 'tax');
  const tax_minor = sum(parts, 'tax') + sum(adjusted, 'tax');
  const plain = sum(parts, 'amount') + beside;
  const included =
    order === null ? plain + sum(parts, 'tax') !== paid : isYes(valueOf(order, 'taxes_included'));
  return { gross_minor: included ? plain : plain + sum(parts, 'tax'), tax_minor };
}

const part = (line: Raw, amount: string, tax: string, currency: string) => ({
  amount: amountOrZero(line, amount, currency),
  tax: amountOrZero(line, tax, currency)
});

/** Shipping given back; before API version 2024-10 it is among the adjustments. */
const shippingOf = (refund: Raw, currency: string) =>
  rawsOf(valueOf(refund, 'refund_shipping_lines')).map((line) => ({
    amount: amountOrZero(inside(line, 'subtotal_amount_set', 'shop_money'), 'amount', currency),
    tax: amountOrZero(inside(line, 'tax_amount_set', 'shop_money'), 'amount', currency)
  }));

/** Money that went back, by the payments in the shop's own currency. */
const paidBack = (refund: Raw, currency: string): number =>
  rawsOf(valueOf(refund, 'transactions'))
    .filter((it) => text(it, 'kind')?.toLowerCase() === 'refund')
    .filter((it) => ['success', 'pending'].includes(text(it, 'status')?.toLowerCase() ?? 'success'))
    .filter((it) => (text(it, 'currency') ?? currency) === currency)
    .reduce((sum, it) => sum + Math.abs(amountOrZero(it, 'amount', currency)), 0);

function byPayment(paid: number, order: Raw | null, currency: string): Turnover {
  if (order === null) return { gross_minor: paid, tax_minor: null };
  const whole = turnoverOf(order, currency);
  return { gross_minor: paid, tax_minor: taxShare(paid, whole.tax_minor, whole.gross_minor) };
}
