import { OrderFact, TakingsFact, VisitFact, type Read } from '#model/connector.ts';
import type { Event, Step, Value } from '../pipeline.ts';

/** The event in the words of connectors; rules that hold for every way in are the store's. */
export const tellFact: Step = (event) => {
  const read = { orders: order, takings, visits }[event.kind](event.values);
  return read === null
    ? { refused: { code: 'unreadable_row', column: '', value: '' } }
    : { kept: { ...event, read } };
};

type Values = Event['values'];

const minor = (value: Value | undefined): number | null =>
  value === undefined ? null : Number(value);
const instant = (value: Value | undefined): string | null =>
  typeof value === 'bigint' ? isoOf(value) : null;

/** `2021-03-01T10:00:00.123456Z` */
function isoOf(us: bigint): string {
  const part = ((us % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const seconds = new Date(Number((us - part) / 1000n)).toISOString().slice(0, 19);
  return `${seconds}.${part.toString().padStart(6, '0')}Z`;
}

const absolute = (value: Value | undefined): number => Math.abs(Number(value ?? 0));

function order(values: Values): Read | null {
  const base = minor(values['net_minor']);
  const refund = absolute(values['refund_minor']);
  const status = values['status'] ?? 'paid';
  const is_refund =
    status === 'refund' ||
    (base === null && ['accepted', 'paid', 'fulfilled'].includes(String(status)));
  const fact = OrderFact.safeParse({
    external_id: values['external_id'],
    version_at: instant(values['version_at']),
    ordered_at: instant(values['ordered_at']),
    order_mode: values['order_mode'],
    channel: values['channel'],
    fulfilment: values['fulfilment'],
    payment_moment: values['payment_moment'] ?? null,
    status: is_refund ? 'refund' : status,
    net_minor: base ?? 0,
    tax_minor: minor(values['tax_minor']),
    refund_minor: refund,
    tax_basis: values['tax_basis'],
    currency: values['currency'],
    customer: values['customer'] ?? null,
    items_n: values['items_n'] ?? null,
    refund_of: values['refund_of'] ?? null,
    origin: values['origin'] ?? null,
    payment_refs: String(values['payment_refs'] ?? '')
      .split(' ')
      .filter((ref) => ref !== '')
  });
  return fact.success ? { kind: 'order', fact: fact.data } : null;
}

function takings(values: Values): Read | null {
  const fact = TakingsFact.safeParse({
    day: values['day'],
    version_at: instant(values['version_at']),
    order_mode: values['order_mode'],
    channel: values['channel'],
    fulfilment: values['fulfilment'],
    net_minor: minor(values['net_minor']) ?? 0,
    tax_minor: minor(values['tax_minor']),
    refund_minor: absolute(values['refund_minor']),
    tax_basis: values['tax_basis'],
    currency: values['currency'],
    orders_n: values['orders_n'] ?? null
  });
  return fact.success ? { kind: 'takings', fact: fact.data } : null;
}

function visits(values: Values): Read | null {
  const fact = VisitFact.safeParse({
    day: values['day'],
    kind: values['kind'] ?? 'web',
    referrer_class: values['referrer_class'] ?? 'all',
    visits_n: values['visits_n'],
    visitors_n: values['visitors_n'] ?? null
  });
  return fact.success ? { kind: 'visits', fact: fact.data } : null;
}
