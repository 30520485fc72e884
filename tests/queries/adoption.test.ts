import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuestionInput } from '#model/question.ts';
import { refreshCells } from '#queries/cells/refresh.ts';
import { recompute } from '#queries/rollup/index.ts';
import { unprotectedSeries } from '#queries/series.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { addSource, addCover, addTakings, addUnit, factStore, type TakingRow } from './facts.ts';

let store: Store;

const online = (unit_id: number, day: string): TakingRow => ({
  unit_id,
  day,
  order_mode: 'online',
  net_minor: 1_000,
  orders_n: 1
});
const till = (unit_id: number, day: string): TakingRow => ({ unit_id, day, net_minor: 500 });

/** Purchases of one known customer, at the counter but for the days named online. */
const bought = async (unit_id: number, days: readonly string[], online_days: readonly string[]) => {
  for (const [i, day] of days.entries())
    await store.engine.run(
      `INSERT INTO order_version BY NAME SELECT {unit_id:Int64} AS source_id, {name:String} AS external_id,
        TIMESTAMP '2022-01-01' AS version_at, TIMESTAMP '2022-01-01' AS received_at, {unit_id:Int64} AS unit_id,
        TIMESTAMP '2022-01-01' AS ordered_at, {day:Date} AS local_day, {mode:String} AS order_mode, {channel:String} AS channel,
        'none' AS fulfilment, 'paid' AS "status", 100 AS net_minor, 0 AS refund_minor, 'ht' AS tax_basis, 'EUR' AS currency,
        7 AS customer_key, 1 AS import_id, true AS is_current, {shadow:Bool} AS is_shadow`,
      {
        unit_id,
        name: `${day} ${i}`,
        day,
        mode: online_days.includes(day) ? 'online' : 'in_store',
        channel: online_days.includes(day) ? 'own_site' : 'counter',
        shadow: false
      }
    );
  await touch(unit_id, days);
};

const touch = async (unit_id: number, days: readonly string[]) => {
  const rows = days.map((day) => `(${unit_id}, DATE '${day}')`).join(', ');
  await store.engine.run(
    `CREATE OR REPLACE TEMP TABLE touched AS SELECT * FROM (VALUES ${rows}) AS t(unit_id, local_day)`
  );
  await recompute(store.engine, [unit_id]);
};

const whole: [string, string][] = [['2020-01-01', '2021-01-01']];

beforeAll(async () => {
  store = await factStore();
  const { engine } = store;
  await addUnit(engine, { unit_id: 1, covers: whole });
  await addUnit(engine, { unit_id: 2, covers: whole, area: 'COM-75056' });
  await addUnit(engine, { unit_id: 3, covers: [['2020-04-10', '2021-01-01']] });
  // A till, and the feed of a shop platform that nobody has bought from yet.
  await addUnit(engine, { unit_id: 4, covers: whole, reports_online: false });
  await addSource(engine, 41, 4, { online: true, total: false });
  await addCover(engine, 41, '2020-06-01', '2021-01-01');
  // Moves from Paris to La Réunion in the middle of May.
  await addUnit(engine, { unit_id: 5, covers: whole });
  await engine.run(`UPDATE unit_place SET until_on = DATE '2020-05-16' WHERE unit_id = 5;
    INSERT INTO unit_place BY NAME SELECT 5 AS unit_id, DATE '2020-05-16' AS from_on, DATE '9999-12-31' AS until_on,
      'G08' AS sector_code, 'DEP-974' AS area_code`);
  // Its feed stops in June.
  await addUnit(engine, { unit_id: 6, covers: [['2020-01-01', '2020-06-15']] });
  const days: TakingRow[] = [
    online(1, '2020-05-04'),
    online(1, '2020-05-20'),
    online(1, '2020-12-01'),
    online(2, '2020-02-10'),
    online(3, '2020-05-11'),
    till(4, '2020-07-01'),
    online(5, '2020-05-05'),
    online(6, '2020-05-05'),
    ...[1, 2, 3, 4, 5, 6].map((unit_id) => till(unit_id, '2020-05-12'))
  ];
  await addTakings(engine, days);
  for (const unit_id of [1, 2, 3, 4, 5, 6])
    await touch(
      unit_id,
      days.flatMap((row) => (row.unit_id === unit_id ? row.day : []))
    );
}, 120_000);
afterAll(() => closeStore(store));

const values = async (question: QuestionInput) =>
  (await unprotectedSeries(store, question)).rows.flatMap(({ period, area, value }) =>
    value === null ? [] : [[area ?? period, value]]
  );
