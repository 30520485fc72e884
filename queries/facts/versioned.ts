import insertOrders from '#queries/facts/orders-insert.sql?raw';
import resolveOrders from '#queries/facts/orders-resolve.sql?raw';
import insertTakings from '#queries/facts/takings-insert.sql?raw';
import resolveTakings from '#queries/facts/takings-resolve.sql?raw';
import insertVisits from '#queries/visits/visits-insert.sql?raw';
import resolveVisits from '#queries/visits/visits-resolve.sql?raw';

/** How one table of versioned facts is identified, compared and filled. */
export type VersionedKind = {
  table: 'order_version' | 'takings' | 'visit_day';
  key: readonly string[];
  /** columns whose equality makes a row a duplicate */
  content: readonly string[];
  resolve: string;
  insert: string;
  /** JSON of a refused row out of `judged` in the resolving statement: canonical column, expression */
  record: Record<string, string>;
};

const instant = (name: string): string =>
  `coalesce(CAST(${name}_utc AS VARCHAR) || 'Z', CAST(${name}_local AS VARCHAR))`;
const same = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `CAST(${name} AS VARCHAR)`]));
const money = {
  ...same('net', 'gross', 'tax', 'refund', 'currency'),
  tax_rate: 'CAST(CAST(tax_rate AS DOUBLE) / 1000000 AS VARCHAR)',
  tax_basis: 'given_basis'
};

/** Kinds of facts that come in versions. */
export type VersionedName = 'orders' | 'takings' | 'visits';

/** Facts that come in versions: single orders, totals, and visits of a day. */
export const versionedKinds: Record<VersionedName, VersionedKind> = {
  orders: {
    table: 'order_version',
    key: ['source_id', 'external_id'],
    content: [
      'ordered_at',
      'order_mode',
      'channel',
      'fulfilment',
      'payment_moment',
      'status',
      'net_minor',
      'tax_minor',
      'refund_minor',
      'tax_basis',
      'currency',
      'customer_key',
      'items_n',
      'refund_of',
      'payment_refs'
    ],
    resolve: resolveOrders,
    insert: insertOrders,
    record: {
      ...same('unit', 'source', 'external_id'),
      version_at: instant('version_at'),
      ordered_at: instant('ordered_at'),
      ...same('order_mode', 'channel', 'fulfilment', 'payment_moment', 'status'),
      ...money,
      ...same('customer_key', 'items_n', 'refund_of', 'origin', 'payment_refs')
    }
  },
  takings: {
    table: 'takings',
    key: ['source_id', 'local_day', 'order_mode', 'channel', 'fulfilment'],
    content: ['net_minor', 'tax_minor', 'refund_minor', 'tax_basis', 'currency', 'orders_n'],
    resolve: resolveTakings,
    insert: insertTakings,
    record: {
      ...same('unit', 'source', 'day'),
      version_at: instant('version_at'),
      ...same('order_mode', 'channel', 'fulfilment'),
      ...money,
      ...same('orders_n')
    }
  },
  visits: {
    table: 'visit_day',
    key: ['source_id', 'local_day', 'kind', 'referrer_class'],
    content: ['visits_n', 'visitors_n'],
    resolve: resolveVisits,
    insert: insertVisits,
    record: {
      ...same('unit', 'source', 'day'),
      version_at: instant('version_at'),
      ...same('kind', 'referrer_class', 'visits_n', 'visitors_n')
    }
  }
};
