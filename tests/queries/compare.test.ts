import { beforeAll, describe, expect, test } from 'vitest';
import type { QuestionInput, SeriesRow } from '#model/question.ts';
import { refreshCells } from '#queries/cells/refresh.ts';
import { series } from '#queries/series.ts';
import type { Store } from '#queries/store.ts';
import { economy, type Sale } from './economy.ts';

/** Five shops that sell the same on a day: in store, and online; so that nothing is suppressed. */
const shops = (day: string, in_store: number, online: number, orders_n = 1): Sale[] =>
  ['A', 'B', 'C', 'D', 'E'].map((unit) => ({
    unit,
    day,
    in_store_minor: 100 * in_store,
    online_minor: 100 * online,
    orders_n,
    online_orders_n: 1
  }));

/** Sales after all others, so that the data cut no period. */
const later = shops('2021-01-20', 1, 1);

const ask = async (
  store: Store,
  question: Partial<QuestionInput> & Pick<QuestionInput, 'metrics'>
) => series(store, { by: { period: 'week' }, compare: 'last_year', ...question });

const twin = (row: SeriesRow | undefined) => [
  row?.compared_period,
  row?.compared_from,
  row?.compared_until,
  row?.compared_value,
  row?.compared_status
];

const week53 = { from: '2020-12-28', until: '2021-01-04' };

describe('week 53, which 2019 has not', () => {
  const store = economy([
    ...shops('2019-12-24', 90, 10, 4),
    ...shops('2020-01-02', 180, 120, 7),
    ...shops('2020-12-29', 50, 50),
    ...later
  ]);

  test('a sum is compared with half the sum of weeks 52 and 01', async () => {
    const { rows, meta } = await ask(await store, { metrics: ['total_revenue'], ...week53 });
    expect(twin(rows[0])).toEqual(['2019-W52+2020-W01', '2019-12-23', '2020-01-06', 1000, 'F']);
    expect(rows[0]).toMatchObject({ period: '2020-W53', value: 500 });
    expect(meta.compared).toMatchObject({
      kind: 'last_year',
      align: 'week',
      from: '2019-12-23',
      until: '2020-01-06'
    });
  });

  test('a count likewise', async () => {
    const { rows } = await ask(await store, { metrics: ['orders'], ...week53 });
    expect(rows[0]?.compared_value).toBe((5 * (4 + 7)) / 2);
  });

  test('a ratio is that of the sums, not the mean of two ratios', async () => {
    const { rows } = await ask(await store, { metrics: ['online_share'], ...week53 });
    expect(rows[0]?.compared_value).toBe(130 / 400);
    expect(rows[0]?.compared_value).not.toBe((10 / 100 + 120 / 300) / 2);
  });

  test('a day of it is compared with that weekday in both weeks', async () => {
    const tuesday = await ask(await store, {
      metrics: ['total_revenue'],
      by: { period: 'day' },
      from: '2020-12-29',
      until: '2020-12-30'
    });
    expect(tuesday.rows[0]).toMatchObject({
      compared_period: '2019-12-24+2019-12-31',
      compared_value: null,
      compared_status: null
    });
  });

  test('the week alone, not split by period, has the same twin', async () => {
    const { rows } = await ask(await store, { metrics: ['total_revenue'], by: {}, ...week53 });
    expect(twin(rows[0])).toEqual([null, '2019-12-23', '2020-01-06', 1000, 'F']);
  });

  test('by usual comparison it is the same weeks of the reference year', async () => {
    const { rows } = await ask(await store, {
      metrics: ['total_revenue'],
      compare: 'usual',
      ...week53
    });
    expect(rows[0]?.compared_value).toBe(1000);
  });

  test('is shown only where both weeks may be', async () => {
    const few = await economy([
      ...shops('2019-12-24', 90, 10),
      ...shops('2020-01-02', 180, 120).slice(0, 2),
      ...shops('2020-12-29', 50, 50),
      ...later
    ]);
    const { rows } = await ask(few, { metrics: ['total_revenue'], ...week53 });
    expect(rows[0]).toMatchObject({ status: 'F', compared_value: null, compared_status: 'A' });
  });
});

