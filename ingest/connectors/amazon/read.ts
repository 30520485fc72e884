import type { Read, ReadContext } from '#model/connector.ts';
import { statusOf } from '../parts/axes.ts';
import { marketAxes } from '../parts/market.ts';
import { amount, currencyOf, needAmount } from '../parts/money.ts';
import { inside, isYes, rawOf, text, valueOf, type Raw } from '../parts/raw.ts';
import { attempt, orderRead, strange } from '../parts/refusal.ts';
import { instant, needInstant } from '../parts/time.ts';
import { reportReads } from './report.ts';
import { fulfilmentOf, statuses } from './words.ts';

/** An answer of the Orders API, a sales and traffic report, or one order. */
export function read(record: unknown, context: ReadContext): Read[] {
  if (Array.isArray(record)) return record.flatMap((item) => readOne(rawOf(item), context));
  return readOne(rawOf(record), context);
}

function readOne(given: Raw | null, context: ReadContext): Read[] {
  if (given === null) return strange('AmazonOrderId');
  if (Array.isArray(valueOf(given, 'salesAndTrafficByDate'))) return reportReads(given, context);
  const inner = rawOf(valueOf(given, 'payload')) ?? given;
  const orders = valueOf(inner, 'Orders');
  if (Array.isArray(orders)) return orders.flatMap((it) => orderReads(rawOf(it) ?? {}, context));
  return orderReads(inner, context);
}

function orderReads(order: Raw, context: ReadContext): Read[] {
  const id = text(order, 'AmazonOrderId');
  if (id === null) return strange('AmazonOrderId');
  if (text(order, 'SalesChannel') === 'Non-Amazon')
    return [{ kind: 'dropped', reason: 'not_a_sale', external_id: id.slice(0, 200) }];
  return [attempt(id, () => orderOf(id, order, context))];
}

/** An order as the customer pays it. One that is pending has no total yet. */
function orderOf(id: string, order: Raw, context: ReadContext): Read {
  const ordered_at = needInstant(order, 'PurchaseDate');
  const status = statusOf(statuses, text(order, 'OrderStatus'), 'OrderStatus');
  const total = inside(order, 'OrderTotal');
  const currency = currencyOf(total, 'CurrencyCode', context.currency);
  const waits =
    status === 'pending' || status === 'cancelled' || isYes(valueOf(order, 'IsReplacementOrder'));
  return orderRead({
    external_id: id,
    version_at: instant(order, 'LastUpdateDate'),
    ordered_at,
    ...marketAxes(text(order, 'SalesChannel') ?? 'amazon', context.origins, fulfilmentOf(order)),
    payment_moment: 'at_order',
    status,
    net_minor: waits
      ? (amount(total, 'Amount', currency) ?? 0)
      : needAmount(total, 'Amount', currency),
    tax_minor: null,
    refund_minor: 0,
    tax_basis: 'ttc',
    currency,
    customer: text(inside(order, 'BuyerInfo'), 'BuyerEmail'),
    items_n: piecesIn(order),
    refund_of: null,
    payment_refs: []
  });
}

function piecesIn(order: Raw): number | null {
  const counts = ['NumberOfItemsShipped', 'NumberOfItemsUnshipped']
    .map((name) => valueOf(order, name))
    .filter((n) => typeof n === 'number')
    .filter((n) => Number.isInteger(n) && n >= 0);
  return counts.length === 0 ? null : counts.reduce((sum, n) => sum + n, 0);
}
