import type { Engine } from '#queries/engines/duckdb.ts';
import { recompute, recomputeUnits } from '#queries/rollup/index.ts';
import { openStore, type Store } from '#queries/store.ts';

/** A unit as a test writes it; absent: a day-by-day shop in G08, DEP-75, with one source complete for everything. */
export type UnitRow = {
  unit_id: number;
  kind?: 'shop' | 'panel';
  grain?: 'day' | 'week' | 'month';
  enterprise_id?: number;
  sector?: string | null;
  area?: string | null;
  opened_on?: string | null;
  closed_on?: string | null;
  online_declared?: boolean;
  online_from?: string | null;
  reports_online?: boolean;
  reports_total?: boolean;
  /** days its source covers, half-open */
  covers?: [string, string][];
};

/** A day's takings; amounts in minor units. */
export type TakingRow = {
  unit_id: number;
  day: string;
  net_minor: number;
  refund_minor?: number;
  orders_n?: number | null;
  order_mode?: string;
  channel?: string;
  fulfilment?: string;
  currency?: string;
  tax_basis?: string;
};

/** One version of an order; `ordered_at` in UTC, `day` the shop's own. */
export type OrderRow = {
  unit_id: number;
  external_id: string;
  day: string;
  status?: string;
  net_minor: number;
  refund_minor?: number;
  order_mode?: string;
  channel?: string;
  fulfilment?: string;
  ordered_at?: string;
  is_current?: boolean;
};

/** What a shop declared; amounts in minor units, shares and weights as lists. */
export type DeclaredRow = {
  unit_id: number;
  annual_minor: number;
  ref_year?: number;
  declared_at?: string;
  months?: number[] | null;
  weekdays?: number[] | null;
};

/** A store in memory with France, Brazil, four sectors and the French lockdowns of 2020 and 2021. */
export async function factStore(): Promise<Store> {
  const store = await openStore({ path: ':memory:' });
  await store.engine.run(`
    INSERT INTO area (area_code, level, name, departement_code, region_code, country_code, vintage) VALUES
      ('FR', 'country', 'France', NULL, NULL, 'FR', '2026'),
      ('DEP-75', 'departement', 'Paris', 'DEP-75', 'REG-11', 'FR', '2026'),
      ('COM-75056', 'commune', 'Paris', 'DEP-75', 'REG-11', 'FR', '2026'),
      ('DEP-974', 'departement', 'La Réunion', 'DEP-974', 'REG-04', 'FR', '2026'),
      ('CH', 'country', 'Suisse', NULL, NULL, 'CH', 'file');
    INSERT INTO sector (sector_code, level, name_fr, name_en, group_code, family_code, scheme) VALUES
      ('culture', 'family', 'Culture', 'Culture', NULL, 'culture', 'vitrine'),
      ('G08', 'group', 'Sport, jouets', 'Sport, toys', 'G08', 'culture', 'vitrine'),
      ('G09', 'group', 'Habillement', 'Clothing', 'G09', 'person', 'vitrine'),
      ('47.65Z', 'class', 'Jouets', 'Toys', 'G08', 'culture', 'naf_rev2');
    INSERT INTO closure (area_code, from_on, until_on, kind, name_fr, name_en, source) VALUES
      ('FR', '2020-03-15', '2020-05-11', 'lockdown', 'Premier', 'First', 'domain note'),
      ('FR', '2020-10-30', '2020-11-28', 'lockdown', 'Deuxième', 'Second', 'domain note'),
      ('FR', '2021-04-03', '2021-05-19', 'lockdown', 'Troisième', 'Third', 'domain note')`);
  return store;
}

/** Adds a unit with its place, its source (same id) and the days that source covers. */
export async function addUnit(engine: Engine, row: UnitRow): Promise<void> {
  const { unit_id, enterprise_id = 1000 + unit_id, sector = 'G08', area = 'DEP-75' } = row;
  await engine.run(
    `INSERT INTO unit BY NAME SELECT {unit_id:Int64} AS unit_id, {unit_id:Int64} AS unit_code, {kind:String} AS kind,
       {enterprise_id:Int64} AS enterprise_id, 'Europe/Paris' AS zone, 'EUR' AS currency, {grain:String} AS grain,
       {opened_on:Date} AS opened_on, {closed_on:Date} AS closed_on, {online_declared:Bool} AS online_declared,
       {online_from:Date} AS online_from, false AS sample`,
    {
      unit_id,
      enterprise_id,
      kind: row.kind ?? 'shop',
      grain: row.grain ?? 'day',
      opened_on: row.opened_on ?? null,
      closed_on: row.closed_on ?? null,
      online_declared: row.online_declared ?? false,
      online_from: row.online_from ?? null
    }
  );
  await engine.run(
    `INSERT INTO unit_place BY NAME SELECT {unit_id:Int64} AS unit_id, DATE '0001-01-01' AS from_on,
       DATE '9999-12-31' AS until_on, {sector:String} AS sector_code, {area:String} AS area_code`,
    { unit_id, sector, area }
  );
  const flags = { online: row.reports_online ?? true, total: row.reports_total ?? true };
  await addSource(engine, unit_id, unit_id, flags);
  for (const [from, until] of row.covers ?? []) await addCover(engine, unit_id, from, until);
}

/** Adds a feed of a unit and what it is complete for. */
export const addSource = (
  engine: Engine,
  source_id: number,
  unit_id: number,
  reports: { online: boolean; total: boolean }
): Promise<void> =>
  engine.run(
    `INSERT INTO source BY NAME SELECT {source_id:Int64} AS source_id, {unit_id:Int64} AS unit_id, 'till' AS name,
       'file' AS kind, {online:Bool} AS reports_online, {total:Bool} AS reports_total, false AS sample`,
    { source_id, unit_id, ...reports }
  );

