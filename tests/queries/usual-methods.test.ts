import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, dayOfIsoWeek } from '#model/calendar.ts';
import { rebuild } from '#queries/rollup/index.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { usualOf } from '#queries/usual/show.ts';
import { addTakings, addUnit, factStore, recomputed, recomputedUnits } from './facts.ts';

let store: Store;
beforeEach(async () => {
  store = await factStore();
});
afterEach(() => closeStore(store));

const query = <R extends Record<string, unknown>>(sql: string) => store.engine.query<R>(sql);

const usualBetween = async (from: string, until: string) => {
  const [row] = await query<{ minor: number }>(
    `SELECT CAST(coalesce(sum(usual_minor), 0) AS BIGINT) AS minor FROM usual_day WHERE local_day >= DATE '${from}' AND local_day < DATE '${until}'`
  );
  return row?.minor;
};

const plans = () =>
  query<{ method: string; from_on: string; until_on: string; ref_year: number; quality: string }>(
    "SELECT method, from_on, until_on, ref_year, quality FROM usual_turnover WHERE is_current AND alignment <> 'holiday' ORDER BY from_on"
  );

const methods = async () =>
  (await plans()).map(({ method, from_on, until_on }) => [method, from_on, until_on]);

/** Opens a shop on a day, known to the till from then on. */
const opened = (opened_on: string, until = '2021-03-01') =>
  addUnit(store.engine, { unit_id: 1, opened_on, covers: [[opened_on, until]] });

describe('median_years', () => {
  /** Week 46 of a year, with a till that knows the years given. */
  const weeks = async (totals: Record<number, number>, ...covers: [string, string][]) => {
    await addUnit(store.engine, { unit_id: 1, area: 'CH', covers });
    await addTakings(
      store.engine,
      Object.entries(totals).map(([year, total]) => ({
        unit_id: 1,
        day: dayOfIsoWeek(Number(year), 46, 3),
        net_minor: 100 * total
      }))
    );
    await recomputed(store);
  };

  test('2800, 3100, 2950 and 3300 give 3025, when the year before is not known', async () => {
    await weeks(
      { 2015: 2800, 2016: 3100, 2017: 2950, 2018: 3300 },
      ['2014-12-29', '2018-12-31'],
      ['2020-01-01', '2021-01-01']
    );
    expect(await usualBetween('2020-11-09', '2020-11-16')).toBe(302_500);
    const plan = (await plans()).find(
      ({ from_on, until_on }) => from_on <= '2020-11-09' && until_on > '2020-11-09'
    );
    expect(plan).toMatchObject({ method: 'median_years', ref_year: 2018, quality: 'measured' });
  });

  test('three years give the one in the middle, two give nothing', async () => {
    await weeks(
      { 2016: 3100, 2017: 2950, 2018: 3300 },
      ['2016-01-04', '2018-12-31'],
      ['2020-01-01', '2021-01-01']
    );
    expect(await usualBetween('2020-11-09', '2020-11-16')).toBe(310_000);
    await store.engine.run(
      "UPDATE source_cover SET from_on = DATE '2017-01-02' WHERE from_on < DATE '2017-01-01'; DELETE FROM takings WHERE local_day < DATE '2017-01-01'"
    );
    await recomputed(store, [{ unit_id: 1, day: '2016-11-16' }], [1]);
    expect(await usualBetween('2020-11-09', '2020-11-16')).toBe(0);
  });

  test('the last five years count, not the sixth', async () => {
    await weeks(
      { 2013: 90_000, 2014: 1, 2015: 2, 2016: 3, 2017: 4, 2018: 5 },
      ['2012-12-31', '2018-12-31'],
      ['2020-01-01', '2021-01-01']
    );
    expect(await usualBetween('2020-11-09', '2020-11-16')).toBe(300);
  });

  test('same_period goes first wherever the reference year knows the day', async () => {
    await weeks({ 2015: 2800, 2016: 3100, 2017: 2950, 2018: 3300, 2019: 9000 }, [
      '2014-12-29',
      '2021-01-01'
    ]);
    expect(await usualBetween('2020-11-09', '2020-11-16')).toBe(900_000);
  });

  test('weeks that a lockdown touched do not count', async () => {
    await addUnit(store.engine, {
      unit_id: 1,
      covers: [
        ['2017-01-02', '2019-01-01'],
        ['2020-01-01', '2022-12-31']
      ]
    });
    const week = (year: number, label: number, net_minor: number) => ({
      unit_id: 1,
      day: dayOfIsoWeek(year, label, 3),
      net_minor
    });
    await addTakings(store.engine, [
      ...[2017, 2018, 2020, 2021].map((year) => week(year, 46, year)),
      ...[2017, 2018, 2020, 2021].map((year) => week(year, 30, year))
    ]);
    await recomputed(store);
    expect(await usualBetween('2022-07-25', '2022-08-01')).toBe(2019);
    expect(await usualBetween('2022-11-14', '2022-11-21')).toBe(2018);
  });

  test('the days of the week take their share of what those years sold by weekday', async () => {
    await addUnit(store.engine, {
      unit_id: 1,
      area: 'CH',
      covers: [
        ['2016-01-04', '2018-12-31'],
        ['2020-01-01', '2021-01-01']
      ]
    });
    await addTakings(
      store.engine,
      [2016, 2017, 2018].flatMap((year, i) => [
        { unit_id: 1, day: dayOfIsoWeek(year, 46, 2), net_minor: 1000 },
        { unit_id: 1, day: dayOfIsoWeek(year, 46, 6), net_minor: 1001 + i }
      ])
    );
    await recomputed(store);
    const days = await query(
      "SELECT local_day, usual_minor FROM usual_day WHERE local_day >= DATE '2020-11-09' AND local_day < DATE '2020-11-16' ORDER BY local_day"
    );
    expect(days).toEqual([
      { local_day: '2020-11-10', usual_minor: 1000 },
      { local_day: '2020-11-14', usual_minor: 1002 }
    ]);
  });

  test('half of weeks 52 and 01 stand for week 53', async () => {
    await addUnit(store.engine, {
      unit_id: 1,
      area: 'CH',
      covers: [
        ['2016-01-04', '2019-01-07'],
        ['2020-02-01', '2021-01-04']
      ]
    });
    await addTakings(
      store.engine,
      [2016, 2017, 2018].flatMap((year) => [
        { unit_id: 1, day: dayOfIsoWeek(year, 52, 3), net_minor: 400 },
        { unit_id: 1, day: addDays(dayOfIsoWeek(year, 52, 3), 7), net_minor: 200 }
      ])
    );
    await recomputed(store);
    expect(await usualBetween('2020-12-28', '2021-01-04')).toBe(300);
  });
});

