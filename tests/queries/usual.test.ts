import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rebuild } from '#queries/rollup/index.ts';
import { closeStore, type Store } from '#queries/store.ts';
import {
  addTakings,
  addUnit,
  declareUsual,
  factStore,
  recomputed,
  recomputedUnits
} from './facts.ts';

let store: Store;
beforeEach(async () => {
  store = await factStore();
});
afterEach(() => closeStore(store));

const query = <R extends Record<string, unknown>>(sql: string) => store.engine.query<R>(sql);

const usualOn = async (...days: string[]) => {
  const rows = await query<{ local_day: string; usual_minor: number }>(
    `SELECT local_day, usual_minor FROM usual_day WHERE local_day IN (${days.map((day) => `DATE '${day}'`).join()})`
  );
  return days.map((day) => rows.find(({ local_day }) => local_day === day)?.usual_minor ?? null);
};

const usualBetween = async (from: string, until: string) => {
  const [row] = await query<{ minor: number }>(
    `SELECT CAST(coalesce(sum(usual_minor), 0) AS BIGINT) AS minor FROM usual_day WHERE local_day >= DATE '${from}' AND local_day < DATE '${until}'`
  );
  return row?.minor;
};

const plans = () =>
  query(
    'SELECT "version", method, alignment, from_on, until_on, ref_year, quality FROM usual_turnover WHERE is_current ORDER BY from_on'
  );

describe('same_period, weeks by label', () => {
  test.each([
    ['2019-11-11', '2020-11-09', 'a Monday of week 46'],
    ['2018-12-31', '2019-12-30', 'the Monday of week 1'],
    ['2019-12-29', '2020-12-27', 'the Sunday of week 52']
  ])('%s stands for %s: %s', async (ref_day, target_day) => {
    await addUnit(store.engine, { unit_id: 1, covers: [['2018-12-31', '2021-01-04']] });
    await addTakings(store.engine, [
      { unit_id: 1, day: ref_day, net_minor: 4200, refund_minor: 200 }
    ]);
    await recomputed(store);
    const rows = await query('SELECT local_day, usual_minor FROM usual_day ORDER BY local_day');
    expect(rows[0]).toEqual({ local_day: target_day, usual_minor: 4000 });
  });

  test('2021-W01 takes 2019-W01, although 364 days before lies W02', async () => {
    await addUnit(store.engine, { unit_id: 1, covers: [['2018-12-31', '2022-01-01']] });
    await addTakings(store.engine, [
      { unit_id: 1, day: '2019-01-02', net_minor: 100 },
      { unit_id: 1, day: '2019-01-09', net_minor: 900 }
    ]);
    await recomputed(store);
    expect(await usualOn('2021-01-06', '2021-01-13')).toEqual([100, 900]);
  });

  test('2020-W53 is the mean of 2019-W52 and 2020-W01, half a cent rounded up', async () => {
    await addUnit(store.engine, { unit_id: 1, covers: [['2018-12-31', '2021-01-04']] });
    await addTakings(store.engine, [
      { unit_id: 1, day: '2019-12-23', net_minor: 1000 },
      { unit_id: 1, day: '2019-12-30', net_minor: 501 },
      { unit_id: 1, day: '2019-12-24', net_minor: 300 }
    ]);
    await recomputed(store);
    expect(await usualOn('2020-12-28', '2020-12-29')).toEqual([751, 150]);
  });

  test('week 53 is unknown when only one of its two neighbours is', async () => {
    await addUnit(store.engine, {
      unit_id: 1,
      covers: [
        ['2018-12-31', '2019-12-30'],
        ['2020-03-01', '2021-01-01']
      ]
    });
    await addTakings(store.engine, [{ unit_id: 1, day: '2019-12-23', net_minor: 1000 }]);
    await recomputed(store);
    expect(await usualOn('2020-12-21', '2020-12-28')).toEqual([1000, null]);
    expect(await plans()).toEqual([
      {
        version: 1,
        method: 'same_period',
        alignment: 'week',
        from_on: '2019-12-30',
        until_on: '2020-12-28',
        ref_year: 2019,
        quality: 'measured'
      }
    ]);
  });

  test('the reference is the latest year without lockdown: 2019 for 2020 to 2022, 2022 for 2023', async () => {
    await addUnit(store.engine, { unit_id: 1, covers: [['2018-01-01', '2024-01-01']] });
    await addTakings(store.engine, [
      { unit_id: 1, day: '2019-06-05', net_minor: 2019 },
      { unit_id: 1, day: '2020-06-03', net_minor: 2020 },
      { unit_id: 1, day: '2021-06-09', net_minor: 2021 },
      { unit_id: 1, day: '2022-06-08', net_minor: 2022 }
    ]);
    await recomputed(store);
    expect(await usualOn('2020-06-03', '2021-06-09', '2022-06-08', '2023-06-07')).toEqual([
      2019, 2019, 2019, 2022
    ]);
  });

  test('another country without lockdowns takes the year before', async () => {
    await addUnit(store.engine, { unit_id: 1, area: 'CH', covers: [['2019-01-01', '2022-01-01']] });
    await addTakings(store.engine, [{ unit_id: 1, day: '2020-06-03', net_minor: 2020 }]);
    await recomputed(store);
    expect(await usualOn('2021-06-09')).toEqual([2020]);
  });

  test('a silent reference day is a zero where the till is known and a gap where it is not', async () => {
    await addUnit(store.engine, {
      unit_id: 1,
      covers: [
        ['2019-06-01', '2019-12-30'],
        ['2020-01-01', '2021-01-01']
      ]
    });
    await addTakings(store.engine, [
      { unit_id: 1, day: '2019-06-05', net_minor: 500 },
      { unit_id: 1, day: '2020-05-27', net_minor: 70 },
      { unit_id: 1, day: '2020-06-04', net_minor: 80 }
    ]);
    await recomputed(store);
    expect(
      await query(
        "SELECT local_day, usual_minor, usual_known FROM unit_day_row WHERE channel = 'all' AND local_day >= DATE '2020-05-01' ORDER BY local_day"
      )
    ).toEqual([
      { local_day: '2020-05-27', usual_minor: null, usual_known: false },
      { local_day: '2020-06-03', usual_minor: 500, usual_known: true },
      { local_day: '2020-06-04', usual_minor: 0, usual_known: true }
    ]);
  });

  test('expectation ends where the facts end and the shop closes', async () => {
    await addUnit(store.engine, {
      unit_id: 1,
      closed_on: '2020-07-01',
      covers: [['2019-01-01', '2021-01-01']]
    });
    await addTakings(store.engine, [
      { unit_id: 1, day: '2019-06-26', net_minor: 100 },
      { unit_id: 1, day: '2019-07-10', net_minor: 100 }
    ]);
    await recomputed(store);
    expect(await usualOn('2020-06-24', '2020-07-08')).toEqual([100, null]);
  });
});

