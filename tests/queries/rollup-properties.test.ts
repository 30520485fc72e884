import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { auditRollups, rebuild, recompute } from '#queries/rollup/index.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { addUnit, factStore } from './facts.ts';

const days = [
  '2015-06-03',
  '2016-06-08',
  '2017-06-07',
  '2018-03-07',
  '2018-12-31',
  '2019-03-06',
  '2019-04-17',
  '2019-06-05',
  '2019-11-11',
  '2019-12-23',
  '2019-12-30',
  '2020-01-01',
  '2020-04-08',
  '2020-06-03',
  '2020-11-09',
  '2020-12-28',
  '2021-01-06',
  '2021-06-09'
];
const firsts = ['2019-02-01', '2019-12-01', '2020-02-01', '2020-11-01'];
const covers: [string, string][] = [
  ['2014-12-29', '2018-01-01'],
  ['2018-01-01', '2019-01-01'],
  ['2019-01-01', '2020-01-01'],
  ['2019-05-01', '2019-08-15'],
  ['2019-12-20', '2020-01-10'],
  ['2020-01-01', '2021-01-01'],
  ['2020-06-01', '2021-06-10']
];

const order = fc.record({
  op: fc.constant('order' as const),
  unit_id: fc.integer({ min: 1, max: 4 }),
  external_id: fc.constantFrom('a', 'b', 'c'),
  version: fc.integer({ min: 1, max: 4 }),
  day: fc.constantFrom(...days),
  status: fc.constantFrom('paid', 'accepted', 'cancelled', 'refund', 'pending'),
  minor: fc.integer({ min: 1, max: 10_000 }),
  mode: fc.constantFrom('online', 'remote', 'in_store')
});
const takings = fc.record({
  op: fc.constant('takings' as const),
  unit_id: fc.integer({ min: 1, max: 4 }),
  version: fc.integer({ min: 1, max: 4 }),
  day: fc.constantFrom(...days),
  minor: fc.integer({ min: 0, max: 100_000 }),
  refund: fc.constantFrom(0, 0, 500),
  tax_basis: fc.constantFrom('ht', 'ht', 'ht', 'ttc')
});
const panel = fc.record({
  op: fc.constant('takings' as const),
  unit_id: fc.constant(5),
  version: fc.integer({ min: 1, max: 4 }),
  day: fc.constantFrom(...firsts),
  minor: fc.integer({ min: 0, max: 100_000 }),
  refund: fc.constant(0),
  tax_basis: fc.constant('ht')
});
const unit_id = fc.integer({ min: 1, max: 5 });
const cover = fc.record({
  op: fc.constant('cover' as const),
  unit_id,
  span: fc.constantFrom(...covers)
});
const declare = fc.record({
  op: fc.constant('declare' as const),
  unit_id,
  minor: fc.integer({ min: 1, max: 1_000_000 }),
  weekdays: fc.constantFrom(null, '[0, 1, 1, 1, 1, 2, 0]'),
  distance: fc.constantFrom('true', 'false', 'NULL'),
  overrides: fc.constantFrom('false', 'false', 'true')
});
const change = fc.record({
  op: fc.constant('change' as const),
  unit_id,
  set: fc.constantFrom(
    "closed_on = DATE '2020-06-20'",
    'closed_on = NULL',
    "opened_on = DATE '2019-03-01'",
    "online_declared = true, online_from = DATE '2019-06-01'"
  )
});
const move = fc.record({
  op: fc.constant('move' as const),
  unit_id,
  sector: fc.constantFrom('G08', 'G09'),
  area: fc.constantFrom('DEP-75', 'CH')
});
const undo = fc.record({ op: fc.constant('undo' as const) });

const op = fc.oneof(
  { arbitrary: order, weight: 4 },
  { arbitrary: takings, weight: 6 },
  { arbitrary: panel, weight: 2 },
  { arbitrary: cover, weight: 5 },
  { arbitrary: declare, weight: 2 },
  { arbitrary: change, weight: 1 },
  { arbitrary: move, weight: 1 },
  { arbitrary: undo, weight: 1 }
);
type Op = typeof op extends fc.Arbitrary<infer T> ? T : never;

const sold = (unit_id: number, day: string, minor: number): Op => ({
  op: 'takings',
  unit_id,
  version: 1,
  day,
  minor,
  refund: 0,
  tax_basis: 'ht'
});

/** What every history starts with: three shops with clean years to lend from, one that borrows, one panel. */
const start: Op[] = [
  ...[1, 2, 3].map((id): Op => ({ op: 'cover', unit_id: id, span: ['2018-01-01', '2021-01-01'] })),
  { op: 'cover', unit_id: 4, span: ['2020-01-01', '2021-01-01'] },
  { op: 'cover', unit_id: 5, span: ['2019-01-01', '2021-01-01'] },
  ...[1, 2, 3].flatMap((id) => [sold(id, '2019-06-05', 1000 * id), sold(id, '2018-12-31', 900)]),
  sold(1, '2020-06-03', 400),
  sold(5, '2019-02-01', 5000),
  {
    op: 'declare',
    unit_id: 4,
    minor: 365_000,
    weekdays: null,
    distance: 'true',
    overrides: 'false'
  }
];

