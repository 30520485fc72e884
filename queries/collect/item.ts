import { OrderFact, TakingsFact, VisitFact } from '#model/connector.ts';
import { isCurrency } from '#model/money.ts';
import type { ReasonCode } from '#model/reason.ts';
import { customerKey } from '#queries/collect/customer-key.ts';
import type { Source } from '#queries/collect/source.ts';
import { dayIn, majorText, micros, timeText } from '#queries/collect/values.ts';

/** One checked fact on its way to the inbox. `item_key`, `content`, `record`: as the columns of `inbox`. */
export type Item = {
  kind: 'orders' | 'takings' | 'visits';
  item_key: string;
  /** microseconds since 1970, UTC; null: the source gives no version */
  version_us: bigint | null;
  content: string;
  /** local day that prunes the look-up of what is known */
  day: string;
  record: Record<string, string | null>;
};

/** A fact that cannot be counted, with the cell at fault and the row for replay. */
export type Refusal = {
  kind: 'orders' | 'takings' | 'visits';
  code: ReasonCode;
  column: string;
  value: string;
  record: Record<string, string | null>;
};

/** What a fact is judged by, beside itself. `now_us`: microseconds since 1970, UTC. */
export type ItemContext = { source: Source; secret: string; now_us: bigint };

/** Amounts from here on are refused, in major units; as for files. */
const major_max = 100_000_000_000n;
const day_us = 86_400_000_000n;
const oldest_day = '1990-01-01';

const isRefusal = (it: Item | Refusal): it is Refusal => 'code' in it;

/** An order or a refund as the import's statements would take it. */
export function orderItem(given: OrderFact, context: ItemContext): Item | Refusal {
  const parsed = OrderFact.safeParse(given);
  if (!parsed.success)
    return unfit('orders', parsed.error.issues[0]?.path, named(context, idOf(given)));
  const fact = parsed.data;
  const { source } = context;
  const { net, tax, refund, status } = saleOrRefund(fact);
  const ordered_us = micros(fact.ordered_at) ?? 0n; // the schema let it through
  const day = dayIn(source.zone, ordered_us);
  const customer =
    fact.customer === null ? null : customerKey(context.secret, source.unit, fact.customer);
  const record = {
    ...named(context, fact.external_id),
    version_at: fact.version_at === null ? null : timeText(micros(fact.version_at) ?? 0n),
    ordered_at: timeText(ordered_us),
    ...axes(fact),
    payment_moment: fact.payment_moment,
    status,
    ...money({ net, tax, refund }, fact, source),
    customer_key: customer,
    items_n: text(fact.items_n),
    refund_of: fact.refund_of,
    origin: fact.origin,
    payment_refs: fact.payment_refs.join(' ') || null
  };
  const trouble =
    amountTrouble(fact, source) ??
    (day < oldest_day ? cell('date_too_old', 'ordered_at', fact.ordered_at) : null) ??
    (ordered_us > context.now_us + day_us
      ? cell('future_date', 'ordered_at', fact.ordered_at)
      : null);
  if (trouble !== null) return { kind: 'orders', ...trouble, record };
  return {
    kind: 'orders',
    item_key: fact.external_id,
    version_us: fact.version_at === null ? null : micros(fact.version_at),
    content: join(
      ordered_us,
      fact.order_mode,
      fact.channel,
      fact.fulfilment,
      fact.payment_moment,
      status,
      net,
      tax,
      refund,
      fact.tax_basis,
      fact.currency,
      customer,
      fact.items_n,
      fact.refund_of,
      record.payment_refs
    ),
    day,
    record
  };
}

/** A negative sale is a refund, whatever it is called; a refund has one amount, and no tax of its own. */
function saleOrRefund({ status, net_minor, tax_minor, refund_minor }: OrderFact) {
  const is_negative = net_minor < 0 && refund_minor === 0;
  const is_counted = ['accepted', 'paid', 'fulfilled'].includes(status);
  if (status !== 'refund' && !(is_negative && is_counted))
    return { net: net_minor, tax: tax_minor, refund: refund_minor, status };
  const refund = refund_minor === 0 ? Math.abs(net_minor) : refund_minor;
  return { net: 0, tax: null, refund, status: 'refund' };
}

