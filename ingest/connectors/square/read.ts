import type { DropReason, Read, ReadContext } from '#model/connector.ts';
import { inside, rawOf, rawsOf, text, valueOf, type Raw } from '../parts/raw.ts';
import { attempt, strange } from '../parts/refusal.ts';
import { orderRead as order, paymentRead, refundRead, returnReads } from './facts.ts';

/** A webhook event, an answer of the API, or one order, payment or refund. */
export function read(record: unknown, context: ReadContext): Read[] {
  if (Array.isArray(record)) return record.flatMap((item) => readOne(rawOf(item), context));
  return readOne(rawOf(record), context);
}

function readOne(given: Raw | null, context: ReadContext): Read[] {
  if (given === null) return strange('id');
  if (text(given, 'event_id') !== null) return eventReads(given, context);
  const lists = ['orders', 'payments', 'refunds', 'order', 'payment', 'refund'].flatMap((name) => {
    const value = valueOf(given, name);
    if (name === 'refunds' && text(given, 'location_id') !== null) return []; // an order's own
    return rawsOf(Array.isArray(value) ? value : [value]);
  });
  if (lists.length > 0) return lists.flatMap((item) => objectReads(item, context));
  if (Array.isArray(valueOf(given, 'locations')))
    return rawsOf(valueOf(given, 'locations')).flatMap((place) => drop('no_sale', place));
  if (Array.isArray(valueOf(given, 'order_entries')))
    return rawsOf(valueOf(given, 'order_entries')).map(withoutAmount);
  return objectReads(given, context);
}

/** Only numbers of orders: who asked for them has to ask for the orders themselves. */
const withoutAmount = (entry: Raw): Read => ({
  kind: 'refused',
  code: 'missing',
  column: 'total_money',
  value: '',
  external_id: text(entry, 'order_id')?.slice(0, 200) ?? null
});

/** Events of payments and refunds bring the object, those of orders only its number. */
function eventReads(event: Raw, context: ReadContext): Read[] {
  const topic = text(event, 'type') ?? '';
  const object = inside(event, 'data', 'object');
  const found = rawOf(valueOf(object, 'payment')) ?? rawOf(valueOf(object, 'refund'));
  if (found !== null && /^(payment|refund)\./.test(topic)) return objectReads(found, context);
  const about = { id: text(inside(event, 'data'), 'id') };
  if (topic.startsWith('order.')) return drop('told_elsewhere', about);
  return drop(/^(payout|dispute|transfer)/.test(topic) ? 'not_a_sale' : 'no_sale', about);
}

const drop = (reason: DropReason, object: Raw): Read[] => [
  { kind: 'dropped', reason, external_id: text(object, 'id')?.slice(0, 200) ?? null }
];

function objectReads(object: Raw, context: ReadContext): Read[] {
  const id = text(object, 'id');
  if (id === null) return strange('id');
  if (isOfOtherShop(object, context)) return drop('other_shop', object);
  if (valueOf(object, 'total_money') !== undefined && valueOf(object, 'state') !== undefined)
    return [
      ...(isReturnOnly(object) ? [] : [attempt(id, () => order(object, context))]),
      ...returnReads(object, context)
    ];
  if (valueOf(object, 'source_type') !== undefined)
    return [attempt(id, () => paymentRead(object, context))];
  if (text(object, 'payment_id') !== null && valueOf(object, 'amount_money') !== undefined)
    return [attempt(id, () => refundRead(object, context))];
  return strange('total_money', id);
}

/** Whether the owner named the shop's locations and this is at another one. */
function isOfOtherShop(object: Raw, { settings }: ReadContext): boolean {
  const own = valueOf(rawOf(settings) ?? {}, 'location_ids');
  const location = text(object, 'location_id');
  return Array.isArray(own) && own.length > 0 && location !== null && !own.includes(location);
}

/** An order that only brings things back: it sells nothing. */
const isReturnOnly = (object: Raw): boolean =>
  rawsOf(valueOf(object, 'returns')).length > 0 &&
  rawsOf(valueOf(object, 'line_items')).length === 0;
