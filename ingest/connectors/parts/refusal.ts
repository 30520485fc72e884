import { OrderFact, TakingsFact, VisitFact, type Read } from '#model/connector.ts';
import type { OrderStatus } from '#model/order.ts';
import { masked } from '#model/personal.ts';
import type { ReasonCode } from '#model/reason.ts';
import { orderRow } from './canonical.ts';

/** Why a record gives no fact: thrown inside a reader, and turned into a refused Read at its edge. */
export class Refusal extends Error {
  constructor(
    readonly code: ReasonCode,
    readonly column: string,
    readonly value: string
  ) {
    super(`${code}: ${column}`);
    this.name = 'Refusal';
  }
}

/** What a reader of one fact gives, or the refusal it met. `external_id`: of the record, as far as it can be told. */
export function attempt(external_id: string | null, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return refused(error, external_id);
    throw error;
  }
}

/** As `attempt`, for a record that gives several facts or none. */
export function attemptAll(external_id: string | null, read: () => Read[]): Read[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return [refused(error, external_id)];
    throw error;
  }
}

const refused = (
  { code, column, value }: Refusal,
  external_id: string | null
): Extract<Read, { kind: 'refused' }> => ({
  kind: 'refused',
  code,
  column,
  value: shown(value),
  external_id: external_id === null ? null : external_id.slice(0, 200)
});

/** A cell as it may be kept and shown: without addresses of persons, cut. */
const shown = (value: string): string => masked(value).slice(0, 200);

/** A record of another platform, or no record at all. `column`: what it lacks. */
export const strange = (column: string, external_id: string | null = null): Read[] => [
  {
    kind: 'refused',
    code: 'not_this_platform',
    column,
    value: '',
    external_id: external_id === null ? null : external_id.slice(0, 200)
  }
];

/** A Read of an order or refund. Errors: Refusal for what the words of a connector do not allow. */
export function orderRead(fact: OrderFact): Read {
  const checked = OrderFact.safeParse(fact);
  if (!checked.success) refuse(checked.error.issues[0]?.path, fact);
  return { kind: 'order', fact };
}

type Refund = Omit<
  OrderFact,
  'payment_moment' | 'net_minor' | 'tax_minor' | 'items_n' | 'payment_refs'
>;

/** A Read of what is given back of an order: it sells nothing and names no payment. Errors: Refusal. */
export const givenBack = (refund: Refund): Read =>
  orderRead({
    ...refund,
    ...{ payment_moment: null, net_minor: 0, tax_minor: null, items_n: null, payment_refs: [] }
  });

/**
 * As `orderRead`, with a status that may be a word nobody knows: the order is refused then with the rest of it as a row, so
 * that it can be taken in once somebody has said what the word means.
 */
export function orderReadBy(fact: Omit<OrderFact, 'status'>, status: () => OrderStatus): Read {
  let known: OrderStatus;
  try {
    known = status();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'unknown_value') throw error;
    const record = orderRow({ ...fact, status: shown(error.value) });
    return { ...refused(error, fact.external_id), record };
  }
  return orderRead({ ...fact, status: known });
}

/** A Read of a day's total. Errors: Refusal. */
export function takingsRead(fact: TakingsFact): Read {
  const checked = TakingsFact.safeParse(fact);
  if (!checked.success) refuse(checked.error.issues[0]?.path, fact);
  return { kind: 'takings', fact };
}

/** A Read of a day's visits. Errors: Refusal. */
export function visitsRead(fact: VisitFact): Read {
  const checked = VisitFact.safeParse(fact);
  if (!checked.success) refuse(checked.error.issues[0]?.path, fact);
  return { kind: 'visits', fact };
}

/** Names the field at fault. A customer is never shown. */
function refuse(path: PropertyKey[] | undefined, fact: Readonly<Record<string, unknown>>): never {
  const column = String(path?.[0] ?? '');
  const value = column === 'customer' ? '' : String(fact[column] ?? '');
  const code: ReasonCode = column.endsWith('_minor')
    ? 'amount_too_large'
    : column.endsWith('_at') || column === 'day'
      ? 'bad_date'
      : column.endsWith('_n')
        ? 'bad_count'
        : 'unknown_value';
  throw new Refusal(code, column, value);
}