/** Adds days that a source covers, half-open, as import `import_id`. */
export const addCover = (
  engine: Engine,
  source_id: number,
  from: string,
  until: string,
  import_id = 1
): Promise<void> =>
  engine.run(
    `INSERT INTO source_cover BY NAME
     SELECT source_id, {import_id:Int64} AS import_id, {from:Date} AS from_on, {until:Date} AS until_on,
       reports_online, reports_total
     FROM source WHERE source_id = {source_id:Int64}`,
    { source_id, import_id, from, until }
  );

/** Appends takings, all current. */
export const addTakings = (engine: Engine, rows: readonly TakingRow[]): Promise<void> =>
  engine.run(
    `INSERT INTO takings BY NAME
     SELECT r.unit_id AS source_id, r.unit_id, r.day AS local_day, coalesce(r.order_mode, 'in_store') AS order_mode,
       coalesce(r.channel, CASE r.order_mode WHEN 'online' THEN 'own_site' ELSE 'counter' END) AS channel,
       coalesce(r.fulfilment, 'none') AS fulfilment, TIMESTAMP '2022-01-01' AS version_at,
       TIMESTAMP '2022-01-01' AS received_at, r.net_minor, coalesce(r.refund_minor, 0) AS refund_minor, r.orders_n,
       coalesce(r.tax_basis, 'ht') AS tax_basis, coalesce(r.currency, 'EUR') AS currency, 1 AS import_id,
       true AS is_current
     FROM (SELECT unnest(from_json({rows:String}, '[{"unit_id": "INTEGER", "day": "DATE", "net_minor": "BIGINT",
       "refund_minor": "BIGINT", "orders_n": "INTEGER", "order_mode": "VARCHAR", "channel": "VARCHAR",
       "fulfilment": "VARCHAR", "currency": "VARCHAR", "tax_basis": "VARCHAR"}]')) AS r)`,
    { rows: JSON.stringify(rows) }
  );

/** Appends versions of orders. */
export const addOrders = (engine: Engine, rows: readonly OrderRow[]): Promise<void> =>
  engine.run(
    `INSERT INTO order_version BY NAME
     SELECT r.unit_id AS source_id, r.external_id, TIMESTAMP '2022-01-01' AS version_at,
       TIMESTAMP '2022-01-01' AS received_at, r.unit_id, coalesce(r.ordered_at, r.day + INTERVAL 12 HOUR) AS ordered_at,
       r.day AS local_day, coalesce(r.order_mode, 'online') AS order_mode, coalesce(r.channel, 'own_site') AS channel,
       coalesce(r.fulfilment, 'shipping') AS fulfilment, coalesce(r.status, 'paid') AS status, r.net_minor,
       coalesce(r.refund_minor, 0) AS refund_minor, 'ht' AS tax_basis, 'EUR' AS currency, 1 AS import_id,
       coalesce(r.is_current, true) AS is_current
     FROM (SELECT unnest(from_json({rows:String}, '[{"unit_id": "INTEGER", "external_id": "VARCHAR", "day": "DATE",
       "status": "VARCHAR", "net_minor": "BIGINT", "refund_minor": "BIGINT", "order_mode": "VARCHAR",
       "channel": "VARCHAR", "fulfilment": "VARCHAR", "ordered_at": "TIMESTAMP", "is_current": "BOOLEAN"}]')) AS r)`,
    { rows: JSON.stringify(rows) }
  );

/** Appends what a shop declared about its usual turnover. */
export const declareUsual = (engine: Engine, row: DeclaredRow): Promise<void> =>
  engine.run(
    `INSERT INTO usual_declared BY NAME
     SELECT {unit_id:Int64} AS unit_id, {declared_at:String}::TIMESTAMP AS declared_at,
       {annual_minor:Int64} AS annual_minor, 'EUR' AS currency, 'ht' AS tax_basis, true AS includes_distance_sales,
       {ref_year:Int64} AS ref_year, 'accounts' AS origin,
       from_json({months:String}, '["DOUBLE"]') AS month_weights,
       from_json({weekdays:String}, '["DOUBLE"]') AS weekday_weights`,
    {
      unit_id: row.unit_id,
      declared_at: row.declared_at ?? '2020-10-01',
      annual_minor: row.annual_minor,
      ref_year: row.ref_year ?? 2019,
      months: JSON.stringify(row.months ?? null),
      weekdays: JSON.stringify(row.weekdays ?? null)
    }
  );

/** Recomputes after changes to these days of these units, in a transaction of its own; all facts when none are named. */
export const recomputed = (
  store: Store,
  touched?: readonly { unit_id: number; day: string }[],
  unit_ids: readonly number[] = []
): Promise<void> =>
  store.engine.transaction(async (engine) => {
    await engine.run(
      `CREATE TEMP TABLE touched AS
       SELECT r.unit_id, r.day AS local_day
       FROM (SELECT unnest(from_json({rows:String}, '[{"unit_id": "INTEGER", "day": "DATE"}]')) AS r)`,
      { rows: JSON.stringify(touched ?? []) }
    );
    if (touched === undefined)
      await engine.run(
        'INSERT INTO touched SELECT unit_id, local_day FROM takings UNION ALL SELECT unit_id, local_day FROM order_version'
      );
    await recompute(engine, unit_ids);
  });

/** Recomputes units whose attributes changed, in a transaction of its own. */
export const recomputedUnits = (store: Store, ...unit_ids: number[]): Promise<void> =>
  store.engine.transaction((engine) => recomputeUnits(engine, unit_ids));
