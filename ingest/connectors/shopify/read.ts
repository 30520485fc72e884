import type { Read, ReadContext } from '#model/connector.ts';
import { countedStatuses, type OrderStatus } from '#model/order.ts';
import { axesOf, statusOf, type Axes } from '../parts/axes.ts';
import { currencyOf } from '../parts/money.ts';
import {
  firstText,
  isYes,
  piecesOf,
  itemsOf,
  rawOf,
  rawsOf,
  text,
  valueOf,
  type Raw
} from '../parts/raw.ts';
import { attempt, orderReadBy, strange, givenBack } from '../parts/refusal.ts';
import { instant, needInstant } from '../parts/time.ts';
import { fromGraphql, isGraphql } from './graphql.ts';
import { refundOf, turnoverOf } from './money.ts';
import {
  customer,
  fulfilment,
  origins,
  paymentMoment,
  paymentRefs,
  statuses,
  statusIn
} from './words.ts';

/** An order with its refunds, a refund, or a list of them: from webhooks, REST, GraphQL, or files of these. */
export const read = (record: unknown, context: ReadContext): Read[] =>
  itemsOf(record, 'orders', 'order', 'refund').flatMap((item) => {
    const given = rawOf(item);
    if (given === null) return strange('id');
    return one(isGraphql(given) ? fromGraphql(given) : given, context);
  });

function one(record: Raw, context: ReadContext): Read[] {
  const id = text(record, 'id');
  if (isNoSale(record))
    return [{ kind: 'dropped', reason: 'no_sale', external_id: id?.slice(0, 200) ?? null }];
  if (id === null) return strange('id');
  if (valueOf(record, 'order_id') !== undefined && Array.isArray(valueOf(record, 'transactions')))
    return [attempt(`refund:${id}`, () => refundRead(record, null, context))];
  if (!has(record, 'financial_status', 'total_price')) return strange('financial_status', id);
  if (isYes(valueOf(record, 'test')))
    return [{ kind: 'dropped', reason: 'test_order', external_id: id.slice(0, 200) }];
  return [
    attempt(id, () => orderOf(record, context)),
    ...rawsOf(valueOf(record, 'refunds')).map((refund) =>
      attempt(refundId(refund), () => refundRead(refund, record, context))
    )
  ];
}

const has = (record: Raw, ...names: string[]): boolean =>
  names.some((name) => Object.hasOwn(record, name));

/** The shop itself, a payment by itself, a request about personal data, the deletion of an order. */
const isNoSale = (given: Raw): boolean =>
  rawOf(valueOf(given, 'shop')) !== null ||
  rawOf(valueOf(given, 'transaction')) !== null ||
  has(given, 'myshopify_domain') ||
  (has(given, 'shop_domain') && !has(given, 'total_price')) ||
  (Object.keys(given).length === 1 && text(given, 'id') !== null);

const axes = (order: Raw, context: ReadContext): Axes =>
  axesOf(text(order, 'source_name'), origins, context.origins, fulfilment(order));

function orderStatus(order: Raw, where: Axes): OrderStatus {
  const financial = text(order, 'financial_status')?.toLowerCase() ?? null;
  const known = statusOf(statuses, financial, 'financial_status');
  return statusIn(order, known, paymentMoment(order, where.fulfilment));
}

function orderOf(order: Raw, context: ReadContext): Read {
  const currency = currencyOf(order, 'currency');
  const { gross_minor, tax_minor } = turnoverOf(order, currency);
  const where = axes(order, context);
  const fact = {
    external_id: text(order, 'id') ?? '',
    version_at: instant(order, 'updated_at'),
    ordered_at: instant(order, 'processed_at') ?? needInstant(order, 'created_at'),
    ...where,
    payment_moment: paymentMoment(order, where.fulfilment),
    net_minor: gross_minor - tax_minor,
    tax_minor,
    refund_minor: 0,
    tax_basis: 'ht' as const,
    currency,
    customer: customer(order),
    items_n: piecesOf(rawsOf(valueOf(order, 'line_items')), 'quantity'),
    refund_of: null,
    payment_refs: paymentRefs(order)
  };
  return orderReadBy(fact, () => orderStatus(order, where));
}

const refundId = (refund: Raw): string | null => {
  const id = text(refund, 'id');
  return id === null ? null : `refund:${id}`;
};

/**
 * `order`: the one it belongs to, null when the refund comes alone; the order's own message follows and says more.
 * A refund of an order that never counted, or was cancelled as a whole, does not count either.
 */
function refundRead(refund: Raw, order: Raw | null, context: ReadContext): Read {
  const currency = currencyOf(order ?? refund, 'currency', refundCurrency(refund, context));
  const where =
    order === null ? axesOf(null, origins, context.origins, null) : axes(order, context);
  const { gross_minor, tax_minor } = refundOf(refund, order, currency);
  const counts = order === null || countedStatuses.includes(orderStatus(order, where));
  const created = needInstant(refund, 'created_at');
  const told = instant(refund, 'updated_at') ?? created;
  return givenBack({
    external_id: refundId(refund) ?? '',
    version_at: order === null || isSummary(refund) ? told : (instant(order, 'updated_at') ?? told),
    ordered_at: instant(refund, 'processed_at') ?? created,
    ...where,
    status: counts ? 'refund' : 'failed',
    refund_minor: Math.max(gross_minor - (tax_minor ?? 0), 0),
    tax_basis: tax_minor === null ? 'ttc' : 'ht',
    currency,
    customer: order === null ? null : customer(order),
    refund_of: firstText(refund, 'order_id') ?? (order === null ? null : text(order, 'id'))
  });
}

const refundCurrency = (refund: Raw, context: ReadContext): string => {
  const [payment] = rawsOf(valueOf(refund, 'transactions'));
  return text(payment ?? {}, 'currency') ?? context.currency;
};

/** A refund of the bulk pull: its sum only. One that told its lines before stays. */
const isSummary = (refund: Raw): boolean => isYes(valueOf(refund, 'is_summary'));
