import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importFiles } from '#ingest/import.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { series } from '#queries/series.ts';
import { noClickHouse } from '#tests/clickhouse/servers.ts';
import {
  emptyStore,
  expectSameByClickHouse,
  rowsOf,
  secret,
  sharedFiles,
  valuesBy
} from './shared.ts';

const files = sharedFiles('channels/swiss-card-sales-by-channel-daily-2019-2020.csv.gz');

describe.skipIf(files === null)('Swiss card sales, 2019 and 2020', () => {
  let store: Store;

  beforeAll(async () => {
    store = await emptyStore();
    const report = await importFiles({
      store,
      files: files ?? [],
      mapping: 'swiss-card-sales',
      secret
    });
    expect(report).toMatchObject({ quarantined_n: 0 });
  });
  afterAll(() => closeStore(store));

  /** Percent with two decimals by panel: food, and other goods. */
  async function percents(
    metric: string,
    from: string,
    until: string,
    align: 'week' | 'holiday' = 'week'
  ) {
    const by = { sector: 'group' as const };
    const rows = await rowsOf(store, { metrics: [metric], by, from, until, align });
    const shares = valuesBy(rows, 'sector');
    const of = (sector: string) => ((shares[sector] ?? NaN) * 100).toFixed(2);
    return { other: of('other-goods'), food: of('food-beverage-tobacco') };
  }

  test('online share of revenue', async () => {
    expect(await percents('online_share', '2019-01-01', '2020-01-01')).toEqual({
      other: '8.72',
      food: '1.82'
    });
    expect(await percents('online_share', '2020-01-01', '2021-01-01')).toEqual({
      other: '15.71',
      food: '2.59'
    });
    expect(await percents('online_share', '2020-04-01', '2020-05-01')).toMatchObject({
      other: '49.63'
    });
  });

  test.skipIf(noClickHouse !== null)('the same shares by ClickHouse, by either alignment', () => {
    const april = { from: '2020-04-01', until: '2020-05-01', by: { sector: 'group' as const } };
    return expectSameByClickHouse(store, [
      { metrics: ['online_share'], by: { sector: 'group', period: 'year' } },
      { metrics: ['online_share_of_usual', 'recovery'], ...april },
      { metrics: ['online_share_of_usual', 'recovery'], ...april, align: 'holiday' }
    ]);
  });

  test('half of the jump of April 2020 is the loss in the shops: shares of usual turnover', async () => {
    expect(await percents('online_share_of_usual', '2020-04-01', '2020-05-01')).toMatchObject({
      other: '24.54'
    });
    expect(await percents('recovery', '2020-04-01', '2020-05-01')).toMatchObject({
      other: '49.44'
    });
  });

  /** Weeks of 2020 and the weeks of 2019 that stand for them in April when Easter meets Easter, written by hand. */
  const easterMeetsEaster = { 14: 15, 15: 16, 16: 17, 17: 14, 18: 18 };

  /** Plain sums of the file's rows: April 2020 as it was, and as 2019 lets expect by these weeks. */
  async function plainly(weeks: Record<number, number>) {
    const pairs = Object.entries(weeks).map(([target, ref]) => `(${target}, ${ref})`);
    const [row] = await store.engine.query<{ online: number; total: number; usual: number }>(`
      WITH fact AS (
        SELECT t.local_day, t.order_mode, t.net_minor - t.refund_minor AS minor
        FROM takings AS t
        JOIN unit_place AS p ON p.unit_id = t.unit_id AND p.sector_code = 'other-goods'
        WHERE t.is_current
      ),
      april AS (
        SELECT CAST(unnest(range(DATE '2020-04-01', DATE '2020-05-01', INTERVAL 1 DAY)) AS DATE) AS d
      ),
      twin AS (
        SELECT DATE '2018-12-31' + CAST(7 * (w.ref - 1) + isodow(a.d) - 1 AS INTEGER) AS d
        FROM april AS a JOIN (VALUES ${pairs.join(', ')}) AS w(target, ref) ON w.target = week(a.d)
      )
      SELECT
        CAST((SELECT sum(minor) FROM fact JOIN april ON local_day = d WHERE order_mode = 'online') AS DOUBLE) AS online,
        CAST((SELECT sum(minor) FROM fact JOIN april ON local_day = d) AS DOUBLE) AS total,
        CAST((SELECT sum(minor) FROM fact JOIN twin ON local_day = twin.d) AS DOUBLE) AS usual`);
    const { online, total, usual } = row ?? { online: NaN, total: NaN, usual: NaN };
    const percent = (minor: number) => ((minor / usual) * 100).toFixed(2);
    return { online_share_of_usual: percent(online), recovery: percent(total) };
  }

  test('April 2020 with Easter aligned (12 April 2020 with 21 April 2019) beside week labels', async () => {
    const april = ['2020-04-01', '2020-05-01'] as const;
    const answered = async (align: 'week' | 'holiday') => ({
      online_share_of_usual: (await percents('online_share_of_usual', ...april, align)).other,
      recovery: (await percents('recovery', ...april, align)).other
    });
    const label = { 14: 14, 15: 15, 16: 16, 17: 17, 18: 18 };
    expect(await plainly(label)).toEqual({ online_share_of_usual: '24.54', recovery: '49.44' });
    expect(await answered('week')).toEqual(await plainly(label));
    expect(await answered('holiday')).toEqual(await plainly(easterMeetsEaster));
    expect(await answered('holiday')).toEqual({
      online_share_of_usual: '24.52',
      recovery: '49.41'
    });
  });

  test('the weeks around Easter, day by day, take the weeks around Easter a year before', async () => {
    const weekly = async (align: 'week' | 'holiday') =>
      valuesBy(
        await rowsOf(store, {
          metrics: ['usual_turnover'],
          by: { period: 'week' },
          where: { sector: 'other-goods' },
          from: '2020-03-30',
          until: '2020-06-22',
          align
        }),
        'period'
      );
    const [label, holiday] = [await weekly('week'), await weekly('holiday')];
    const moved = Object.keys(label).map((week) => [
      week,
      Object.keys(label).find((other) => label[other] === holiday[week])
    ]);
    expect(Object.fromEntries(moved)).toEqual({
      '2020-W14': '2020-W15',
      '2020-W15': '2020-W16',
      '2020-W16': '2020-W17',
      '2020-W17': '2020-W14',
      '2020-W18': '2020-W18',
      '2020-W19': '2020-W19',
      '2020-W20': '2020-W21',
      '2020-W21': '2020-W22',
      '2020-W22': '2020-W23',
      '2020-W23': '2020-W24',
      '2020-W24': '2020-W20',
      '2020-W25': '2020-W25'
    });
  });

  test('the answer says which alignment it used, and what it compared', async () => {
    const ask = (align: 'week' | 'holiday') =>
      series(store, {
        metrics: ['recovery'],
        by: { period: 'week' },
        from: '2020-04-06',
        until: '2020-04-13',
        compare: 'last_year',
        align
      });
    const [label, holiday] = [await ask('week'), await ask('holiday')];
    expect(label.meta).toMatchObject({ align: 'week', compared: { align: 'week' } });
    expect(label.rows[0]).toMatchObject({ compared_period: '2019-W15' });
    expect(label.meta.method.map(({ alignment }) => alignment)).toEqual(['week']);
    expect(holiday.meta).toMatchObject({
      align: 'holiday',
      compared: { kind: 'last_year', align: 'holiday', from: '2019-04-15', until: '2019-04-22' }
    });
    expect(holiday.rows[0]).toMatchObject({
      compared_period: '2019-W16',
      compared_from: '2019-04-15'
    });
    expect(holiday.meta.method).toContainEqual(
      expect.objectContaining({ method: 'same_period', alignment: 'holiday', ref_year: 2019 })
    );
  });
});
