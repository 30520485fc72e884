import { describe, expect, it } from 'vitest';
import { metrics } from '#queries/metrics/index.ts';
import { unprotectedSeries } from '#queries/series.ts';
import { describeMetrics } from '#queries/series/describe.ts';
import { economy, type Sale } from './economy.ts';

const e1: Sale[] = [
  {
    unit: 'A',
    in_store_minor: 600_000,
    online_minor: 300_000,
    remote_minor: 100_000,
    pickup_minor: 200_000,
    usual_minor: 2_000_000
  },
  {
    unit: 'B',
    in_store_minor: 1_200_000,
    online_minor: 150_000,
    remote_minor: 150_000,
    pickup_minor: 90_000,
    usual_minor: 3_000_000
  },
  { unit: 'C', in_store_minor: 400_000, online_minor: 100_000, remote_minor: 0 }
];

const values = async (sales: Sale[], names: string[]) => {
  const store = await economy(sales);
  const day = { from: '2020-11-10', until: '2020-11-11' };
  const { rows } = await unprotectedSeries(store, { metrics: names, ...day });
  return Object.fromEntries(rows.map(({ metric, value }) => [metric, value]));
};

describe('metrics', () => {
  it('gives the worked numbers of test E1 to the digit', async () => {
    const found = await values(e1, [
      'online_share',
      'online_share_of_usual',
      'recovery',
      'recovery_strict',
      'pickup_share_of_usual',
      'pickup_share',
      'remote_share',
      'coverage'
    ]);
    expect(found).toEqual({
      online_share: expect.closeTo(0.183333, 6),
      online_share_of_usual: 0.09,
      recovery: 0.5,
      recovery_strict: 0.45,
      pickup_share_of_usual: 0.058,
      pickup_share: expect.closeTo(0.096667, 6),
      remote_share: expect.closeTo(0.083333, 6),
      coverage: expect.closeTo(0.833333, 6)
    });
  });

  it.each([...metrics.values()].map((metric) => [metric.name, metric] as const))(
    'gives the example of %s',
    async (name, { example }) => {
      const found = await values(example.given, [name]);
      expect(found[name]).toBeCloseTo(example.gives ?? Number.NaN, 10);
    }
  );

  it('takes the ratio of sums, not the mean of ratios', async () => {
    const found = await values(e1, ['online_share']);
    expect(found.online_share).not.toBeCloseTo((0.3 + 0.1 + 0.2) / 3, 3);
  });

  it('leaves a shop without usual turnover out of both sides of the share of usual', async () => {
    const found = await values(e1, ['online_share_of_usual']);
    expect(found.online_share_of_usual).not.toBeCloseTo(5_500 / 50_000, 4);
  });

  it('falls in the aggregate although both groups rise (test E2)', async () => {
    const year = (
      day: string,
      food: number,
      foodOnline: number,
      books: number,
      booksOnline: number
    ): Sale[] => [
      { unit: 'food', day, in_store_minor: food - foodOnline, online_minor: foodOnline },
      { unit: 'books', day, in_store_minor: books - booksOnline, online_minor: booksOnline }
    ];
    const store = await economy([
      ...year('2019-06-01', 100_000, 1_000, 100_000, 20_000),
      ...year('2020-06-01', 190_000, 2_850, 50_000, 11_000)
    ]);
    const { rows } = await unprotectedSeries(store, {
      metrics: ['online_share'],
      by: { period: 'year' }
    });
    expect(rows.map(({ period, value }) => [period, value])).toEqual([
      ['2019', 0.105],
      ['2020', expect.closeTo(0.057708, 6)]
    ]);
  });

  it('describes every metric without any SQL', () => {
    const described = describeMetrics();
    expect(described.map(({ name }) => name)).toEqual([...metrics.keys()].sort());
    expect(JSON.stringify(described)).not.toMatch(/_known|sum\(|nullif/);
  });
});
