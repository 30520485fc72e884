import type { DropReason, Read, ReadContext } from '#model/connector.ts';
import { countedStatuses } from '#model/order.ts';
import { axesOf, statusOf, type Axes } from '../parts/axes.ts';
import { amountOf, amountOrZero, currencyOf, needAmount, taxShare } from '../parts/money.ts';
import {
  firstText,
  inside,
  itemsOf,
  piecesOf,
  rawOf,
  rawsOf,
  text,
  valueOf,
  type Raw
} from '../parts/raw.ts';
import { attempt, orderReadBy, strange, Refusal, givenBack } from '../parts/refusal.ts';
import { instant, needInstant } from '../parts/time.ts';
import {
  customer,
  fulfilment,
  isParent,
  isTest,
  origins,
  paymentMoment,
  paymentRefs,
  statuses
} from './words.ts';

/** A record of the REST API or of a webhook: an order with its refunds, a refund, a deletion, or a list of them. */
export function read(record: unknown, context: ReadContext): Read[] {
  const items = itemsOf(record, 'data', 'orders', 'order');
  const parents = parentsIn(items);
  return items.flatMap((item) => {
    const order = rawOf(item);
    return order === null ? strange('id') : one(order, parents, context);
  });
}

function one(order: Raw, parents: ReadonlySet<string>, context: ReadContext): Read[] {
  const id = text(order, 'id');
  if (id === null) return strange('id');
  const drop = (reason: DropReason): Read[] => [
    { kind: 'dropped', reason, external_id: id.slice(0, 200) }
  ];
  if (Object.keys(order).length === 1) return drop('no_sale');
  if (valueOf(order, 'amount') !== undefined && valueOf(order, 'status') === undefined)
    return [attempt(refundId(order), () => refundRead(order, null, context))];
  if (valueOf(order, 'status') === undefined || !isOrder(order)) return strange('status', id);
  if (isTest(order)) return drop('test_order');
  if (isParent(order) || parents.has(id)) return drop('parent_order');
  return [attempt(id, () => orderOf(order, context)), ...refundsOf(order, context)];
}

const isOrder = (order: Raw): boolean =>
  ['total', 'order_key', 'date_created_gmt', 'created_via'].some((name) =>
    Object.hasOwn(order, name)
  );

/** Orders that another order of the same document names as its parent. */
const parentsIn = (items: unknown[]): ReadonlySet<string> =>
  new Set(
    rawsOf(items)
      .filter((order) => valueOf(order, 'status') !== undefined)
      .map((order) => text(order, 'parent_id'))
      .filter((id) => id !== null && id !== '0')
  ) as ReadonlySet<string>; // the filter leaves texts

const clock = (zone: string) => ({ zone });

/** A time by its UTC field, or by the site's own clock where only that is given. */
const time = (record: Raw, name: string, { zone }: ReadContext): string | null =>
  instant(record, `${name}_gmt`) ?? instant(record, name, clock(zone));

function axes(order: Raw, context: ReadContext): Axes {
  return axesOf(text(order, 'created_via'), origins, context.origins, fulfilment(order));
}

const statusIn = (order: Raw) =>
  statusOf(statuses, text(order, 'status')?.replace(/^wc-/, '') ?? null, 'status');

function orderOf(order: Raw, context: ReadContext): Read {
  const currency = currencyOf(order, 'currency');
  const tax_minor = needAmount(order, 'total_tax', currency);
  const where = axes(order, context);
  const payment_moment = paymentMoment(order, where.fulfilment);
  const waits = payment_moment === 'at_pickup' || payment_moment === 'at_delivery';
  const fact = {
    external_id: text(order, 'id') ?? '',
    version_at: time(order, 'date_modified', context),
    ordered_at: time(order, 'date_created', context) ?? needInstant(order, 'date_created_gmt'),
    ...where,
    payment_moment,
    net_minor: needAmount(order, 'total', currency) - tax_minor,
    tax_minor,
    refund_minor: 0,
    tax_basis: 'ht' as const,
    currency,
    customer: customer(order),
    items_n: piecesOf(rawsOf(valueOf(order, 'line_items')), 'quantity'),
    refund_of: null,
    payment_refs: paymentRefs(order)
  };
  return orderReadBy(fact, () => {
    const status = statusIn(order);
    return status === 'paid' && waits ? 'accepted' : status;
  });
}

const refundId = (refund: Raw): string | null => {
  const id = text(refund, 'id');
  return id === null ? null : `refund:${id}`;
};

/**
 * Refunds inside an order. In webhooks they have an amount but no date: a feed with API keys leaves those to its pull,
 * which brings the date; without keys a refund is dated by the change of the order that first told it.
 */
function refundsOf(order: Raw, context: ReadContext): Read[] {
  const keys = text(rawOf(context.settings) ?? {}, 'consumer_key') !== null;
  return rawsOf(valueOf(order, 'refunds'))
    .filter((refund) => !keys || time(refund, 'date_created', context) !== null)
    .map((refund) => attempt(refundId(refund), () => refundRead(refund, order, context)));
}

/** `order`: the one it belongs to, null when the refund comes alone. One of an order that never counted does not count. */
function refundRead(refund: Raw, order: Raw | null, context: ReadContext): Read {
  const currency = currencyOf(order ?? refund, 'currency', context.currency);
  const where =
    order === null ? axesOf(null, origins, context.origins, null) : axes(order, context);
  const status = order === null ? 'paid' : statusIn(order);
  const gross = Math.abs(
    amountOf(valueOf(refund, 'amount') ?? valueOf(refund, 'total'), 'amount', currency) ?? missing()
  );
  const tax = taxOf(refund, gross, order, currency);
  const changed = order === null ? null : time(order, 'date_modified', context);
  return givenBack({
    external_id: refundId(refund) ?? '',
    version_at: changed ?? time(refund, 'date_created', context),
    ordered_at:
      time(refund, 'date_created', context) ?? changed ?? needInstant(refund, 'date_created_gmt'),
    ...where,
    status: countedStatuses.includes(status) ? 'refund' : 'failed',
    refund_minor: gross - (tax ?? 0),
    tax_basis: tax === null ? 'ttc' : 'ht',
    currency,
    customer: order === null ? null : customer(order),
    refund_of: order === null ? parentOf(refund) : text(order, 'id')
  });
}

const missing = (): never => {
  throw new Refusal('missing', 'amount', '');
};

/** Tax in a refund: of its lines, scaled to the amount given back; by the order's share without lines; null unknown. */
function taxOf(refund: Raw, gross: number, order: Raw | null, currency: string): number | null {
  const lines = ['line_items', 'shipping_lines', 'fee_lines'].flatMap((name) =>
    rawsOf(valueOf(refund, name))
  );
  const sum = (name: string): number =>
    lines.reduce((n, line) => n + amountOrZero(line, name, currency), 0);
  const tax = sum('total_tax');
  const whole = sum('total') + tax;
  if (whole !== 0) return taxShare(gross, tax, whole);
  if (order === null) return null;
  return taxShare(
    gross,
    amountOrZero(order, 'total_tax', currency),
    needAmount(order, 'total', currency)
  );
}

/** The order of a refund that came alone: named, or the one its links lead up to. */
function parentOf(refund: Raw): string | null {
  const named = firstText(refund, 'parent_id', 'order_id');
  if (named !== null && named !== '0') return named;
  const [up] = rawsOf(valueOf(inside(refund, '_links'), 'up'));
  return up === undefined ? null : (/\/orders\/(\d+)$/.exec(text(up, 'href') ?? '')?.[1] ?? null);
}