let store: Store;
beforeAll(async () => {
  store = await factStore();
  await store.engine.run(`
    INSERT INTO holiday (country_code, code, kind, from_on, until_on, regular_on, name_fr, name_en, source)
    SELECT 'FR', 'easter', 'holiday', d, d + 2, d, 'Pâques', 'Easter', 'test'
    FROM (SELECT unnest([DATE '2018-04-01', DATE '2019-04-21', DATE '2020-04-12', DATE '2021-04-04']) AS d) AS easter`);
});
afterAll(() => closeStore(store));

const facts = ['order_version', 'takings', 'usual_declared', 'source_cover', 'source'];
const derived = [
  'unit_day',
  'unit_span',
  'unit_currency',
  'unit_window',
  'unit_season',
  'unit_seen',
  'usual_day',
  'usual_shift'
];
const empty = (tables: string[]) =>
  store.engine.run(tables.map((table) => `DELETE FROM ${table};`).join(' '));

async function begin(): Promise<void> {
  await empty([...facts, ...derived, 'unit', 'unit_place', 'usual_turnover', 'dirty']);
  for (const id of [1, 2, 3, 4]) await addUnit(store.engine, { unit_id: id });
  await addUnit(store.engine, { unit_id: 5, kind: 'panel', grain: 'month' });
}

const newest = (table: string, identity: string): string =>
  `UPDATE ${table} SET is_current = version_at = newest.at
   FROM (SELECT ${identity}, max(version_at) AS at FROM ${table} GROUP BY ${identity}) AS newest
   WHERE ${identity
     .split(', ')
     .map((column) => `newest.${column} = ${table}.${column}`)
     .join(' AND ')};`;
const current =
  newest('order_version', 'source_id, external_id') + newest('takings', 'source_id, local_day');

async function put(engine: Engine, step: Op, import_id: number): Promise<void> {
  if (step.op === 'order') await putOrder(engine, step, import_id);
  else if (step.op === 'takings') await putTakings(engine, step, import_id);
  else if (step.op === 'cover') {
    const [from, until] = step.span;
    await engine.run(
      `INSERT INTO source_cover VALUES (${step.unit_id}, ${import_id}, '${from}', '${until}', true, true)`
    );
  } else if (step.op === 'declare')
    await engine.run(
      `INSERT INTO usual_declared VALUES (${step.unit_id}, TIMESTAMP '2020-01-01' + INTERVAL ${import_id} DAY, ${step.minor},
         'EUR', 'ht', ${step.distance}, 2019, 'accounts', NULL, ${step.weekdays ?? 'NULL'}, ${import_id}, ${step.overrides})`
    );
  else if (step.op === 'change')
    await engine.run(`UPDATE unit SET ${step.set} WHERE unit_id = ${step.unit_id}`);
  else if (step.op === 'move')
    await engine.run(
      `UPDATE unit_place SET sector_code = '${step.sector}', area_code = '${step.area}' WHERE unit_id = ${step.unit_id}`
    );
  else await engine.run(takeBack(import_id - 1));
  if ('unit_id' in step) await engine.run(`INSERT INTO named_unit VALUES (${step.unit_id})`);
}

const takeBack = (import_id: number): string => `
  INSERT INTO touched SELECT unit_id, local_day FROM order_version WHERE import_id = ${import_id};
  INSERT INTO touched SELECT unit_id, local_day FROM takings WHERE import_id = ${import_id};
  INSERT INTO named_unit SELECT source_id FROM source_cover WHERE import_id = ${import_id};
  INSERT INTO named_unit SELECT unit_id FROM usual_declared WHERE import_id = ${import_id};
  DELETE FROM order_version WHERE import_id = ${import_id};
  DELETE FROM takings WHERE import_id = ${import_id};
  DELETE FROM source_cover WHERE import_id = ${import_id};
  DELETE FROM usual_declared WHERE import_id = ${import_id};`;

