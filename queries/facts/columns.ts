import { ReferrerClass, VisitKind } from '#model/connector.ts';
import {
  Channel,
  Fulfilment,
  OrderMode,
  OrderStatus,
  PaymentMoment,
  TaxBasis
} from '#model/order.ts';
import { registerColumns } from '#queries/facts/register-columns.ts';

/** What a file can bring. In the order in which one import takes them in: later kinds refer to earlier ones. */
export const factKinds = [
  'areas',
  'sectors',
  'programmes',
  'eligibility',
  'targets',
  'solutions',
  'units',
  'usual',
  'orders',
  'takings',
  'visits',
  'enrolments'
] as const;
export type FactKind = (typeof factKinds)[number];

/**
 * How a cell is read. text: as it is, without outer blanks; code: capitals; enum: one of `values`;
 * amount: decimal number in major units; rate: 0.055, 5.5 or 5.5 %; moment: instant, or local time of the unit;
 * day: local date, also of a month (2006-11) or an ISO week (2020-W16); customer: keyed at once, never kept.
 */
export type ColumnType =
  | 'text'
  | 'code'
  | 'enum'
  | 'amount'
  | 'rate'
  | 'moment'
  | 'day'
  | 'count'
  | 'number'
  | 'flag'
  | 'customer';

/**
 * One canonical column. `required`: a row without it is refused; `exact`: a day may not be written as a month or a week;
 * other rules are the kind's own.
 */
export type Column = {
  type: ColumnType;
  values?: readonly string[];
  required?: true;
  exact?: true;
};

const axes = {
  order_mode: { type: 'enum', values: OrderMode.options },
  channel: { type: 'enum', values: Channel.options },
  fulfilment: { type: 'enum', values: Fulfilment.options }
} as const satisfies Record<string, Column>;

const money = {
  net: { type: 'amount' },
  gross: { type: 'amount' },
  tax: { type: 'amount' },
  tax_rate: { type: 'rate' },
  refund: { type: 'amount' },
  tax_basis: { type: 'enum', values: TaxBasis.options },
  currency: { type: 'code' }
} as const satisfies Record<string, Column>;

const numbered = (name: string, n: number): Record<string, Column> =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`${name}_${i + 1}`, { type: 'number' }]));

/** Canonical columns by kind; a file may bring any part of them, under these names or mapped to them. */
export const factColumns: Record<FactKind, Record<string, Column>> = {
  orders: {
    unit: { type: 'text', required: true },
    source: { type: 'text' },
    external_id: { type: 'text', required: true },
    version_at: { type: 'moment' },
    ordered_at: { type: 'moment', required: true },
    ...axes,
    payment_moment: { type: 'enum', values: PaymentMoment.options },
    status: { type: 'enum', values: OrderStatus.options },
    ...money,
    customer: { type: 'customer' },
    items_n: { type: 'count' },
    refund_of: { type: 'text' },
    origin: { type: 'text' },
    payment_refs: { type: 'text' }
  },
  takings: {
    unit: { type: 'text', required: true },
    source: { type: 'text' },
    day: { type: 'day', required: true },
    version_at: { type: 'moment' },
    ...axes,
    ...money,
    orders_n: { type: 'count' }
  },
  visits: {
    unit: { type: 'text', required: true },
    source: { type: 'text' },
    day: { type: 'day', required: true, exact: true },
    version_at: { type: 'moment' },
    kind: { type: 'enum', values: VisitKind.options },
    referrer_class: { type: 'enum', values: ReferrerClass.options },
    visits_n: { type: 'count', required: true },
    visitors_n: { type: 'count' }
  },
  units: {
    unit: { type: 'text', required: true },
    kind: { type: 'enum', values: ['shop', 'panel'] },
    name: { type: 'text' },
    siren: { type: 'text' },
    siret: { type: 'text' },
    sector: { type: 'text' },
    area: { type: 'text' },
    zone: { type: 'text' },
    currency: { type: 'code' },
    grain: { type: 'enum', values: ['day', 'week', 'month'] },
    enterprises_n: { type: 'count' },
    opened_on: { type: 'day' },
    closed_on: { type: 'day' },
    online_declared: { type: 'flag' },
    online_from: { type: 'day' },
    moved_on: { type: 'day' },
    sample: { type: 'flag' }
  },
  areas: {
    area: { type: 'text', required: true },
    level: {
      type: 'enum',
      values: ['country', 'region', 'departement', 'epci', 'commune'],
      required: true
    },
    name: { type: 'text' },
    parent: { type: 'text' },
    country: { type: 'code' }
  },
  sectors: {
    sector: { type: 'text', required: true },
    level: { type: 'enum', values: ['family', 'group', 'class'], required: true },
    name_fr: { type: 'text' },
    name_en: { type: 'text' },
    parent: { type: 'text' },
    scheme: { type: 'text' }
  },
  usual: {
    unit: { type: 'text', required: true },
    declared_at: { type: 'moment' },
    annual: { type: 'amount', required: true },
    currency: { type: 'code' },
    tax_basis: { type: 'enum', values: TaxBasis.options },
    includes_distance_sales: { type: 'flag' },
    ref_year: { type: 'count', required: true },
    origin: { type: 'text' },
    overrides: { type: 'flag' },
    ...numbered('month', 12),
    ...numbered('weekday', 7)
  },
  ...registerColumns
};