describe('mean_since_creation', () => {
  test('a shop created in February 2020 has its February scaled to a month (d)', async () => {
    await opened('2020-02-10', '2020-12-01');
    await addTakings(store.engine, [{ unit_id: 1, day: '2020-02-20', net_minor: 200_000 }]);
    await recomputed(store);
    expect(await usualBetween('2020-11-01', '2020-12-01')).toBe(290_000);
    const [version] = (await usualOf(store, '1')).versions;
    expect(version?.rows.find(({ from }) => from === '2020-11-01')).toMatchObject({
      method: 'mean_since_creation',
      alignment: 'days',
      detail: {
        rule: 'fonds_de_solidarite_d',
        base_from: '2020-02-10',
        base_until: '2020-03-01'
      }
    });
  });

  test('a shop created between June 2019 and January 2020: from creation to 29 February 2020 (c)', async () => {
    await opened('2019-11-16', '2020-12-01');
    await addTakings(store.engine, [
      { unit_id: 1, day: '2019-11-20', net_minor: 100_000 },
      { unit_id: 1, day: '2020-01-15', net_minor: 250_000 },
      { unit_id: 1, day: '2020-06-10', net_minor: 900_000 }
    ]);
    await recomputed(store);
    expect(await usualBetween('2020-10-01', '2020-11-01')).toBe(100_000);
  });

  test('a shop created from March 2020: from July, or creation, to 30 September for November (e)', async () => {
    await opened('2020-05-18', '2021-02-01');
    await addTakings(store.engine, [
      { unit_id: 1, day: '2020-06-10', net_minor: 900_000 },
      { unit_id: 1, day: '2020-08-10', net_minor: 300_000 },
      { unit_id: 1, day: '2020-10-05', net_minor: 700_000 }
    ]);
    await recomputed(store);
    expect(await usualBetween('2020-11-01', '2020-12-01')).toBe(100_000);
    expect(await usualBetween('2021-01-01', '2021-02-01')).toBe(250_000);
  });

  test('a week takes its share of the days of its month', async () => {
    await opened('2020-07-01', '2020-12-01');
    await addTakings(store.engine, [{ unit_id: 1, day: '2020-08-10', net_minor: 900_000 }]);
    await recomputed(store);
    expect(await usualBetween('2020-11-09', '2020-11-16')).toBe(70_000);
  });

  test('elsewhere: from creation to the month before, lockdowns left out, after 28 days', async () => {
    await addUnit(store.engine, {
      unit_id: 1,
      area: 'CH',
      opened_on: '2021-07-10',
      covers: [['2021-07-10', '2021-10-01']]
    });
    await addTakings(store.engine, [
      { unit_id: 1, day: '2021-07-12', net_minor: 22_000 },
      { unit_id: 1, day: '2021-08-12', net_minor: 31_000 },
      { unit_id: 1, day: '2021-09-12', net_minor: 999 }
    ]);
    await recomputed(store);
    expect((await methods())[0]).toEqual(['mean_since_creation', '2021-09-01', '2021-10-01']);
    expect(await usualBetween('2021-01-01', '2021-09-01')).toBe(0);
    expect(await usualBetween('2021-09-01', '2021-10-01')).toBe(Math.round(53_000 / (22 / 31 + 1)));
  });

  test('an old shop whose till is new has none, nor has one whose first days are unknown', async () => {
    await addUnit(store.engine, {
      unit_id: 1,
      opened_on: '1990-01-01',
      covers: [['2020-06-01', '2021-01-01']]
    });
    await addUnit(store.engine, { unit_id: 2, covers: [['2020-06-01', '2021-01-01']] });
    await addTakings(store.engine, [
      { unit_id: 1, day: '2020-06-10', net_minor: 100 },
      { unit_id: 2, day: '2020-06-10', net_minor: 100 }
    ]);
    await recomputed(store);
    expect(await plans()).toEqual([]);
  });

  test('a late sale in the base makes a new version, and the old one stays', async () => {
    await opened('2020-07-01', '2020-12-01');
    await addTakings(store.engine, [{ unit_id: 1, day: '2020-08-10', net_minor: 300_000 }]);
    await recomputed(store);
    await addTakings(store.engine, [{ unit_id: 1, day: '2020-09-10', net_minor: 300_000 }]);
    await recomputed(store, [{ unit_id: 1, day: '2020-09-10' }]);
    const november = (await usualOf(store, '1')).versions.map(({ version, is_current, rows }) => [
      version,
      is_current,
      rows.find(({ from }) => from === '2020-11-01')?.usual_minor
    ]);
    expect(november).toEqual([
      [2, true, 200_000],
      [1, false, 100_000]
    ]);
    await rebuild(store);
    expect((await usualOf(store, '1')).versions).toHaveLength(2);
  });
});

