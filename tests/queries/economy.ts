import { addDays } from '#model/calendar.ts';
import { openStore, type Store } from '#queries/store.ts';

/** One unit's day as a test writes it; amounts in minor units. Absent: not reported (in_store: total unknown). */
export type Sale = {
  unit: string;
  day?: string;
  in_store_minor?: number;
  /** in-store sales of the same weekday a year before, when nothing was sold online */
  before_minor?: number;
  online_minor?: number;
  remote_minor?: number;
  unknown_minor?: number;
  pickup_minor?: number;
  orders_n?: number;
  online_orders_n?: number;
  /** absent: not counted; `visitors_n` absent beside `visits_n`: not told */
  visits_n?: number;
  visitors_n?: number;
  footfall_n?: number;
  /** what else is known of the day */
  windows?: readonly ('listed' | 'adopted' | 'dormant')[];
  /** regular customers who bought on the day: each also on three days before it; and those who bought online */
  regulars_n?: number;
  regulars_online_n?: number;
  usual_minor?: number | null;
  /** channel of the online sales */
  channel?: string;
  currency?: string;
};

/** A purchase of a known customer. */
export type Purchase = { unit: string; customer: number; day: string; online: boolean };

/** A unit that differs from a day-by-day shop of its own enterprise in group G08, DEP-75. */
export type UnitSpec = {
  unit: string;
  kind?: 'shop' | 'panel';
  enterprise?: number;
  grain?: 'day' | 'week' | 'month';
  sector?: string | null;
  area?: string | null;
};

/** A store, in memory by default, with a small tree of areas and sectors, these units, and these sales as rolled-up facts. */
export async function economy(
  sales: readonly Sale[],
  units: readonly UnitSpec[] = [],
  path = ':memory:',
  purchases: readonly Purchase[] = []
): Promise<Store> {
  const store = await openStore({ path });
  const names = [...new Set([...units.map(({ unit }) => unit), ...sales.map(({ unit }) => unit)])];
  const specs = names.map((name) => units.find(({ unit }) => unit === name) ?? { unit: name });
  const facts = [...sales, ...sales.flatMap(yearBefore)].map((sale) =>
    factsOf(sale, names.indexOf(sale.unit) + 1)
  );
  await store.engine.run(
    [
      trees,
      insert(
        'unit BY NAME',
        'unit_id, unit_code, kind, enterprise_id, zone, currency, grain, online_declared, sample',
        specs.map(unitValues)
      ),
      insert(
        'unit_place BY NAME',
        'unit_id, from_on, until_on, sector_code, area_code',
        specs.map(placeValues)
      ),
      insert(
        'unit_day',
        null,
        facts.flatMap(({ days }) => days)
      ),
      insert(
        'test_known',
        null,
        facts.flatMap(({ known }) => known)
      ),
      insert(
        'unit_span',
        null,
        facts.map(({ span }) => span)
      ),
      insert(
        'visit_day',
        null,
        facts.flatMap(({ visits }) => visits)
      ),
      insert(
        'order_version BY NAME',
        'source_id, external_id, version_at, received_at, unit_id, ordered_at, local_day, order_mode, channel, fulfilment, status, net_minor, refund_minor, tax_basis, currency, customer_key, import_id, is_current, is_shadow',
        [...purchases, ...sales.flatMap(regularPurchases)].map((purchase) =>
          purchaseValues(purchase, names.indexOf(purchase.unit) + 1, sales)
        )
      ),
      insert(
        'unit_currency',
        null,
        names.map((name, i) => currencyValues(sales, name, i + 1))
      ),
      insert(
        'usual_day',
        null,
        facts.flatMap(({ usual }) => usual)
      ),
      windows
    ].join(';\n')
  );
  return store;
}

const yearBefore = ({ unit, day = '2020-11-10', currency = 'EUR', before_minor }: Sale): Sale[] =>
  before_minor === undefined
    ? []
    : [{ unit, day: addDays(day, -364), in_store_minor: before_minor, online_minor: 0, currency }];

