import { describe, expect, test } from 'vitest';
import {
  bootstrapInterval,
  linearisedSe,
  quantile,
  ratioOf,
  seededRandom,
  wilson
} from '#model/estimate.ts';

const three = [
  { o: 30, t: 100 },
  { o: 10, t: 150 },
  { o: 10, t: 50 }
];

/** Standard error by leaving one shop out at a time: another road to the linearised one. */
function jackknifeSe(shops: typeof three): number {
  const n = shops.length;
  const without = shops.map((_, i) => ratioOf(shops.filter((__, j) => j !== i)) ?? Number.NaN);
  const mean = without.reduce((sum, ratio) => sum + ratio, 0) / n;
  return Math.sqrt(((n - 1) / n) * without.reduce((sum, ratio) => sum + (ratio - mean) ** 2, 0));
}

describe('the worked example of inference: (30,100), (10,150), (10,50)', () => {
  /** All 27 ways to draw three shops out of three. */
  const all = three.flatMap((a) =>
    three.flatMap((b) => three.map((c) => ratioOf([a, b, c]) ?? Number.NaN))
  );

  test('the ratio of sums is .166667', () => {
    expect(ratioOf(three)?.toFixed(6)).toBe('0.166667');
  });

  test('its standard error is .082215 by linearisation, .097474 by jackknife', () => {
    expect(linearisedSe(three)?.toFixed(6)).toBe('0.082215');
    expect(jackknifeSe(three).toFixed(6)).toBe('0.097474');
  });

  test('all 27 resamples: min .066667, median .166667, max .300000, mean .175882', () => {
    expect(all).toHaveLength(27);
    expect(
      [
        Math.min(...all),
        quantile(all, 0.5) ?? 0,
        Math.max(...all),
        all.reduce((sum, ratio) => sum + ratio, 0) / 27
      ].map((value) => value.toFixed(6))
    ).toEqual(['0.066667', '0.166667', '0.300000', '0.175882']);
  });

  test('type-7 quantiles at 2.5 and 97.5 %: .079048, .287000', () => {
    expect([quantile(all, 0.025)?.toFixed(6), quantile(all, 0.975)?.toFixed(6)]).toEqual([
      '0.079048',
      '0.287000'
    ]);
  });
});

test.each([
  [6, 40, 7.0612, 29.0723],
  [0, 10, 0, 27.7533],
  [10, 10, 100 - 27.7533, 100]
])('Wilson, %i of %i: %f to %f percent', (k, n, low, high) => {
  const interval = wilson(k, n);
  expect(100 * (interval?.low ?? -1)).toBeCloseTo(low, 4);
  expect(100 * (interval?.high ?? -1)).toBeCloseTo(high, 4);
});

test('nothing has no ratio, no error, no interval, no quantile', () => {
  expect([ratioOf([]), linearisedSe([]), wilson(0, 0), quantile([], 0.5)]).toEqual([
    null,
    null,
    null,
    null
  ]);
  expect(bootstrapInterval([], seededRandom('x'))).toBeNull();
  expect(linearisedSe([{ o: 1, t: 2 }])).toBeNull();
});

describe('bootstrap', () => {
  const shops = (n: number, stratum = (_: number) => 'a') =>
    Array.from({ length: n }, (_, i) => ({ o: (i % 5) * 10, t: 100, stratum: stratum(i) }));

  test('is the same for the same seed, another for another', () => {
    const of = (seed: string) => bootstrapInterval(shops(40), seededRandom(seed));
    expect(of('a')).toEqual(of('a'));
    expect(of('a')).not.toEqual(of('b'));
  });

  test.each([15, 40])('of %i shops comes near the linearised interval', (n) => {
    const clusters = shops(n);
    const [ratio, se] = [ratioOf(clusters) ?? 0, linearisedSe(clusters) ?? 0];
    const interval = bootstrapInterval(clusters, seededRandom('near'));
    expect(Math.abs((interval?.low ?? 0) - (ratio - 1.96 * se))).toBeLessThan(0.25 * se);
    expect(Math.abs((interval?.high ?? 0) - (ratio + 1.96 * se))).toBeLessThan(0.25 * se);
  });

  test('draws within strata: shops that differ only between strata have no width', () => {
    const clusters = shops(40, (i) => `s${i % 5}`);
    const interval = bootstrapInterval(clusters, seededRandom('strata'));
    expect(interval).toEqual({ low: expect.closeTo(0.2, 9), high: expect.closeTo(0.2, 9) });
  });

  test('shops alone in their stratum are drawn together', () => {
    const alone = bootstrapInterval(shops(40, String), seededRandom('alone'));
    expect(alone).toEqual(bootstrapInterval(shops(40), seededRandom('alone')));
  });
});

test('seeded numbers lie in [0, 1) and are spread evenly', () => {
  const random = seededRandom('even');
  const drawn = Array.from({ length: 10_000 }, random);
  expect(drawn.every((x) => x >= 0 && x < 1)).toBe(true);
  const tenths = Array.from({ length: 10 }, (_, i) =>
    drawn.filter((x) => Math.floor(10 * x) === i)
  );
  expect(tenths.every(({ length }) => length > 850 && length < 1150)).toBe(true);
});
