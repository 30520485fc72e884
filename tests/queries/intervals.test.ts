import { beforeAll, describe, expect, test } from 'vitest';
import { linearisedSe, normal975, ratioOf, wilson } from '#model/estimate.ts';
import type { QuestionInput, SeriesRow } from '#model/question.ts';
import { refreshCells } from '#queries/cells/refresh.ts';
import { isSafeSpread, protectedInterval } from '#queries/protect/interval.ts';
import { ownSeries, series, unprotectedSeries } from '#queries/series.ts';
import type { Store } from '#queries/store.ts';
import { economy, type Sale, type UnitSpec } from './economy.ts';

/** `n` shops that sold 1000 each, from 0 to 400 of it online, over two days. */
const shops = (n: number, name = 'S'): Sale[] =>
  Array.from({ length: n }, (_, i): Sale[] => {
    const online = 10_000 * (i % 5);
    return [
      {
        unit: `${name}${i}`,
        day: '2020-11-10',
        in_store_minor: 50_000 - online,
        online_minor: online
      },
      { unit: `${name}${i}`, day: '2020-11-12', in_store_minor: 50_000, online_minor: 0 }
    ];
  }).flat();

const pairs = (n: number) =>
  Array.from({ length: n }, (_, i) => ({ o: 10_000 * (i % 5), t: 100_000 }));

const november: QuestionInput = {
  metrics: ['online_share'],
  from: '2020-11-01',
  until: '2020-12-01'
};

async function stored(sales: Sale[], units: UnitSpec[] = []): Promise<Store> {
  const store = await economy(sales, units);
  await refreshCells(store);
  return store;
}

describe('the interval of a ratio', () => {
  let store: Store;
  beforeAll(async () => {
    store = await stored(shops(25));
  });
  const [ratio, se] = [ratioOf(pairs(25)) ?? 0, linearisedSe(pairs(25)) ?? 0];

  test('is the ratio ± 1.96 linearised errors over enterprises, not days', async () => {
    const { rows } = await unprotectedSeries(store, { ...november, interval: 'linear' });
    expect(rows[0]).toMatchObject({
      value: 0.2,
      low: expect.closeTo(ratio - normal975 * se, 12),
      high: expect.closeTo(ratio + normal975 * se, 12),
      se: expect.closeTo(se, 12)
    });
  });

  test('by bootstrap comes near it, twice the same', async () => {
    const ask = async () =>
      (await unprotectedSeries(store, { ...november, interval: 'bootstrap' })).rows[0];
    const row = await ask();
    expect(Math.abs((row?.low ?? 0) - (ratio - normal975 * se))).toBeLessThan(0.4 * se);
    expect(Math.abs((row?.high ?? 0) - (ratio + normal975 * se))).toBeLessThan(0.4 * se);
    expect(await ask()).toEqual(row);
  });

  test('is rounded outward to a tenth of a point for everyone but the owner', async () => {
    const { rows, columns } = await series(store, { ...november, interval: 'linear' });
    expect(rows[0]).toMatchObject({ low: 0.143, high: 0.257, se: 0.029 });
    expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining(['low', 'high', 'se']));
  });

  test('is there only where it was asked for', async () => {
    const { rows, columns, meta } = await series(store, november);
    expect(Object.keys(rows[0] ?? {})).not.toContain('low');
    expect(columns.map(({ name }) => name)).not.toContain('low');
    expect(meta.interval).toBeNull();
  });

  test('says how it was made, and that shops chose to take part', async () => {
    const { meta } = await series(store, { ...november, interval: 'bootstrap' });
    expect(meta.interval).toMatchObject({
      kind: 'bootstrap',
      level: 0.95,
      resamples_n: 999,
      few_n: 0
    });
    expect(meta.interval?.text.en).toContain('not weighted');
  });

  test.each([
    ['by week', { period: 'week' as const }],
    ['by day', { period: 'day' as const }],
    ['by sector and area', { sector: 'group' as const, area: 'departement' as const }],
    ['by class and commune', { sector: 'class' as const, area: 'commune' as const }]
  ])('%s it belongs to the cell it stands beside', async (_, by) => {
    const { rows } = await unprotectedSeries(store, { ...november, by, interval: 'linear' });
    for (const row of rows.filter(({ value }) => value !== null && value > 0))
      expect((row.low ?? Number.NaN) < (row.value ?? 0) && (row.high ?? 0) > (row.value ?? 0)).toBe(
        true
      );
    expect(rows.some(({ low }) => typeof low === 'number')).toBe(true);
  });

  test('of a channel counts the shops that sold nothing by it', async () => {
    const { rows } = await unprotectedSeries(store, {
      ...november,
      where: { channel: 'own_site' },
      interval: 'linear'
    });
    expect(rows[0]).toMatchObject({ value: 0.2, se: expect.closeTo(se, 12) });
  });

  test('is none for what is no ratio, and for an owner alone', async () => {
    const money = await series(store, {
      ...november,
      metrics: ['online_revenue'],
      interval: 'linear'
    });
    expect(money.rows[0]).toMatchObject({ low: null, high: null, se: null });
    const own = await ownSeries(store, { ...november, as_owner: 'S1', interval: 'linear' });
    expect(own.rows[0]).toMatchObject({ value: 0.1, low: null, high: null, se: null });
  });

  test('another word is no interval', async () => {
    await expect(
      series(store, { ...november, interval: 'wide' as 'linear' })
    ).rejects.toMatchObject({ field: 'interval' });
  });
});

