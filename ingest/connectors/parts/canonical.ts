import type { OrderFact, TakingsFact, VisitFact } from '#model/connector.ts';
import { isCurrency, minorDigits } from '#model/money.ts';

/** A row in the columns that files have, every value a text; `customer` is not keyed yet. */
export type Row = Record<string, string>;

/** An order or refund as a row; `status` may be a word that is none of ours. */
export const orderRow = (fact: Omit<OrderFact, 'status'> & { status: string }): Row =>
  filled({
    external_id: fact.external_id,
    version_at: fact.version_at,
    ordered_at: fact.ordered_at,
    order_mode: fact.order_mode,
    channel: fact.channel,
    fulfilment: fact.fulfilment,
    payment_moment: fact.payment_moment,
    status: fact.status,
    ...money(fact),
    customer: fact.customer,
    items_n: count(fact.items_n),
    refund_of: fact.refund_of,
    origin: fact.origin,
    payment_refs: fact.payment_refs.join(' ')
  });

/** A day's total as a row. */
export const takingsRow = (fact: TakingsFact): Row =>
  filled({
    day: fact.day,
    version_at: fact.version_at,
    order_mode: fact.order_mode,
    channel: fact.channel,
    fulfilment: fact.fulfilment,
    ...money(fact),
    orders_n: count(fact.orders_n)
  });

/** A day's visits as a row. */
export const visitsRow = (fact: VisitFact): Row =>
  filled({
    day: fact.day,
    kind: fact.kind,
    referrer_class: fact.referrer_class,
    visits_n: count(fact.visits_n),
    visitors_n: count(fact.visitors_n)
  });

type Money = Pick<OrderFact, 'net_minor' | 'tax_minor' | 'refund_minor' | 'tax_basis' | 'currency'>;

function money({ net_minor, tax_minor, refund_minor, tax_basis, currency }: Money) {
  const digits = isCurrency(currency) ? minorDigits(currency) : 2;
  return {
    [tax_basis === 'ttc' ? 'gross' : 'net']: major(net_minor, digits),
    tax: tax_minor === null ? null : major(tax_minor, digits),
    refund: major(refund_minor, digits),
    tax_basis,
    currency
  };
}

/** Minor units as decimal text in major units: 1250 with two digits is 12.50. */
function major(minor: number, digits: number): string {
  const figures = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = figures.slice(0, figures.length - digits);
  const sign = minor < 0 ? '-' : '';
  return digits === 0 ? sign + figures : `${sign}${whole}.${figures.slice(-digits)}`;
}

const count = (n: number | null): string | null => (n === null ? null : String(n));

const filled = (row: Record<string, string | null>): Row =>
  Object.fromEntries(
    Object.entries(row).filter((entry): entry is [string, string] => {
      const [, value] = entry;
      return value !== null && value !== '';
    })
  );