describe('a declaration', () => {
  const declare = (set: string) =>
    store.engine.run(`INSERT INTO usual_declared BY NAME
      SELECT 1 AS unit_id, TIMESTAMP '2020-10-01' AS declared_at, 12000000 AS annual_minor, 'EUR' AS currency,
        'ht' AS tax_basis, true AS includes_distance_sales, 2019 AS ref_year, 'aid form' AS origin,
        [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0, 0, 0.1, 0.1] AS month_weights,
        [0, 1, 1, 1, 1, 2, 0] AS weekday_weights;
      UPDATE usual_declared SET ${set}`);
  const history = async () => {
    await addUnit(store.engine, { unit_id: 1, covers: [['2019-01-01', '2021-01-01']] });
    await addTakings(store.engine, [{ unit_id: 1, day: '2019-11-13', net_minor: 100 }]);
    await recomputed(store);
  };

  test('fills what the history leaves open, unless the shop wants it first', async () => {
    await history();
    await declare('overrides = false');
    await recomputedUnits(store, 1);
    expect(await usualBetween('2020-11-09', '2020-11-16')).toBe(100);
    await store.engine.run('UPDATE usual_declared SET overrides = true');
    await recomputedUnits(store, 1);
    expect(await usualBetween('2020-11-09', '2020-11-16')).toBe(300_000);
    expect(await methods()).toEqual([
      ['annual_seasonal', '2019-01-01', '2019-12-31'],
      ['same_period', '2019-12-31', '2020-01-01'],
      ['annual_seasonal', '2020-01-01', '2021-01-01']
    ]);
    await store.engine.run('DELETE FROM usual_declared');
    await recomputedUnits(store, 1);
    expect(await usualBetween('2020-11-09', '2020-11-16')).toBe(100);
    expect((await usualOf(store, '1')).versions.map(({ version }) => version)).toEqual([
      4, 3, 2, 1
    ]);
  });

  test.each([
    ['true', 'declared', 'yes'],
    ['false', 'declared_partial', 'no'],
    ['NULL', 'declared', 'unknown']
  ])('that holds distance sales: %s has the quality %s', async (holds, quality, distance_sales) => {
    await history();
    await declare(`overrides = true, includes_distance_sales = ${holds}`);
    await recomputedUnits(store, 1);
    const [version] = (await usualOf(store, '1')).versions;
    expect(version?.rows.at(-1)).toMatchObject({ quality, distance_sales });
  });

  test('with VAT never meets sales without', async () => {
    await history();
    await addTakings(store.engine, [{ unit_id: 1, day: '2020-11-11', net_minor: 50 }]);
    await declare("overrides = true, tax_basis = 'ttc'");
    await recomputed(store);
    const met = await query(
      "SELECT tax_basis, revenue_minor, usual_minor FROM unit_day_row WHERE channel = 'all' AND local_day = DATE '2020-11-11' ORDER BY tax_basis"
    );
    expect(met).toEqual([
      { tax_basis: 'ht', revenue_minor: 50, usual_minor: null },
      { tax_basis: 'ttc', revenue_minor: 0, usual_minor: 50_000 }
    ]);
  });

  test('with equal months is the monthly mean of a year (b)', async () => {
    await addUnit(store.engine, { unit_id: 1, covers: [['2020-01-01', '2021-01-01']] });
    await declare('month_weights = list_transform(range(12), lambda x: 1 / 12)');
    await recomputedUnits(store, 1);
    expect(await usualBetween('2020-11-01', '2020-12-01')).toBe(1_000_000);
  });
});

