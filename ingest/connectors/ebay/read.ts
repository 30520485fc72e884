import type { Read, ReadContext } from '#model/connector.ts';
import { countedStatuses, type Fulfilment, type OrderStatus } from '#model/order.ts';
import { statusOf } from '../parts/axes.ts';
import { marketAxes } from '../parts/market.ts';
import { amount, amountOf, currencyOf, needAmount, taxShare } from '../parts/money.ts';
import {
  firstText,
  inside,
  piecesOf,
  rawOf,
  rawsOf,
  text,
  valueOf,
  type Raw
} from '../parts/raw.ts';
import { refs } from '../parts/refs.ts';
import { attempt, orderRead, Refusal, strange, givenBack } from '../parts/refusal.ts';
import { instant, needInstant } from '../parts/time.ts';

/**
 * Payment statuses of an order, state of its cancellation (CANCELED goes first), statuses of a refund.
 * Source: eBay Fulfillment API, OrderPaymentStatusEnum, CancelStateEnum, RefundStatusEnum.
 */
export const statuses = {
  PAID: 'paid',
  PENDING: 'pending',
  FAILED: 'failed',
  PARTIALLY_REFUNDED: 'paid',
  FULLY_REFUNDED: 'paid',
  CANCELED: 'cancelled',
  REFUNDED: 'refund'
} as const satisfies Record<string, OrderStatus>;

/** An answer of getOrders, or one order. */
export function read(record: unknown, context: ReadContext): Read[] {
  const given = rawOf(record);
  const list = Array.isArray(record) ? record : valueOf(given ?? {}, 'orders');
  if (Array.isArray(list)) return list.flatMap((item) => orderReads(rawOf(item), context));
  return orderReads(given, context);
}

function orderReads(order: Raw | null, context: ReadContext): Read[] {
  const id = order === null ? null : text(order, 'orderId');
  if (order === null || id === null) return strange('orderId');
  return [attempt(id, () => orderOf(id, order, context)), ...refundsOf(id, order, context)];
}

function statusIn(order: Raw): OrderStatus {
  if (text(inside(order, 'cancelStatus'), 'cancelState') === 'CANCELED') return statuses.CANCELED;
  return statusOf(statuses, text(order, 'orderPaymentStatus'), 'orderPaymentStatus');
}

/** How the first package leaves. Source: eBay Fulfillment API, FulfillmentInstructionsType. */
const ways: Record<string, Fulfilment> = {
  SHIP_TO: 'shipping',
  FULFILLED_BY_EBAY: 'shipping',
  PREPARE_FOR_PICKUP: 'pickup_shop',
  DIGITAL: 'digital'
};

function axes(order: Raw, context: ReadContext) {
  const [line] = rawsOf(valueOf(order, 'lineItems'));
  const [way] = rawsOf(valueOf(order, 'fulfillmentStartInstructions'));
  const site =
    line === undefined ? null : firstText(line, 'purchaseMarketplaceId', 'listingMarketplaceId');
  const type = way === undefined ? null : text(way, 'fulfillmentInstructionsType');
  return marketAxes(site ?? 'ebay', context.origins, ways[type ?? ''] ?? null);
}

/**
 * What the buyer owes the seller. Tax that eBay collects comes on top of the total; tax that the seller collects is in it.
 * Null: not told.
 */
function moneyOf(order: Raw): {
  currency: string;
  total: number;
  collected: number;
  tax: number | null;
} {
  const summary = inside(order, 'pricingSummary');
  const total = inside(summary, 'total');
  const currency = currencyOf(total, 'currency');
  const collected = rawsOf(valueOf(order, 'lineItems'))
    .flatMap((line) => rawsOf(valueOf(line, 'ebayCollectAndRemitTaxes')))
    .reduce((sum, tax) => sum + (amount(inside(tax, 'amount'), 'value', currency) ?? 0), 0);
  const tax = amount(inside(summary, 'tax'), 'value', currency);
  return { currency, total: needAmount(total, 'value', currency), collected, tax };
}

function orderOf(id: string, order: Raw, context: ReadContext): Read {
  const { currency, total, collected, tax } = moneyOf(order);
  return orderRead({
    external_id: id,
    version_at: instant(order, 'lastModifiedDate'),
    ordered_at: needInstant(order, 'creationDate'),
    ...axes(order, context),
    payment_moment: 'at_order',
    status: statusIn(order),
    net_minor: total - (tax ?? 0),
    tax_minor: collected !== 0 ? collected + (tax ?? 0) : tax,
    refund_minor: 0,
    tax_basis: collected !== 0 || tax !== null ? 'ht' : 'ttc',
    currency,
    customer: text(inside(order, 'buyer'), 'username'),
    items_n: piecesOf(rawsOf(valueOf(order, 'lineItems')), 'quantity'),
    refund_of: null,
    payment_refs: refs(
      ...rawsOf(valueOf(inside(order, 'paymentSummary'), 'payments')).map((payment) =>
        text(payment, 'paymentReferenceId')
      )
    )
  });
}

/** Refunds inside an order. One of an order that never counted does not count either. */
function refundsOf(id: string, order: Raw, context: ReadContext): Read[] {
  return rawsOf(valueOf(inside(order, 'paymentSummary'), 'refunds')).map((refund, i): Read => {
    const own = firstText(refund, 'refundId', 'refundReferenceId') ?? String(i);
    const external_id = `${id}:refund:${own}`.slice(0, 200);
    return attempt(external_id, () => refundRead(external_id, refund, order, context));
  });
}

function refundRead(external_id: string, refund: Raw, order: Raw, context: ReadContext): Read {
  const { currency, total, collected, tax } = moneyOf(order);
  const gross = Math.abs(inCurrency(inside(refund, 'amount'), currency));
  const status = statusOf(statuses, text(refund, 'refundStatus') ?? 'REFUNDED', 'refundStatus');
  return givenBack({
    external_id,
    version_at: instant(order, 'lastModifiedDate'),
    ordered_at: needInstant(refund, 'refundDate'),
    ...axes(order, context),
    status: countedStatuses.includes(statusIn(order)) ? status : 'failed',
    refund_minor: gross - (tax === null ? 0 : taxShare(gross, tax, total)),
    tax_basis: collected !== 0 || tax !== null ? 'ht' : 'ttc',
    currency,
    customer: text(inside(order, 'buyer'), 'username'),
    refund_of: text(order, 'orderId')
  });
}

/** An amount in the order's currency: as given, or as it was before eBay changed it into the seller's. */
function inCurrency(money: Raw, currency: string): number {
  const name = text(money, 'currency') === currency ? 'value' : 'convertedFromValue';
  if (name !== 'value' && text(money, 'convertedFromCurrency') !== currency)
    throw new Refusal('currency_mismatch', 'refunds', text(money, 'currency') ?? '');
  const found = amountOf(valueOf(money, name), 'refunds', currency);
  if (found === null) throw new Refusal('missing', 'refunds', '');
  return found;
}