describe('weeks with moveable holidays', () => {
  let store: Store;
  beforeAll(async () => {
    store = await economy([
      ...shops('2019-04-10', 100, 0),
      ...shops('2019-04-17', 300, 0),
      ...shops('2020-04-08', 150, 50),
      ...shops('2020-04-15', 80, 20),
      ...later
    ]);
    await store.engine.run(`
      INSERT INTO holiday (country_code, code, kind, from_on, until_on, regular_on, name_fr, name_en, source) VALUES
        ('FR', 'easter', 'holiday', DATE '2019-04-21', DATE '2019-04-23', DATE '2019-04-21', 'Pâques', 'Easter', 'test'),
        ('FR', 'easter', 'holiday', DATE '2020-04-12', DATE '2020-04-14', DATE '2020-04-12', 'Pâques', 'Easter', 'test'),
        ('FR', 'black_friday', 'black_friday', DATE '2020-12-04', DATE '2020-12-05', DATE '2020-11-27', 'Black Friday (déplacé)', 'Black Friday (moved)', 'test'),
        ('FR', 'disturbance', 'disturbance', DATE '2019-01-05', DATE '2019-07-01', NULL, 'Samedis', 'Saturdays', 'test')`);
  });
  const easter = { metrics: ['total_revenue'], from: '2020-04-06', until: '2020-04-20' };

  test('meet by label, or holiday with holiday, as asked', async () => {
    const label = await ask(store, { ...easter });
    expect(label.rows.map(twin)).toEqual([
      ['2019-W15', '2019-04-08', '2019-04-15', 500, 'F'],
      ['2019-W16', '2019-04-15', '2019-04-22', 1500, 'F']
    ]);
    const holiday = await ask(store, { ...easter, align: 'holiday' });
    expect(holiday.rows.map(twin)).toEqual([
      ['2019-W16', '2019-04-15', '2019-04-22', 1500, 'F'],
      ['2019-W17', '2019-04-22', '2019-04-29', null, null]
    ]);
    expect(holiday.meta.compared).toMatchObject({ align: 'holiday' });
  });

  test('days go with their week, months by their name', async () => {
    const days = await ask(store, {
      ...easter,
      by: { period: 'day' },
      align: 'holiday',
      compare: 'usual'
    });
    expect(days.rows.find(({ period }) => period === '2020-04-08')).toMatchObject({
      compared_period: '2019-04-17',
      compared_value: 1500
    });
    const month = await ask(store, {
      ...{ metrics: ['total_revenue'], from: '2020-04-01', until: '2020-05-01' },
      by: { period: 'month' },
      align: 'holiday'
    });
    expect(month.meta.compared).toMatchObject({ align: 'month', from: '2019-04-01' });
  });

  test('moved holidays and disturbances are told beside the figures, not corrected', async () => {
    const names = async (question: Partial<QuestionInput>) =>
      (await ask(store, { ...easter, ...question })).meta.flags.map(({ name, regular_on }) => [
        name.en,
        regular_on
      ]);
    expect(await names({})).toEqual([['Saturdays', null]]);
    expect(await names({ compare: { from: '2020-12-01', until: '2020-12-15' } })).toEqual([
      ['Black Friday (moved)', '2020-11-27']
    ]);
    expect(await names({ compare: 'previous' })).toEqual([]);
  });

  test('another word is no alignment', async () => {
    await expect(ask(store, { ...easter, align: 'moon' as 'week' })).rejects.toThrow(
      /invalid align: "moon"/
    );
  });
});