const months = (metric: string) =>
  values({
    metrics: [metric],
    by: { period: 'month' },
    from: '2020-01-01',
    until: '2021-01-01'
  }).then((found) => found.filter(([, value]) => value !== 0));

describe('selling online', () => {
  test('a first order is new after 90 days known to be without one, or soon after the opening', async () => {
    // Shop 1: order on 4 May; 5: 5 May; 6: 5 May; 2: on 10 February, 40 days known before; 3: on 11 May, 31 days known.
    expect(await months('new_adopters')).toEqual([['2020-05', 3]]);
  });

  test('a shop is lost on the ninetieth day without an order, not where its feed stopped before', async () => {
    // Shop 1: 20 May + 90 = 18 August; 2: 10 February + 90 = 10 May; 3: 9 August; 5: 3 August; 6: feed over on 15 June.
    expect(await months('lost_adopters')).toEqual([
      ['2020-05', 1],
      ['2020-08', 3]
    ]);
  });

  test('shops are active, silent, or listed without selling', async () => {
    expect((await months('active_shops')).map((row) => row[1])).toEqual([1, 4, 1]);
    expect((await months('silent_shops')).at(-1)).toEqual(['2020-12', 3]);
    expect((await months('listed_not_selling')).map((row) => row[1])).toEqual([
      1, 1, 1, 1, 1, 1, 1
    ]);
  });

  test('a shop of two months counts once in their quarter, in cut ranges too', async () => {
    const asked = { metrics: ['active_shops'], from: '2020-05-10', until: '2020-12-02' };
    expect(await values(asked)).toEqual([[null, 2]]);
    expect(await values({ ...asked, by: { period: 'quarter' } })).toEqual([
      ['2020-Q2', 2],
      ['2020-Q3', 0],
      ['2020-Q4', 1]
    ]);
  });

  test('a shop that moved counts where it stands on the last day', async () => {
    const asked = { metrics: ['active_shops'], by: { area: 'departement' as const } };
    expect(await values({ ...asked, from: '2020-05-01', until: '2020-06-01' })).toEqual([
      ['DEP-75', 3],
      ['DEP-974', 1]
    ]);
    expect(await values({ ...asked, from: '2020-05-01', until: '2020-05-16' })).toEqual([
      ['DEP-75', 4]
    ]);
  });
});

describe('regular customers', () => {
  const asked: QuestionInput = {
    metrics: ['regular_conversion'],
    by: { period: 'month' },
    from: '2020-09-01',
    until: '2020-12-01'
  };

  test('buy on three days of the year before the period', async () => {
    await bought(
      1,
      ['2020-06-01', '2020-07-01', '2020-08-01', '2020-09-10', '2020-10-10'],
      ['2020-10-10']
    );
    expect(await values(asked)).toEqual([
      ['2020-09', 0],
      ['2020-10', 1]
    ]);
  });

  test('a purchase that arrives late changes the months after it, as a rebuild would', async () => {
    const days = ['2020-03-02', '2020-03-03', '2020-11-05'];
    await bought(2, days, ['2020-11-05']);
    expect((await values(asked)).at(-1)).toEqual(['2020-10', 1]);
    await bought(2, ['2020-03-04'], []);
    expect((await values(asked)).at(-1)).toEqual(['2020-11', 1]);
    const cells = async () => {
      const found = [];
      for (const grain of ['week', 'month', 'quarter', 'year'])
        found.push(...(await store.engine.query(`SELECT * FROM shop_${grain} ORDER BY ALL`)));
      return found;
    };
    const incremental = await cells();
    await store.engine.run('DELETE FROM cell_state');
    await refreshCells(store);
    expect(await cells()).toEqual(incremental);
  });
});

describe('questions without an answer', () => {
  test.each([
    [{ metrics: ['visits'], by: { channel: true } }, 'not by channel: visits'],
    [{ metrics: ['silent_shops'], where: { channel: 'own_site' } }, 'not by channel: silent_shops'],
    [{ metrics: ['active_shops'], by: { period: 'day' as const } }, 'not by day: active_shops']
  ])('are refused: %o', async (question, message) => {
    await expect(unprotectedSeries(store, question)).rejects.toThrow(message);
  });

  test('active shops are told by channel', async () => {
    const { rows } = await unprotectedSeries(store, {
      metrics: ['active_shops'],
      by: { channel: true },
      from: '2020-05-01',
      until: '2020-06-01'
    });
    expect(rows.map(({ channel, value }) => [channel, value])).toContainEqual(['own_site', 4]);
  });
});
