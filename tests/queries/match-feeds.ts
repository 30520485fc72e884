import type { Engine } from '#queries/engines/duckdb.ts';
import { matchDoubles } from '#queries/match/match.ts';
import { openStore, type Store } from '#queries/store.ts';

/** Feeds of every unit of these tests: number within the unit, name, kind. */
export const feeds = [
  ['site', 'woocommerce'],
  ['payments', 'stripe'],
  ['till', 'square'],
  ['terminal', 'sumup']
] as const;

/** A row of a feed; amounts in cents: of the site without tax and tax beside, of the others with tax. */
export type Row = {
  feed?: (typeof feeds)[number][0];
  id: string;
  /** UTC */
  at?: string;
  mode?: string;
  status?: string;
  net?: number;
  tax?: number;
  refund?: number;
  of?: string;
  refs?: string;
};

/** A store where unit `n` has all feeds, numbered from 10 · n. */
export async function feedStore(units_n: number): Promise<Store> {
  const store = await openStore({ path: ':memory:', cells: 'when_asked' });
  const kinds = feeds.map(([name, kind], i) => `(${i}, '${name}', '${kind}')`).join(', ');
  await store.engine.run(
    `INSERT INTO unit BY NAME SELECT CAST(n AS INTEGER) AS unit_id, CAST(n AS VARCHAR) AS unit_code, 'shop' AS kind, n AS enterprise_id,
      'UTC' AS zone, 'EUR' AS currency, 'day' AS grain, false AS online_declared, false AS sample FROM range(1, ${units_n + 1}) AS r(n);
    INSERT INTO source BY NAME SELECT u.unit_id * 10 + f.i AS source_id, u.unit_id, f.name, f.kind,
      false AS reports_online, false AS reports_total, false AS sample
    FROM unit AS u, (VALUES ${kinds}) AS f(i, name, kind)`
  );
  return store;
}

const sourceOf = (unit_id: number, feed: string): number =>
  unit_id * 10 + feeds.findIndex(([name]) => name === feed);

/** Rows come in, each as the newest version of its number, and what they change is decided. */
export const arrive = (store: Store, rows: readonly (Row & { unit_id: number })[]): Promise<void> =>
  changed(store, rows, (engine) => insert(engine, rows));

/** Rows are taken back, as the undo of their import does, and what that changes is decided. */
export const leave = (store: Store, rows: readonly (Row & { unit_id: number })[]): Promise<void> =>
  changed(store, rows, async (engine) => {
    for (const { unit_id, feed = 'site', id } of rows)
      await engine.run(
        'DELETE FROM order_version WHERE source_id = {s:Int64} AND external_id = {id:String}',
        {
          s: sourceOf(unit_id, feed),
          id
        }
      );
  });

const dayOf = (row: Row): string => (row.at ?? moment).slice(0, 10);
const moment = '2020-11-10T10:00:00';

const changed = (
  store: Store,
  rows: readonly (Row & { unit_id: number })[],
  work: (engine: Engine) => Promise<void>
): Promise<void> =>
  store.engine.transaction(async (engine) => {
    const days = rows.map((row) => `(${row.unit_id}, DATE '${dayOf(row)}')`).join(', ');
    await engine.run(
      `CREATE TEMP TABLE touched AS SELECT * FROM (VALUES ${days}) AS t(unit_id, local_day)`
    );
    await work(engine);
    await matchDoubles(engine);
  });

const insert = (engine: Engine, rows: readonly (Row & { unit_id: number })[]): Promise<void> =>
  engine.run(
    `UPDATE order_version SET is_current = false
    WHERE (source_id, external_id) IN (SELECT (r.source_id, r.id) FROM (SELECT unnest(from_json({rows:String}, '${shape}')) AS r));
    INSERT INTO order_version BY NAME
    SELECT r.source_id, r.id AS external_id, TIMESTAMP '2021-01-01' AS version_at, TIMESTAMP '2021-01-01' AS received_at, r.unit_id,
      r.at AS ordered_at, CAST(r.at AS DATE) AS local_day, r.mode AS order_mode, 'other' AS channel, 'none' AS fulfilment, r.status,
      r.net AS net_minor, r.tax AS tax_minor, r.refund AS refund_minor, r.basis AS tax_basis, 'EUR' AS currency, r.of AS refund_of,
      r.refs AS payment_refs, false AS is_shadow, 1 AS import_id, true AS is_current
    FROM (SELECT unnest(from_json({rows:String}, '${shape}')) AS r)`.replaceAll(
      '{rows:String}',
      `'${JSON.stringify(rows.map(asStored))}'`
    )
  );

const shape = JSON.stringify([
  Object.fromEntries([
    ...['source_id', 'unit_id', 'net', 'tax', 'refund'].map((name) => [name, 'INTEGER']),
    ...['id', 'mode', 'status', 'basis', 'of', 'refs'].map((name) => [name, 'VARCHAR']),
    ['at', 'TIMESTAMP']
  ])
]);

function asStored({ unit_id, feed = 'site', id, ...row }: Row & { unit_id: number }) {
  const ht = feed === 'site';
  const is_refund = row.refund !== undefined;
  return {
    source_id: sourceOf(unit_id, feed),
    unit_id,
    id,
    at: row.at ?? moment,
    mode: row.mode ?? (ht ? 'online' : 'unknown'),
    status: row.status ?? (is_refund ? 'refund' : 'paid'),
    net: is_refund ? 0 : (row.net ?? (ht ? 10_000 : 12_000)),
    tax: ht && !is_refund ? (row.tax ?? 2_000) : null,
    refund: row.refund ?? 0,
    basis: ht ? 'ht' : 'ttc',
    of: row.of ?? null,
    refs: row.refs ?? null
  };
}

/** What stands in the shadow of what, of one unit. */
type Found = { shadows: string[]; matches: string[] };

/**
 * By unit: numbers of the rows that stand in the shadow of another; and matches that hold, as feed and number of what counts,
 * feed and number of its shadow, rule. Both in the order of the alphabet.
 */
export async function foundBy(store: Store): Promise<Map<number, Found>> {
  const rows = await store.engine.query<{ unit_id: number; shadows: string; matches: string }>(
    `SELECT u.unit_id,
      (SELECT string_agg(v.external_id, ';' ORDER BY v.external_id) FROM order_version AS v
        WHERE v.unit_id = u.unit_id AND v.is_current AND v.is_shadow) AS shadows,
      (SELECT string_agg(s.name || ' ' || m.external_id || ' > ' || b.name || ' ' || m.shadow_external_id || ' by ' || m.rule, ';'
          ORDER BY s.name || ' ' || m.external_id || ' > ' || b.name || ' ' || m.shadow_external_id)
        FROM order_match AS m JOIN source AS s ON s.source_id = m.source_id JOIN source AS b ON b.source_id = m.shadow_source_id
        WHERE s.unit_id = u.unit_id AND m.status = 'active') AS matches
    FROM unit AS u`
  );
  const list = (text: string | null): string[] => (text === null ? [] : text.split(';'));
  return new Map(
    rows.map((row) => [row.unit_id, { shadows: list(row.shadows), matches: list(row.matches) }])
  );
}
