import type { DropReason, Read, ReadContext } from '#model/connector.ts';
import { countedStatuses, type OrderStatus } from '#model/order.ts';
import { axesOf, statusOf, type Axes } from '../parts/axes.ts';
import { amountOrZero, currencyOf, needAmount } from '../parts/money.ts';
import { inside, itemsOf, piecesOf, rawOf, rawsOf, text, valueOf, type Raw } from '../parts/raw.ts';
import { attempt, orderReadBy, strange, givenBack } from '../parts/refusal.ts';
import { instant, needInstant } from '../parts/time.ts';
import {
  customer,
  fulfilment,
  originOf,
  origins,
  paymentMoment,
  paymentRefs,
  statuses
} from './words.ts';

/** Orders and credit memos of the REST interface, one or a list. An invoice tells what its order tells. */
export function read(record: unknown, context: ReadContext): Read[] {
  const lists = itemsOf(record).flatMap((item) =>
    has(rawOf(item) ?? {}, 'search_criteria', 'total_count') ? itemsOf(item, 'items') : [item]
  );
  return lists.flatMap((item) => {
    const given = rawOf(item);
    return given === null ? strange('entity_id') : one(given, context);
  });
}

const has = (record: Raw, ...names: string[]): boolean =>
  names.some((name) => Object.hasOwn(record, name));

function one(given: Raw, context: ReadContext): Read[] {
  const memo = rawOf(valueOf(given, 'creditmemo'));
  if (memo !== null) return memoIn(memo, rawOf(valueOf(given, 'order')), context);
  const id = text(given, 'entity_id');
  if (id === null) return strange('entity_id');
  if (has(given, 'order_id')) {
    const is_memo = has(given, 'creditmemo_status', 'adjustment', 'base_adjustment');
    return is_memo ? memoIn(given, null, context) : drop('told_elsewhere', id);
  }
  if (!has(given, 'state', 'status') || !has(given, 'base_grand_total', 'grand_total'))
    return strange('state', id.slice(0, 200));
  return [attempt(id, () => orderOf(given, context))];
}

const drop = (reason: DropReason, id: string): Read[] => [
  { kind: 'dropped', reason, external_id: id.slice(0, 200) }
];

const axes = (order: Raw, context: ReadContext): Axes =>
  axesOf(originOf(order), origins, context.origins, fulfilment(order));

/** State of an order; one that waits for payment counts when it is to be paid at the door or on account. */
function statusIn(order: Raw, where: Axes): OrderStatus {
  const status = statusOf(statuses, text(order, 'state'), 'state');
  const moment = paymentMoment(order, where.fulfilment);
  const waits = moment !== null && moment !== 'at_order' && text(order, 'state') === 'new';
  return waits ? 'accepted' : status;
}

function orderOf(order: Raw, context: ReadContext): Read {
  const currency = currencyOf(order, 'base_currency_code');
  const where = axes(order, context);
  const tax_minor = needAmount(order, 'base_tax_amount', currency);
  const lines = rawsOf(valueOf(order, 'items')).filter(
    (line) => text(line, 'parent_item_id') === null
  );
  const fact = {
    external_id: text(order, 'entity_id') ?? '',
    version_at: instant(order, 'updated_at'),
    ordered_at: needInstant(order, 'created_at'),
    ...where,
    payment_moment: paymentMoment(order, where.fulfilment),
    net_minor: grossOf(order, currency) - cardsSold(lines, currency) - tax_minor,
    tax_minor,
    refund_minor: 0,
    tax_basis: 'ht' as const,
    currency,
    customer: customer(order),
    items_n: piecesOf(lines, 'qty_ordered'),
    refund_of: null,
    payment_refs: paymentRefs(order)
  };
  return orderReadBy(fact, () => statusIn(order, where));
}

/** What was bought: gift cards and credit are ways to pay, which Magento takes off the total. */
function grossOf(order: Raw, currency: string): number {
  const more = inside(order, 'extension_attributes');
  return (
    needAmount(order, 'base_grand_total', currency) +
    amountOrZero(more, 'base_gift_cards_amount', currency) +
    amountOrZero(more, 'base_customer_balance_amount', currency)
  );
}

/** A gift card counts when it is used, not when it is sold. */
const cardsSold = (lines: Raw[], currency: string): number =>
  lines
    .filter((line) => text(line, 'product_type') === 'giftcard')
    .reduce((sum, line) => sum + amountOrZero(line, 'base_row_total', currency), 0);

function memoIn(memo: Raw, order: Raw | null, context: ReadContext): Read[] {
  const id = text(memo, 'entity_id');
  if (id === null || !has(memo, 'base_grand_total')) return strange('base_grand_total', id);
  if (text(memo, 'state') === '3') return drop('no_sale', `refund:${id}`);
  return [attempt(`refund:${id}`, () => memoRead(memo, order, context))];
}

/** A credit memo: money given back, on its own day. `order`: null when it comes alone. */
function memoRead(memo: Raw, order: Raw | null, context: ReadContext): Read {
  const currency = currencyOf(memo, 'base_currency_code', context.currency);
  const where =
    order === null ? axesOf(null, origins, context.origins, null) : axes(order, context);
  const status = order === null ? 'paid' : statusIn(order, where);
  return givenBack({
    external_id: `refund:${text(memo, 'entity_id') ?? ''}`,
    version_at: instant(memo, 'updated_at'),
    ordered_at: needInstant(memo, 'created_at'),
    ...where,
    status: countedStatuses.includes(status) ? 'refund' : 'failed',
    refund_minor: Math.abs(
      grossOf(memo, currency) - amountOrZero(memo, 'base_tax_amount', currency)
    ),
    tax_basis: 'ht',
    currency,
    customer: order === null ? null : customer(order),
    refund_of: text(memo, 'order_id')
  });
}