async function putOrder(engine: Engine, step: Op & { op: 'order' }, import_id: number) {
  const refund = step.status === 'refund';
  const same = `source_id = ${step.unit_id} AND external_id = '${step.external_id}'`;
  const version = `TIMESTAMP '2022-01-01' + INTERVAL ${step.version} DAY`;
  await engine.run(
    `INSERT INTO order_version BY NAME
     SELECT ${step.unit_id} AS source_id, '${step.external_id}' AS external_id, ${version} AS version_at,
       now()::TIMESTAMP AS received_at, ${step.unit_id} AS unit_id, TIMESTAMP '2020-01-01' AS ordered_at,
       coalesce((SELECT min(local_day) FROM order_version WHERE ${same}), DATE '${step.day}') AS local_day,
       '${step.mode}' AS order_mode, 'other' AS channel, 'none' AS fulfilment, '${step.status}' AS status,
       ${refund ? 0 : step.minor} AS net_minor, ${refund ? step.minor : 0} AS refund_minor, 'ht' AS tax_basis,
       'EUR' AS currency, ${import_id} AS import_id, false AS is_current
     WHERE NOT EXISTS (SELECT 1 FROM order_version WHERE ${same} AND version_at = ${version})`
  );
  await engine.run(
    `INSERT INTO touched SELECT unit_id, local_day FROM order_version WHERE ${same}`
  );
}

async function putTakings(engine: Engine, step: Op & { op: 'takings' }, import_id: number) {
  const same = `source_id = ${step.unit_id} AND local_day = DATE '${step.day}'`;
  const version = `TIMESTAMP '2022-01-01' + INTERVAL ${step.version} DAY`;
  await engine.run(
    `INSERT INTO takings BY NAME
     SELECT ${step.unit_id} AS source_id, ${step.unit_id} AS unit_id, DATE '${step.day}' AS local_day,
       'in_store' AS order_mode, 'counter' AS channel, 'carry_out' AS fulfilment, ${version} AS version_at,
       now()::TIMESTAMP AS received_at, ${step.minor} AS net_minor, ${step.refund} AS refund_minor,
       '${step.tax_basis}' AS tax_basis, 'EUR' AS currency, ${import_id} AS import_id, false AS is_current
     WHERE NOT EXISTS (SELECT 1 FROM takings WHERE ${same} AND version_at = ${version})`
  );
  await engine.run(`INSERT INTO touched VALUES (${step.unit_id}, DATE '${step.day}')`);
}

const take = (batch: readonly Op[], import_id: number): Promise<void> =>
  store.engine.transaction(async (engine) => {
    await engine.run(
      'CREATE TEMP TABLE touched (unit_id INTEGER, local_day DATE); CREATE TEMP TABLE named_unit (unit_id INTEGER)'
    );
    for (const step of batch) await put(engine, step, import_id);
    await engine.run(current);
    const named = await engine.query<{ id: number }>(
      'SELECT DISTINCT unit_id AS id FROM named_unit'
    );
    await recompute(
      engine,
      named.map(({ id }) => id)
    );
  });

const plan =
  'unit_id, method, alignment, from_on, until_on, ref_year, quality, detail, distance_sales, currency, tax_basis';

async function state(): Promise<Record<string, unknown[]>> {
  const out: Record<string, unknown[]> = {};
  for (const table of derived.filter((name) => name !== 'unit_seen'))
    out[table] = await store.engine.query(`SELECT * FROM ${table} ORDER BY ALL`);
  out['plan'] = await store.engine.query(
    `SELECT ${plan} FROM usual_turnover WHERE is_current ORDER BY ALL`
  );
  return out;
}

const versions = () => store.engine.query('SELECT * FROM usual_turnover ORDER BY ALL');

const totals = async () =>
  store.engine.query(`
    SELECT unit_id, CAST(sum(net_minor - refund_minor) AS BIGINT) AS revenue_minor FROM (
      SELECT unit_id, net_minor, refund_minor FROM takings WHERE is_current
      UNION ALL
      SELECT unit_id, net_minor, refund_minor FROM order_version
      WHERE is_current AND status IN ('paid', 'accepted', 'refund')
    ) AS f GROUP BY unit_id HAVING sum(net_minor - refund_minor) <> 0 ORDER BY unit_id`);

const rolledUp = () =>
  store.engine.query(`
    SELECT unit_id, CAST(sum(revenue_minor) AS BIGINT) AS revenue_minor FROM unit_day_row
    WHERE channel = 'all' GROUP BY unit_id HAVING sum(revenue_minor) <> 0 ORDER BY unit_id`);

describe('any history of deliveries, corrections, late data and undo', () => {
  beforeEach(begin);

  test('gives the same roll-ups step by step as from the facts at once', async () => {
    await fc.assert(
      fc
        .asyncProperty(
          fc.array(fc.array(op, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 }),
          async (batches) => {
            for (const [i, batch] of [start, ...batches].entries()) await take(batch, i + 1);
            const stepwise = await state();
            const known = await versions();
            expect(await auditRollups(store)).toMatchObject({ wrong_n: 0 });
            expect(await rolledUp()).toEqual(await totals());
            await rebuild(store);
            expect(await state()).toEqual(stepwise);
            expect(await versions()).toEqual(known);
            await empty([...derived, 'usual_turnover']);
            await rebuild(store);
            expect(await state()).toEqual(stepwise);
          }
        )
        .beforeEach(begin),
      { numRuns: 8, seed: 20201109 }
    );
  }, 600_000);
});
