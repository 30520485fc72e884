import type { Origin } from '#model/connector.ts';
import type { Fulfilment } from '#model/order.ts';
import { Refusal } from './refusal.ts';
import type { OrderStatus } from '#model/order.ts';

/** Where an order was placed and how the goods leave, with the platform's own word. */
export type Axes = Required<Origin> & { origin: string | null };

/**
 * The axes of an order by the platform's word for its origin: rules of the source's owner first, then the connector's.
 * A word nobody knows gives the mode `unknown` and stays in `origin`, so that a rule can be made for it.
 * `fulfilment`: what the platform says of it; null leaves it to the mode.
 */
export function axesOf(
  origin: string | null,
  known: Readonly<Record<string, Origin>>,
  rules: ReadonlyMap<string, Origin>,
  fulfilment: Fulfilment | null
): Axes {
  const found = rules.get(origin ?? '') ?? own(known, origin ?? '');
  const { order_mode, channel } = found ?? { order_mode: 'unknown', channel: 'other' };
  return {
    order_mode,
    channel,
    fulfilment:
      fulfilment ?? found?.fulfilment ?? (order_mode === 'in_store' ? 'carry_out' : 'none'),
    origin: origin === null ? null : origin.slice(0, 200)
  };
}

const own = (known: Readonly<Record<string, Origin>>, origin: string): Origin | undefined => {
  const name = Object.hasOwn(known, origin) ? origin : origin.toLowerCase();
  return Object.hasOwn(known, name) ? known[name] : undefined;
};

/** What a status of the platform means. Errors: Refusal unknown_value for one that is not in its table, or missing. */
export function statusOf(
  statuses: Readonly<Record<string, OrderStatus>>,
  status: string | null,
  column: string
): OrderStatus {
  if (status === null) throw new Refusal('missing', column, '');
  const found = Object.hasOwn(statuses, status) ? statuses[status] : undefined;
  if (found === undefined) throw new Refusal('unknown_value', column, status);
  return found;
}

/** Words in the names of delivery methods, French and English, in the order of looking. */
const methods: readonly (readonly [RegExp, Fulfilment])[] = [
  [
    /mondial.?relay|relais|relay|pickup.?point|parcel.?shop|point.?retrait|locker|consigne/i,
    'pickup_point'
  ],
  [
    /local.?pickup|pickup|pick.?up|retrait|click.{0,3}collect|collect|emporter|in.?store|instore/i,
    'pickup_shop'
  ],
  [/local.?deliver|livraison.?locale|coursier|courier.?local|velo/i, 'local_delivery'],
  [/download|numerique|digital|virtual/i, 'digital']
];

/** How goods leave, by the name of a delivery method; shipping where nothing in it says otherwise, null without a name. */
export function fulfilmentOf(method: string | null): Fulfilment | null {
  if (method === null) return null;
  return methods.find(([words]) => words.test(method))?.[1] ?? 'shipping';
}
