import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Decomposition, QuestionInput } from '#model/question.ts';
import { refreshCells } from '#queries/cells/refresh.ts';
import { series, unprotectedSeries } from '#queries/series.ts';
import type { Store } from '#queries/store.ts';
import { economies } from './economies.ts';
import { economy, type Sale, type UnitSpec } from './economy.ts';

/** `n` equal shops of one name that sold these amounts together on a day, in minor units. */
const group = (name: string, n: number, day: string, total: number, online: number): Sale[] =>
  Array.from({ length: n }, (_, i) => ({
    unit: `${name}${i}`,
    day,
    in_store_minor: (total - online) / n,
    online_minor: online / n
  }));

const units = (name: string, n: number, spec: Omit<UnitSpec, 'unit'>): UnitSpec[] =>
  Array.from({ length: n }, (_, i) => ({ unit: `${name}${i}`, ...spec }));

const [before, after] = ['2019-06-04', '2020-06-02'];
const change: QuestionInput = {
  metrics: ['online_share'],
  by: { period: 'year' },
  from: '2020-01-01',
  until: '2021-01-01',
  compare: 'last_year',
  decompose: { axis: 'sector', level: 'group' }
};

async function stored(sales: Sale[], specs: UnitSpec[]): Promise<Store> {
  const store = await economy([...sales, { unit: 'last', day: '2020-12-31' }], specs);
  await refreshCells(store);
  return store;
}

const points = (x: number | null | undefined) => (100 * (x ?? Number.NaN)).toFixed(5);

describe('test E2: both groups rise, the whole falls', () => {
  let store: Store;
  let found: Decomposition | undefined;
  beforeAll(async () => {
    store = await stored(
      [
        ...group('food', 5, before, 100_000, 1_000),
        ...group('food', 5, after, 190_000, 2_850),
        ...group('book', 5, before, 100_000, 20_000),
        ...group('book', 5, after, 50_000, 11_000)
      ],
      [
        ...units('food', 5, { sector: 'G01', area: 'DEP-35' }),
        ...units('book', 5, { sector: 'G07' })
      ]
    );
    found = (await series(store, { ...change, lang: 'en' })).decomposition?.[0];
  });

  test('10.5 % to 5.7708 %: within +1.03125, mix −5.76042 points', () => {
    expect([found?.before, points(found?.after)]).toEqual([0.105, '5.77083']);
    expect([points(found?.within), points(found?.mix)]).toEqual(['1.03125', '-5.76042']);
    expect(found).toMatchObject({ status: 'F', rest: 0, rest_n: 0, by: 'sector:group' });
  });

  test('each child with its share and weight in both periods', () => {
    expect(found?.children).toMatchObject([
      {
        ...{ code: 'G01', name: 'Food specialists', compared_value: 0.01, value: 0.015 },
        ...{ compared_weight: 0.5, weight: 1900 / 2400 }
      },
      {
        ...{ code: 'G07', name: 'Books, music', compared_value: 0.2, value: 0.22 },
        ...{ compared_weight: 0.5, weight: 500 / 2400 }
      }
    ]);
  });

  test('with the dates of both periods', () => {
    expect(found).toMatchObject({
      ...{ metric: 'online_share', period: '2020', from: '2020-01-01', until: '2021-01-01' },
      ...{ compared_period: '2019', compared_from: '2019-01-01', compared_until: '2020-01-01' }
    });
  });

  test('along areas it says the same where areas are sectors', async () => {
    const { decomposition } = await series(store, {
      ...change,
      decompose: { axis: 'area', level: 'region' }
    });
    expect(points(decomposition?.[0]?.within)).toBe('1.03125');
    expect(decomposition?.[0]?.children.map(({ code }) => code)).toEqual(['REG-11', 'REG-53']);
  });

  test('there is none unless asked for', async () => {
    const { decompose: _, ...plain } = change;
    expect(await series(store, plain)).not.toHaveProperty('decomposition');
  });

  test.each([
    ['without a comparison', { compare: undefined }, /compare is missing/],
    ['of a sum', { metrics: ['total_revenue'] }, /not a ratio to decompose: total_revenue/],
    [
      'along an axis it is split by',
      { by: { sector: 'group' as const } },
      /split by it already: sector/
    ]
  ])('%s it is refused', async (_, part, message) => {
    await expect(series(store, { ...change, ...part })).rejects.toThrow(message);
  });
});

describe('children that are not published', () => {
  const specs = [
    ...units('food', 5, { sector: 'G01' }),
    ...units('book', 5, { sector: 'G07' }),
    ...units('toy', 1, { sector: 'G08' })
  ];
  const sales = [before, after].flatMap((day, i) => [
    ...group('food', 5, day, 100_000, 1_000 * (i + 1)),
    ...group('book', 5, day, 90_000, 9_000 * (i + 1)),
    ...group('toy', 1, day, 10_000, 1_000 * (i + 3))
  ]);
  let store: Store;
  beforeAll(async () => {
    store = await stored(sales, specs);
  });

  test('are one rest, with the lightest of the others so that no subtraction gives them', async () => {
    const [found] = (await series(store, change)).decomposition ?? [];
    expect(found).toMatchObject({ status: 'F', rest_n: 2 });
    expect(found?.children.map(({ code }) => code)).toEqual(['G01']);
    const sum = (found?.within ?? 0) + (found?.mix ?? 0) + (found?.rest ?? 0);
    expect(sum).toBeCloseTo(found?.change ?? Number.NaN, 12);
    expect(found?.rest).not.toBe(0);
  });

  test('are there for whoever reads the store anyway', async () => {
    const [found] = (await unprotectedSeries(store, change)).decomposition ?? [];
    expect(found).toMatchObject({ rest: 0, rest_n: 0 });
    expect(found?.children.map(({ code }) => code)).toEqual(['G01', 'G07', 'G08']);
  });

  test('a change that is not published is not split', async () => {
    const few = await stored(
      sales.filter(({ unit }) => unit === 'toy0' || unit === 'book0'),
      specs
    );
    const [found] = (await series(few, change)).decomposition ?? [];
    expect(found).toMatchObject({ status: 'A', change: null, within: null, children: [] });
  });
});

test('within, mix and rest add up to the change, in any economy', async () => {
  await fc.assert(
    fc.asyncProperty(economies, async ({ sales, units: specs }) => {
      const store = await stored(sales, specs);
      const question: QuestionInput = {
        metrics: ['online_share', 'recovery'],
        by: { period: 'month' },
        compare: 'previous',
        decompose: { axis: 'sector', level: 'group' }
      };
      const exact = (await unprotectedSeries(store, question)).decomposition ?? [];
      const shown = (await series(store, question)).decomposition ?? [];
      for (const found of [...exact, ...shown]) {
        const { within, mix, rest, change: all } = found;
        if (within === null || mix === null || rest === null) continue;
        expect(within + mix + rest).toBeCloseTo(all ?? Number.NaN, 10);
      }
      expect(exact.every(({ rest_n, rest }) => rest_n === 0 && (rest ?? 0) === 0)).toBe(true);
      expect(shown.every(({ rest_n }) => rest_n !== 1)).toBe(true);
    }),
    { numRuns: 2, seed: 9 }
  );
});