describe('same_period, months', () => {
  test('a panel of month grain takes the same month of the reference year, on its first day', async () => {
    await addUnit(store.engine, {
      unit_id: 1,
      kind: 'panel',
      grain: 'month',
      covers: [['2019-01-01', '2020-12-02']]
    });
    await addTakings(store.engine, [
      { unit_id: 1, day: '2019-02-01', net_minor: 2800 },
      { unit_id: 1, day: '2019-12-01', net_minor: 5000 },
      { unit_id: 1, day: '2020-02-01', net_minor: 2500 }
    ]);
    await recomputed(store);
    expect(await query('SELECT local_day, usual_minor FROM usual_day ORDER BY local_day')).toEqual([
      { local_day: '2020-02-01', usual_minor: 2800 },
      { local_day: '2020-12-01', usual_minor: 5000 }
    ]);
    expect((await plans())[0]).toMatchObject({ alignment: 'month', ref_year: 2019 });
  });
});

const november = [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0, 0, 0.1, 0.1];
const tuesdayToSaturday = [0, 1, 1, 1, 1, 2, 0];

describe('annual_seasonal', () => {
  test('2020-W46 of 120,000.00 with a November share of 10 % is 3,000.00', async () => {
    await addUnit(store.engine, { unit_id: 1, covers: [['2020-01-01', '2021-01-01']] });
    await declareUsual(store.engine, {
      unit_id: 1,
      annual_minor: 12_000_000,
      months: november,
      weekdays: tuesdayToSaturday
    });
    await recomputedUnits(store, 1);
    expect(await usualBetween('2020-11-09', '2020-11-16')).toBe(300_000);
    expect((await plans())[0]).toMatchObject({
      method: 'annual_seasonal',
      quality: 'declared',
      ref_year: 2019
    });
  });

  test('with 11 November closed the week is 2,608.70 and the month keeps its amount', async () => {
    await addUnit(store.engine, { unit_id: 1, covers: [['2020-01-01', '2021-01-01']] });
    await declareUsual(store.engine, {
      unit_id: 1,
      annual_minor: 12_000_000,
      months: november,
      weekdays: tuesdayToSaturday
    });
    await store.engine.run(
      "INSERT INTO closure (area_code, from_on, until_on, kind, name_fr, name_en, source) VALUES ('FR', '2020-11-11', '2020-11-12', 'holiday', 'Armistice', 'Armistice', 'test')"
    );
    await recomputedUnits(store, 1);
    expect(await usualBetween('2020-11-09', '2020-11-16')).toBe(260_870);
    expect(await usualOn('2020-11-11')).toEqual([null]);
    expect(await usualBetween('2020-11-01', '2020-12-01')).toBe(1_200_000);
  });

  test('days sum to the month and months to the year, to the cent', async () => {
    await addUnit(store.engine, { unit_id: 1, covers: [['2020-01-01', '2021-01-01']] });
    await declareUsual(store.engine, { unit_id: 1, annual_minor: 10_000_001 });
    await recomputedUnits(store, 1);
    expect(await usualBetween('2020-01-01', '2021-01-01')).toBe(10_000_001);
    expect(await usualBetween('2020-01-01', '2020-02-01')).toBe(833_333);
    expect(await usualOn('2020-03-01')).toEqual([null]);
    expect((await plans())[0]).toMatchObject({ quality: 'borrowed' });
  });

  test('fills the days that have no reference of their own, and only those', async () => {
    await addUnit(store.engine, { unit_id: 1, covers: [['2019-07-01', '2021-01-01']] });
    await addTakings(store.engine, [{ unit_id: 1, day: '2019-07-03', net_minor: 777 }]);
    await declareUsual(store.engine, { unit_id: 1, annual_minor: 12_000_000, months: november });
    await recomputed(store);
    expect(
      (await plans()).map(({ method, from_on, until_on }) => [method, from_on, until_on])
    ).toEqual([
      ['annual_seasonal', '2019-07-01', '2020-01-01'],
      ['annual_seasonal', '2020-01-01', '2020-06-29'],
      ['same_period', '2020-06-29', '2021-01-01']
    ]);
    expect(await usualOn('2020-07-01', '2020-07-02')).toEqual([777, null]);
  });

  test('borrows months and weekdays from three shops of its group, never from two', async () => {
    for (const unit_id of [1, 2, 3]) {
      await addUnit(store.engine, { unit_id, covers: [['2019-01-01', '2020-01-01']] });
      await addTakings(store.engine, [
        { unit_id, day: '2019-12-07', net_minor: 3000 },
        { unit_id, day: '2019-06-01', net_minor: 1000 }
      ]);
    }
    await addUnit(store.engine, { unit_id: 9, covers: [['2020-01-01', '2021-01-01']] });
    await declareUsual(store.engine, { unit_id: 9, annual_minor: 120_000 });
    await recomputed(store, undefined, [1, 2, 3, 9]);
    expect(await usualBetween('2020-06-01', '2020-07-01')).toBe(30_000);
    expect(await usualBetween('2020-12-01', '2021-01-01')).toBe(90_000);
    expect(await usualOn('2020-06-05', '2020-06-06')).toEqual([null, 7500]);

    await store.engine.run('DELETE FROM source_cover WHERE source_id = 3');
    await recomputed(store, [{ unit_id: 3, day: '2019-12-07' }]);
    expect(await usualBetween('2020-06-01', '2020-07-01')).toBe(10_000);
  });

  test('three shops of one enterprise lend nothing', async () => {
    for (const unit_id of [1, 2, 3]) {
      await addUnit(store.engine, {
        unit_id,
        enterprise_id: 5,
        covers: [['2019-01-01', '2020-01-01']]
      });
      await addTakings(store.engine, [{ unit_id, day: '2019-12-07', net_minor: 3000 }]);
    }
    await addUnit(store.engine, { unit_id: 9, covers: [['2020-01-01', '2021-01-01']] });
    await declareUsual(store.engine, { unit_id: 9, annual_minor: 120_000 });
    await recomputed(store, undefined, [9]);
    expect(await usualBetween('2020-12-01', '2021-01-01')).toBe(10_000);
  });

  test('a shop with neither history nor declaration has no usual turnover', async () => {
    await addUnit(store.engine, { unit_id: 1, covers: [['2020-01-01', '2021-01-01']] });
    await addTakings(store.engine, [{ unit_id: 1, day: '2020-06-03', net_minor: 100 }]);
    await recomputed(store);
    expect(await plans()).toEqual([]);
    expect(
      await query("SELECT usual_minor, usual_known FROM unit_day_row WHERE channel = 'all'")
    ).toEqual([{ usual_minor: null, usual_known: false }]);
  });
});