describe('cells of many kinds, by sector and area', () => {
  const alike = Array.from({ length: 30 }, (_, i): Sale => ({
    unit: `alike${i}`,
    in_store_minor: 90_000,
    online_minor: 10_000 + i
  }));
  const counted = Array.from({ length: 40 }, (_, i): Sale => ({
    unit: `counted${i}`,
    in_store_minor: i < 6 ? 0 : 1,
    online_minor: i < 6 ? 1 : 0
  }));
  const panel = { unit: 'panel', day: '2020-11-10', in_store_minor: 900_000, online_minor: 50_000 };
  const cells: [sales: Sale[], spec: Omit<UnitSpec, 'unit'>][] = [
    [shops(9, 'nine'), { sector: 'G01', area: 'DEP-75' }],
    [shops(10, 'ten'), { sector: 'G01', area: 'DEP-92' }],
    [shops(19, 'nineteen'), { sector: 'G01', area: 'DEP-35' }],
    [shops(20, 'twenty'), { sector: 'G07', area: 'DEP-75' }],
    [shops(12, 'chain'), { sector: 'G07', area: 'DEP-92' }],
    [[...shops(12, 'beside'), panel], { sector: 'G07', area: 'DEP-35' }],
    [alike, { sector: 'G08', area: 'DEP-75' }],
    [counted, { sector: 'G08', area: 'DEP-92' }]
  ];
  const units = cells.flatMap(([sales, spec]) =>
    [...new Set(sales.map(({ unit }) => unit))].map((unit, i): UnitSpec => ({
      unit,
      ...spec,
      ...(unit.startsWith('chain') ? { enterprise: i % 6 } : {}),
      ...(unit === 'panel' ? { kind: 'panel' } : {})
    }))
  );
  const split: QuestionInput = {
    ...november,
    by: { sector: 'group', area: 'departement' },
    interval: 'linear'
  };
  let store: Store;
  let cell: (sector: string, area: string) => SeriesRow | undefined;
  let few_n: number | undefined;
  beforeAll(async () => {
    store = await stored(
      cells.flatMap(([sales]) => sales),
      units
    );
    const { rows, meta } = await unprotectedSeries(store, split);
    cell = (sector, area) => rows.find((row) => row.sector === sector && row.area === area);
    few_n = meta.interval?.few_n;
  });

  test.each([
    ['nine', 'G01', 'DEP-75', 9, 'object'],
    ['ten', 'G01', 'DEP-92', 10, 'number'],
    ['nineteen', 'G01', 'DEP-35', 19, 'number'],
    ['twenty', 'G07', 'DEP-75', 20, 'number']
  ])('%s enterprises', (_, sector, area, n, type) => {
    expect(cell(sector, area)?.enterprises_n).toBe(n);
    expect(typeof cell(sector, area)?.low).toBe(type);
  });

  test('intervals of ten to nineteen are counted, to be read with care', () => {
    expect(few_n).toBe(2);
  });

  test('shops of one enterprise are one', () => {
    expect(cell('G07', 'DEP-92')).toMatchObject({ enterprises_n: 6, low: null });
  });

  test('a panel among them: nobody can say', () => {
    expect(cell('G07', 'DEP-35')).toMatchObject({ enterprises_n: 12, low: null, se: null });
  });

  test('shops that are all alike are not told to be', async () => {
    expect(cell('G08', 'DEP-75')?.se).toBeGreaterThan(0);
    const { rows } = await series(store, split);
    const shown = rows.find(({ sector, area }) => sector === 'G08' && area === 'DEP-75');
    expect(shown).toMatchObject({ status: 'F', low: null, high: null, se: null });
  });

  test('a share of enterprises, one each, has the interval of Wilson', () => {
    const row = cell('G08', 'DEP-92');
    expect([row?.low, row?.high]).toEqual([wilson(6, 40)?.low, wilson(6, 40)?.high]);
    expect((100 * (row?.high ?? 0)).toFixed(4)).toBe('29.0723');
  });
});

describe('an interval gives nobody away', () => {
  test('a hidden value hides its interval', () => {
    const estimate = { low: 0.1, high: 0.2, se: 0.02, is_safe: true };
    const none = { low: null, high: null, se: null };
    expect(protectedInterval(estimate, 'A')).toEqual(none);
    expect(protectedInterval({ ...estimate, is_safe: false }, 'F')).toEqual(none);
    expect(protectedInterval(estimate, 'F')).toEqual({ low: 0.1, high: 0.2, se: 0.02 });
  });

  test('one shop that makes all of the spread has none', () => {
    const spread = (ratios: number[]) => {
      const clusters = ratios.map((o) => ({ o, t: 100 }));
      const ratio = ratioOf(clusters) ?? 0;
      const residuals = clusters.map(({ o, t }) => o - ratio * t);
      return {
        n: clusters.length,
        squares: residuals.reduce((sum, e) => sum + e * e, 0),
        room: Math.max(
          ...clusters.map(
            ({ o, t }, i) => Math.abs(residuals[i] ?? 0) + 0.1 * Math.max(o, ratio * t)
          )
        )
      };
    };
    expect(isSafeSpread(spread([90, ...Array.from({ length: 11 }, () => 10)]))).toBe(false);
    expect(isSafeSpread(spread([90, 0, 30, 5, 60, 20, 0, 45, 10, 70, 15, 25]))).toBe(true);
    expect(isSafeSpread({ n: 10, squares: 0, room: 0 })).toBe(false);
  });
});