/** One INSERT of literal rows; nothing for no rows. */
const insert = (table: string, columns: string | null, rows: string[]): string =>
  rows.length === 0
    ? ''
    : `INSERT INTO ${table} SELECT * FROM (VALUES ${rows.join(', ')}) AS t${columns === null ? '' : `(${columns})`}`;

const unitValues = (
  { unit, kind = 'shop', enterprise, grain = 'day' }: UnitSpec,
  i: number
): string =>
  `(${i + 1}, '${unit}', '${kind}', ${enterprise ?? 1001 + i}, 'Europe/Paris', 'EUR', '${grain}', false, false)`;

function placeValues({ sector = 'G08', area = 'DEP-75' }: UnitSpec, i: number): string {
  const text = (code: string | null) => (code === null ? 'CAST(NULL AS VARCHAR)' : `'${code}'`);
  return `(${i + 1}, DATE '0001-01-01', DATE '9999-12-31', ${text(sector)}, ${text(area)})`;
}

const currencyValues = (sales: readonly Sale[], name: string, unit_id: number): string =>
  `(${unit_id}, DATE '0001-01-01', DATE '9999-12-31', '${currencyOf(sales, name)}', 'ht')`;

function factsOf(sale: Sale, unit_id: number) {
  const { day = '2020-11-10', currency = 'EUR', orders_n = 0, online_orders_n = 0 } = sale;
  const pickup = sale.pickup_minor ?? 0;
  const channel = sale.channel ?? 'own_site';
  const parts: [path: string, minor: number, orders: number][] = [
    [`'in_store', 'counter', 'carry_out'`, sale.in_store_minor ?? 0, orders_n - online_orders_n],
    [`'online', '${channel}', 'shipping'`, (sale.online_minor ?? 0) - pickup, online_orders_n],
    [`'online', '${channel}', 'pickup_shop'`, pickup, 0],
    [`'remote', 'phone', 'shipping'`, sale.remote_minor ?? 0, 0],
    [`'unknown', 'other', 'none'`, sale.unknown_minor ?? 0, 0]
  ];
  const usual = sale.usual_minor ?? null;
  const known = [
    ...(sale.online_minor === undefined ? [] : ['online']),
    ...(sale.in_store_minor === undefined ? [] : ['total']),
    ...(usual === null ? [] : ['usual']),
    ...(sale.visits_n === undefined ? [] : ['visits']),
    ...(sale.footfall_n === undefined ? [] : ['footfall']),
    ...(sale.windows ?? [])
  ];
  return {
    days: parts
      .filter(([, minor, orders]) => minor !== 0 || orders !== 0)
      .map(
        ([path, minor, orders]) =>
          `(DATE '${day}', ${unit_id}, ${path}, '${currency}', 'ht', ${orders}, ${Math.max(minor, 0)}, ${Math.max(-minor, 0)}, 0)`
      ),
    known: known.map((what) => `(${unit_id}, '${what}', DATE '${day}')`),
    visits: visitsOf(sale, unit_id, day),
    span: `(${unit_id}, '${currency}', 'ht', DATE '${day}', DATE '${day}' + 1)`,
    usual: usual === null ? [] : [`(DATE '${day}', ${unit_id}, ${usual}, '${currency}', 'ht')`]
  };
}

function regularPurchases({
  unit,
  day = '2020-11-10',
  regulars_n = 0,
  regulars_online_n = 0
}: Sale): Purchase[] {
  return Array.from({ length: regulars_n }, (_, i) =>
    [-30, -20, -10, 0].map((shift) => ({
      unit,
      customer: i + 1,
      day: addDays(day, shift),
      online: shift === 0 && i < regulars_online_n
    }))
  ).flat();
}

const purchaseValues = (
  { unit, customer, day, online }: Purchase,
  unit_id: number,
  sales: readonly Sale[]
): string =>
  `(1, 'P', TIMESTAMP '2020-01-01', TIMESTAMP '2020-01-01', ${unit_id}, TIMESTAMP '2020-01-01', DATE '${day}', '${online ? 'online' : 'in_store'}', '${online ? 'own_site' : 'counter'}', 'none', 'paid', 100, 0, 'ht', '${currencyOf(sales, unit)}', ${customer}, 1, true, false)`;