test('history in pieces, in any order, gives the same as at once', async () => {
  const pieces: [string, string, string][] = [
    ['2019-01-01', '2019-07-01', '2019-04-17'],
    ['2019-07-01', '2020-01-01', '2019-11-13'],
    ['2020-01-01', '2020-07-01', '2020-04-08'],
    ['2020-07-01', '2021-01-01', '2020-11-11']
  ];
  const outcomes: unknown[] = [];
  for (const order of [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [2, 0, 3, 1]
  ]) {
    await closeStore(store);
    store = await factStore();
    await addUnit(store.engine, { unit_id: 1 });
    for (const i of order) {
      const [from, until, day] = pieces[i] ?? ['', '', ''];
      await store.engine.run(
        `INSERT INTO source_cover VALUES (1, ${i}, DATE '${from}', DATE '${until}', true, true)`
      );
      await addTakings(store.engine, [{ unit_id: 1, day, net_minor: 1000 + i }]);
      await recomputed(store, [{ unit_id: 1, day }], [1]);
    }
    outcomes.push([
      await plans(),
      await query('SELECT * FROM usual_day ORDER BY ALL'),
      await query('SELECT * FROM usual_shift ORDER BY ALL')
    ]);
  }
  expect(outcomes[1]).toEqual(outcomes[0]);
  expect(outcomes[2]).toEqual(outcomes[0]);
});