describe('usual turnover by holiday', () => {
  let store: Store;
  const usual = { metrics: ['recovery', 'usual_turnover', 'total_revenue'], compare: undefined };
  beforeAll(async () => {
    store = await economy([
      ...['A', 'B', 'C', 'D', 'E'].flatMap((unit, i): Sale[] => [
        { unit, day: '2020-04-08', in_store_minor: 20_000, online_minor: 0, usual_minor: 10_000 },
        { unit, day: '2020-04-15', in_store_minor: 30_000, online_minor: 0, usual_minor: 30_000 },
        { unit, day: '2020-04-16', in_store_minor: 0, online_minor: 0, usual_minor: 0 },
        { unit, day: '2020-07-01', in_store_minor: 5000 + i, online_minor: 0, usual_minor: 5000 }
      ])
    ]);
    await store.engine.run(`
      INSERT INTO usual_shift
      SELECT d, unit_id, m, 'EUR', 'ht'
      FROM unit CROSS JOIN (VALUES (DATE '2020-04-08', 20000), (DATE '2020-04-15', -25000), (DATE '2020-04-16', 5000)) AS s(d, m)`);
    await refreshCells(store);
  });

  test.each([
    ['week', 'recovery', [2, 1]],
    ['holiday', 'recovery', [200 / 300, 300 / 100]],
    ['week', 'usual_turnover', [500, 1500]],
    ['holiday', 'usual_turnover', [1500, 500]],
    ['holiday', 'total_revenue', [1000, 1500]]
  ] as const)('by %s: %s of two weeks is %j', async (align, metric, values) => {
    const { rows } = await ask(store, {
      ...usual,
      metrics: [metric],
      from: '2020-04-06',
      until: '2020-04-20',
      align
    });
    expect(rows.map(({ value }) => value)).toEqual(values);
  });

  test.each([{ period: 'month' as const }, { period: 'quarter' as const }, {}])(
    'a period that holds the whole run is the same either way, split by %j',
    async (by) => {
      const range = { from: '2020-01-01', until: '2021-01-01', by };
      const [label, holiday] = [
        await ask(store, { ...usual, ...range }),
        await ask(store, { ...usual, ...range, align: 'holiday' })
      ];
      expect(holiday.rows).toEqual(label.rows);
    }
  );

  test('sectors and areas too, with the same population', async () => {
    const question = {
      ...usual,
      metrics: ['recovery'],
      by: { sector: 'group' as const, area: 'departement' as const },
      from: '2020-04-06',
      until: '2020-04-13',
      align: 'holiday' as const
    };
    const { rows } = await ask(store, question);
    expect(rows).toMatchObject([
      { sector: 'G08', area: 'DEP-75', value: 200 / 300, enterprises_n: 5, coverage: 1 }
    ]);
  });
});

describe('data that end on a Wednesday, a shop that joined between', () => {
  const days = (from: string, n: number, minor: number, units: string[]): Sale[] =>
    Array.from({ length: n }, (_, i) => i).flatMap((i) =>
      units.map((unit) => ({
        unit,
        day: new Date(Date.parse(from) + 86_400_000 * i).toISOString().slice(0, 10),
        in_store_minor: 100 * minor,
        online_minor: 0
      }))
    );
  const five = ['A', 'B', 'C', 'D', 'E'];
  let store: Store;
  beforeAll(async () => {
    store = await economy([
      ...days('2019-11-11', 14, 8, five),
      ...days('2020-11-09', 7, 10, five),
      ...days('2020-11-16', 3, 20, [...five, 'F'])
    ]);
  });
  const week: Partial<QuestionInput> = { from: '2020-11-16', until: '2020-11-23' };

  test.each([
    ['previous', '2020-11-09', '2020-11-12', 3 * 5 * 10],
    ['last_year', '2019-11-18', '2019-11-21', 3 * 5 * 8],
    ['usual', '2019-11-18', '2019-11-21', 3 * 5 * 8]
  ] as const)('%s is cut after its Wednesday too', async (compare, from, until, value) => {
    const { rows, meta } = await ask(store, { metrics: ['total_revenue'], compare, ...week });
    expect(rows).toMatchObject([{ period: '2020-W47', value: 3 * 6 * 20, unfinished: true }]);
    expect(twin(rows[0]).slice(1)).toEqual([from, until, value, 'F']);
    expect(meta.compared).toMatchObject({ kind: compare, from, until });
  });

  test('a custom range goes by place and is cut alike', async () => {
    const compare = { from: '2019-11-18', until: '2019-11-25' };
    const { rows, meta } = await ask(store, { metrics: ['total_revenue'], compare, ...week });
    expect(twin(rows[0])).toEqual(['2019-W47', '2019-11-18', '2019-11-21', 3 * 5 * 8, 'F']);
    expect(meta.compared).toMatchObject({ kind: 'custom', align: 'place' });
  });

  test('shops are not matched, and both populations say so', async () => {
    const { meta } = await ask(store, { metrics: ['total_revenue'], ...week });
    expect(meta.population).toMatchObject({ units_n: 6, enterprises_n: 6 });
    expect(meta.compared).toMatchObject({
      matched: false,
      population: { units_n: 5, enterprises_n: 5 }
    });
  });
});