describe('versions', () => {
  const versions = () =>
    query(
      'SELECT "version", detail::JSON ->> \'annual_minor\' AS annual_minor, is_current FROM usual_turnover ORDER BY "version"'
    );

  test('a new declaration appends a version and keeps the old one', async () => {
    await addUnit(store.engine, { unit_id: 1, covers: [['2020-01-01', '2021-01-01']] });
    await declareUsual(store.engine, { unit_id: 1, annual_minor: 100_000 });
    await recomputedUnits(store, 1);
    await declareUsual(store.engine, {
      unit_id: 1,
      annual_minor: 110_000,
      declared_at: '2020-12-01'
    });
    await recomputed(store, [], [1]);
    expect(await versions()).toEqual([
      { version: 1, annual_minor: '100000', is_current: false },
      { version: 2, annual_minor: '110000', is_current: true }
    ]);
    expect(await usualBetween('2020-01-01', '2021-01-01')).toBe(110_000);
  });

  test('the same outcome makes no version, however often it is computed', async () => {
    await addUnit(store.engine, { unit_id: 1, covers: [['2019-01-01', '2021-01-01']] });
    await addTakings(store.engine, [{ unit_id: 1, day: '2019-06-05', net_minor: 100 }]);
    await recomputed(store);
    await recomputed(store);
    await recomputedUnits(store, 1);
    await rebuild(store);
    expect(await query('SELECT DISTINCT "version" FROM usual_turnover')).toEqual([{ version: 1 }]);
  });

  test('a day more of facts makes no version, a late reference day does', async () => {
    await addUnit(store.engine, { unit_id: 1, covers: [['2019-01-01', '2020-06-03']] });
    await addTakings(store.engine, [{ unit_id: 1, day: '2019-06-05', net_minor: 100 }]);
    await recomputed(store);
    expect(await usualOn('2020-06-03')).toEqual([null]);

    await store.engine.run("UPDATE source_cover SET until_on = DATE '2020-06-04'");
    await addTakings(store.engine, [{ unit_id: 1, day: '2020-06-03', net_minor: 50 }]);
    await recomputed(store, [{ unit_id: 1, day: '2020-06-03' }]);
    expect(await usualOn('2020-06-03')).toEqual([100]);
    expect(await query('SELECT max("version") AS n FROM usual_turnover')).toEqual([{ n: 1 }]);

    await store.engine.run('DELETE FROM dirty');
    await addTakings(store.engine, [
      { unit_id: 1, day: '2019-06-05', net_minor: 10, order_mode: 'online' }
    ]);
    await recomputed(store, [{ unit_id: 1, day: '2019-06-05' }]);
    expect(await usualOn('2020-06-03')).toEqual([110]);
    expect(
      await query(
        'SELECT "version", is_current, usual_minor FROM usual_turnover ORDER BY "version"'
      )
    ).toEqual([
      { version: 1, is_current: false, usual_minor: 0 },
      { version: 2, is_current: true, usual_minor: 110 }
    ]);
    expect(await query('SELECT from_on, until_on FROM dirty ORDER BY from_on')).toEqual([
      { from_on: '2019-06-05', until_on: '2019-06-06' },
      { from_on: '2019-09-03', until_on: '2020-06-04' } // 90 days after its only online order the shop is silent
    ]);
  });
});