/** A day's total as the import's statements would take it. */
export function takingsItem(given: TakingsFact, context: ItemContext): Item | Refusal {
  const parsed = TakingsFact.safeParse(given);
  if (!parsed.success) return unfit('takings', parsed.error.issues[0]?.path, named(context));
  const fact = parsed.data;
  const { source } = context;
  const net = Math.max(fact.net_minor, 0);
  const refund = fact.refund_minor + Math.max(-fact.net_minor, 0);
  const record = {
    ...named(context),
    day: fact.day,
    version_at: fact.version_at === null ? null : timeText(micros(fact.version_at) ?? 0n),
    ...axes(fact),
    ...money({ net, tax: fact.tax_minor, refund }, fact, source),
    orders_n: text(fact.orders_n)
  };
  const trouble =
    amountTrouble(fact, source) ??
    dayTrouble(fact.day, context) ??
    (source.grain === 'month' && !fact.day.endsWith('-01')
      ? cell('not_first_of_month', 'day', fact.day)
      : null);
  if (trouble !== null) return { kind: 'takings', ...trouble, record };
  return {
    kind: 'takings',
    item_key: [fact.day, fact.order_mode, fact.channel, fact.fulfilment].join('|'),
    version_us: fact.version_at === null ? null : micros(fact.version_at),
    content: join(net, fact.tax_minor, refund, fact.tax_basis, fact.currency, fact.orders_n),
    day: fact.day,
    record
  };
}

/** Visits of one day; a later count of the same day and class replaces the earlier one. */
export function visitsItem(given: VisitFact, context: ItemContext): Item | Refusal {
  const parsed = VisitFact.safeParse(given);
  if (!parsed.success) return unfit('visits', parsed.error.issues[0]?.path, named(context));
  const fact = parsed.data;
  const record = {
    ...named(context),
    day: fact.day,
    version_at: null,
    kind: fact.kind,
    referrer_class: fact.referrer_class,
    visits_n: text(fact.visits_n),
    visitors_n: text(fact.visitors_n)
  };
  const trouble = dayTrouble(fact.day, context);
  if (trouble !== null) return { kind: 'visits', ...trouble, record };
  return {
    kind: 'visits',
    item_key: [fact.day, fact.kind, fact.referrer_class].join('|'),
    version_us: null,
    content: join(fact.visits_n, fact.visitors_n),
    day: fact.day,
    record
  };
}

export { isRefusal };

type Cell = Pick<Refusal, 'code' | 'column' | 'value'>;

const cell = (code: ReasonCode, column: string, value: string): Cell => ({ code, column, value });

const text = (value: number | null): string | null => (value === null ? null : String(value));

const join = (...values: (string | number | bigint | null)[]): string =>
  values.map((value) => value ?? '').join('|');

const named = ({ source }: ItemContext, external_id?: string) => ({
  unit: source.unit,
  source: source.name,
  ...(external_id === undefined ? {} : { external_id })
});

const axes = ({ order_mode, channel, fulfilment }: OrderFact | TakingsFact) => ({
  order_mode,
  channel,
  fulfilment
});

const money = (
  amounts: { net: number; tax: number | null; refund: number },
  { tax_basis, currency }: OrderFact | TakingsFact,
  { digits }: Source
) => ({
  net: majorText(amounts.net, digits),
  tax: amounts.tax === null ? null : majorText(amounts.tax, digits),
  refund: majorText(amounts.refund, digits),
  tax_basis,
  currency
});

function amountTrouble(fact: OrderFact | TakingsFact, { currency, digits }: Source): Cell | null {
  if (fact.currency !== currency)
    return isCurrency(fact.currency)
      ? cell('currency_mismatch', 'currency', fact.currency)
      : cell('unknown_currency', 'currency', fact.currency);
  const limit = major_max * 10n ** BigInt(digits);
  const amounts = { net: fact.net_minor, tax: fact.tax_minor ?? 0, refund: fact.refund_minor };
  for (const [column, minor] of Object.entries(amounts))
    if (BigInt(Math.abs(minor)) >= limit)
      return cell('amount_too_large', column, majorText(minor, digits));
  return null;
}

function dayTrouble(day: string, { now_us }: ItemContext): Cell | null {
  if (day < oldest_day) return cell('date_too_old', 'day', day);
  return day > dayIn('UTC', now_us + day_us) ? cell('future_date', 'day', day) : null;
}

/** Not even of the right form: a fault of the reader, kept all the same. */
function unfit(
  kind: Refusal['kind'],
  path: readonly PropertyKey[] | undefined,
  record: Refusal['record']
): Refusal {
  return { kind, code: 'unreadable_row', column: String(path?.[0] ?? ''), value: '', record };
}

const idOf = (given: { external_id?: unknown }): string =>
  typeof given.external_id === 'string' ? given.external_id : '';