const currencyOf = (sales: readonly Sale[], name: string): string =>
  sales.find(({ unit }) => unit === name)?.currency ?? 'EUR';

const visitsOf = (
  { visits_n, visitors_n, footfall_n }: Sale,
  unit_id: number,
  day: string
): string[] =>
  (
    [
      ['web', visits_n, visitors_n],
      ['footfall', footfall_n, undefined]
    ] as const
  ).flatMap(([kind, n, people]) =>
    n === undefined
      ? []
      : `(1, ${unit_id}, DATE '${day}', '${kind}', 'all', ${n}, ${people ?? 'CAST(NULL AS BIGINT)'}, TIMESTAMP '2020-01-01', TIMESTAMP '2020-01-01', 1, true)`
  );

const windows = `
INSERT INTO unit_window BY NAME
  SELECT DISTINCT unit_id, what, day AS from_on, day + 1 AS until_on FROM test_known;
INSERT INTO dirty BY NAME
  SELECT DATE '0001-01-01' AS from_on, DATE '9999-12-31' AS until_on, TIMESTAMP '2020-01-01' AS since`;

const trees = `
CREATE TABLE test_known (unit_id INTEGER, what VARCHAR, day DATE);
INSERT INTO sector BY NAME SELECT * FROM (VALUES
  ('food', 'family', 'Alimentation', 'Food', NULL, 'food', 'vitrine'),
  ('culture', 'family', 'Culture', 'Culture', NULL, 'culture', 'vitrine'),
  ('G01', 'group', 'Alimentation spécialisée', 'Food specialists', 'G01', 'food', 'vitrine'),
  ('G07', 'group', 'Livres, musique', 'Books, music', 'G07', 'culture', 'vitrine'),
  ('G08', 'group', 'Sport, jouets', 'Sport, toys', 'G08', 'culture', 'vitrine'),
  ('47.61Z', 'class', 'Livres', 'Books', 'G07', 'culture', 'naf_rev2'),
  ('47.65Z', 'class', 'Jeux et jouets', 'Toys', 'G08', 'culture', 'naf_rev2')
) AS t(sector_code, level, name_fr, name_en, group_code, family_code, scheme);
INSERT INTO area BY NAME SELECT * FROM (VALUES
  ('FR', 'country', 'France', NULL, NULL, NULL, 'FR', '2026'),
  ('CH', 'country', 'Schweiz', NULL, NULL, NULL, 'CH', 'test'),
  ('REG-11', 'region', 'Île-de-France', NULL, NULL, 'REG-11', 'FR', '2026'),
  ('REG-53', 'region', 'Bretagne', NULL, NULL, 'REG-53', 'FR', '2026'),
  ('DEP-75', 'departement', 'Paris', NULL, 'DEP-75', 'REG-11', 'FR', '2026'),
  ('DEP-92', 'departement', 'Hauts-de-Seine', NULL, 'DEP-92', 'REG-11', 'FR', '2026'),
  ('DEP-35', 'departement', 'Ille-et-Vilaine', NULL, 'DEP-35', 'REG-53', 'FR', '2026'),
  ('COM-75056', 'commune', 'Paris', 'EPCI-1', 'DEP-75', 'REG-11', 'FR', '2026'),
  ('COM-35238', 'commune', 'Rennes', 'EPCI-2', 'DEP-35', 'REG-53', 'FR', '2026')
) AS t(area_code, level, name, epci_code, departement_code, region_code, country_code, vintage);
INSERT INTO closure BY NAME SELECT * FROM (VALUES
  ('FR', DATE '2020-03-15', DATE '2020-05-11', 'lockdown', 'Confinement', 'Lockdown', 'test'),
  ('FR', DATE '2020-10-30', DATE '2020-11-28', 'lockdown', 'Confinement', 'Lockdown', 'test'),
  ('FR', DATE '2021-04-03', DATE '2021-05-19', 'lockdown', 'Confinement', 'Lockdown', 'test')
) AS t(area_code, from_on, until_on, kind, name_fr, name_en, source)`;
