import type { Read, ReadContext } from '#model/connector.ts';
import { countedStatuses, type Fulfilment, type OrderStatus } from '#model/order.ts';
import { fulfilmentOf, statusOf } from '../parts/axes.ts';
import { marketAxes } from '../parts/market.ts';
import { amountOrZero, currencyOf, needAmount } from '../parts/money.ts';
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
import { attempt, orderRead, strange, givenBack } from '../parts/refusal.ts';
import { instant, needInstant } from '../parts/time.ts';

/**
 * States of an order and of its lines, and of a refund. An incident is a dispute about a sale that took place.
 * Source: Mirakl shop SDK, OrderState, RefundState.
 */
export const statuses = {
  STAGING: 'pending',
  WAITING_ACCEPTANCE: 'pending',
  WAITING_DEBIT: 'pending',
  WAITING_DEBIT_PAYMENT: 'pending',
  SHIPPING: 'paid',
  SHIPPED: 'fulfilled',
  TO_COLLECT: 'fulfilled',
  RECEIVED: 'fulfilled',
  CLOSED: 'fulfilled',
  INCIDENT_OPEN: 'fulfilled',
  INCIDENT_CLOSED: 'fulfilled',
  REFUNDED: 'fulfilled',
  REFUSED: 'cancelled',
  CANCELED: 'cancelled',
  WAITING_REFUND: 'pending',
  WAITING_REFUND_PAYMENT: 'pending'
} as const satisfies Record<string, OrderStatus>;

/** An answer of OR11, or one order. */
export function read(record: unknown, context: ReadContext): Read[] {
  const given = rawOf(record);
  const list = Array.isArray(record) ? record : valueOf(given ?? {}, 'orders');
  if (Array.isArray(list)) return list.flatMap((item) => orderReads(rawOf(item), context));
  return orderReads(given, context);
}

function orderReads(order: Raw | null, context: ReadContext): Read[] {
  const id = order === null ? null : text(order, 'order_id');
  if (order === null || id === null) return strange('order_id');
  if (valueOf(order, 'order_lines') === undefined) return strange('order_lines', id);
  return [attempt(id, () => orderOf(id, order, context)), ...refundsOf(id, order, context)];
}

const linesOf = (order: Raw): Raw[] => rawsOf(valueOf(order, 'order_lines'));

/** Taxes of lines or refunds and of their delivery; null where none is given. */
function taxesOf(items: Raw[], currency: string): number | null {
  const taxes = items.flatMap((item) =>
    ['taxes', 'shipping_taxes'].flatMap((name) => rawsOf(valueOf(item, name)))
  );
  if (taxes.length === 0) return null;
  return taxes.reduce((sum, tax) => sum + amountOrZero(tax, 'amount', currency), 0);
}

const taxIsOnTop = (order: Raw): boolean => text(order, 'order_tax_mode') === 'TAX_EXCLUDED';

function fulfilment(order: Raw): Fulfilment {
  if (text(order, 'shipping_pudo_id') !== null) return 'pickup_point';
  return fulfilmentOf(text(order, 'shipping_type_label')) ?? 'shipping';
}

function axes(order: Raw, context: ReadContext) {
  const channel = firstText(inside(order, 'channel'), 'code', 'label');
  return marketAxes(channel ?? 'mirakl', context.origins, fulfilment(order));
}

/** The platform's own placeholder for a customer it does not name is 0. */
function customerOf(order: Raw): string | null {
  const id = text(inside(order, 'customer'), 'customer_id');
  return id === '0' ? null : id;
}

function orderOf(id: string, order: Raw, context: ReadContext): Read {
  const currency = currencyOf(order, 'currency_iso_code', context.currency);
  const total = needAmount(order, 'total_price', currency);
  const tax_minor = taxesOf(linesOf(order), currency);
  return orderRead({
    external_id: id,
    version_at: instant(order, 'last_updated_date'),
    ordered_at: needInstant(order, 'created_date'),
    ...axes(order, context),
    payment_moment:
      text(order, 'payment_workflow') === 'PAY_ON_DUE_DATE' ? 'on_account' : 'at_order',
    status: statusOf(statuses, text(order, 'order_state'), 'order_state'),
    net_minor: taxIsOnTop(order) ? total : total - (tax_minor ?? 0),
    tax_minor,
    refund_minor: 0,
    tax_basis: tax_minor === null && !taxIsOnTop(order) ? 'ttc' : 'ht',
    currency,
    customer: customerOf(order),
    items_n: piecesOf(linesOf(order), 'quantity'),
    refund_of: null,
    payment_refs: refs(text(order, 'transaction_number'))
  });
}

/** Refunds inside the lines. One of an order that never counted does not count either. */
const refundsOf = (id: string, order: Raw, context: ReadContext): Read[] =>
  linesOf(order).flatMap((line) =>
    rawsOf(valueOf(line, 'refunds')).map((refund): Read => {
      const external_id = `refund:${text(refund, 'id') ?? `${id}:${text(line, 'order_line_id') ?? ''}`}`;
      return attempt(external_id, () => refundRead(external_id, refund, order, context));
    })
  );

function refundRead(external_id: string, refund: Raw, order: Raw, context: ReadContext): Read {
  const currency = currencyOf(order, 'currency_iso_code', context.currency);
  const given =
    needAmount(refund, 'amount', currency) + amountOrZero(refund, 'shipping_amount', currency);
  const tax = taxesOf([refund], currency);
  const state = statusOf(
    statuses,
    firstText(refund, 'state', 'refund_state') ?? 'REFUNDED',
    'state'
  );
  const of_order = statusOf(statuses, text(order, 'order_state'), 'order_state');
  const done = state === 'fulfilled' ? 'refund' : state;
  return givenBack({
    external_id: external_id.slice(0, 200),
    version_at: instant(order, 'last_updated_date'),
    ordered_at: instant(refund, 'transaction_date') ?? needInstant(refund, 'created_date'),
    ...axes(order, context),
    status: countedStatuses.includes(of_order) ? done : 'failed',
    refund_minor: Math.abs(taxIsOnTop(order) ? given : given - (tax ?? 0)),
    tax_basis: tax === null && !taxIsOnTop(order) ? 'ttc' : 'ht',
    currency,
    customer: customerOf(order),
    refund_of: text(order, 'order_id')
  });
}
