import { describe, expect, test } from 'vitest';
import { series } from '#queries/together.ts';
import { series as ofOneArea, unprotectedSeries } from '#queries/series.ts';
import { richStore } from '#tests/clickhouse/rich-store.ts';
import { economy, type Sale, type UnitSpec } from './economy.ts';

const day = '2020-11-18';
const question = { metrics: ['online_share'], from: '2020-11-01', until: '2020-12-01' };
const among = (area: string) => ({ ...question, where: { area } });

/** Shops of one area: the total and the online part of each, in minor units. */
const shops = (area: string, sums: [total: number, online: number][]) => ({
  units: sums.map((_, i): UnitSpec => ({ unit: `${area} ${i}`, area })),
  sales: sums.map(([total, online], i): Sale => ({
    unit: `${area} ${i}`,
    day,
    in_store_minor: total - online,
    online_minor: online
  }))
});

const paris = shops('DEP-75', [
  [1000, 100],
  [2000, 100],
  [1000, 100]
]);
const rennes = shops('DEP-35', [
  [3000, 900],
  [2000, 900],
  [1000, 900]
]);
const store = (...areas: ReturnType<typeof shops>[]) =>
  economy(
    areas.flatMap(({ sales }) => sales),
    areas.flatMap(({ units }) => units)
  );

describe('several areas together', () => {
  test('are the ratio of their sums, not the mean of their ratios', async () => {
    const { rows, meta } = await series(await store(paris, rennes), among('DEP-75,DEP-35'));
    expect(rows.map(({ value, status, enterprises_n }) => [value, status, enterprises_n])).toEqual([
      [0.3, 'F', 6] // (300 + 2700) / (4000 + 6000); the mean of 7.5 % and 45 % would be 26.25 %
    ]);
    expect(meta).toMatchObject({ protected: true, suppressed: { A: 0, O: 0, D: 0 } });
  });

  test('in any order and spelling are the same; one named twice is one', async () => {
    const all = await store(paris, rennes);
    const value = async (area: string) => (await series(all, among(area))).rows[0]?.value;
    expect(await value('DEP-35,DEP-75')).toBe(0.3);
    expect(await value('dep-35, dep-75')).toBe(0.3);
    expect(await value('DEP-75,dep-75')).toBe(0.075);
    expect(await value('DEP-75,')).toBe(0.075);
  });

  test('show nothing where one of them is hidden: the others would give it away', async () => {
    const all = await store(paris, shops('DEP-35', [[6000, 2700]]));
    expect((await ofOneArea(all, among('DEP-35'))).rows[0]?.status).toBe('A');
    const { rows, meta } = await series(all, among('DEP-75,DEP-35'));
    expect(rows[0]).toMatchObject({
      value: null,
      status: 'A',
      enterprises_n: null,
      coverage: null
    });
    expect(meta).toMatchObject({ coverage: null, suppressed: { A: 1, O: 0, D: 0 } });
  });

  test('where one has no shop at all are the others', async () => {
    const { rows } = await series(await store(paris), among('DEP-75,DEP-35'));
    expect(rows.map(({ value, status }) => [value, status])).toEqual([[0.075, 'F']]);
  });

  test('compared hide what is hidden of the compared days', async () => {
    const before = (of: ReturnType<typeof shops>, n: number) =>
      of.sales.slice(0, n).map((sale) => ({ ...sale, day: '2019-11-15' }));
    const all = await economy(
      [...paris.sales, ...rennes.sales, ...before(paris, 3), ...before(rennes, 1)],
      [...paris.units, ...rennes.units]
    );
    const { rows } = await series(all, { ...among('DEP-75,DEP-35'), compare: 'last_year' });
    expect(rows[0]).toMatchObject({ value: 0.3, compared_value: null, compared_status: 'A' });
  });

  test.each([
    ['areas of two levels', 'DEP-75,REG-53', 'not of one level and country'],
    ['an area nobody knows', 'DEP-75,DEP-99', 'unknown area: DEP-99'],
    [
      'more areas than are taken together',
      Array.from({ length: 13 }, (_, i) => `DEP-${i + 10}`).join(),
      'too many areas: 13 (at most 12)'
    ]
  ])('are refused when there are %s', async (_, area, message) => {
    await expect(series(await store(paris, rennes), among(area))).rejects.toThrow(message);
  });

  test('have no decomposition', async () => {
    const asked = {
      ...among('DEP-75,DEP-35'),
      compare: 'last_year' as const,
      decompose: { axis: 'sector' as const, level: 'group' as const }
    };
    await expect(series(await store(paris, rennes), asked)).rejects.toThrow(
      'not for several areas: decompose'
    );
  });
});

test('a sum of every area of a country is the country, cell by cell, wherever it is shown', async () => {
  const all = await richStore(4, 11);
  const asked = {
    metrics: ['online_share', 'online_share_of_usual', 'recovery', 'total_revenue'],
    by: { period: 'month' as const, sector: 'group' as const }
  };
  const { rows: regions } = await unprotectedSeries(all, {
    metrics: ['orders'],
    by: { area: 'region' },
    where: { area: 'FR' }
  });
  const area = [...new Set(regions.flatMap(({ area: code }) => code ?? []))].filter(
    (code) => code !== '_U'
  );
  expect(area.length).toBeGreaterThan(1);
  const exact = await unprotectedSeries(all, { ...asked, where: { area: area.join() } });
  const shown = await series(all, { ...asked, where: { area: area.join() } });
  const value = new Map(exact.rows.map((row) => [keyOf(row), row.value]));
  const parts = await Promise.all(
    area.map(async (one) => {
      const { rows } = await ofOneArea(all, { ...asked, where: { area: one } });
      return new Map(rows.map((row) => [keyOf(row), row.status]));
    })
  );
  for (const row of shown.rows) {
    const statuses = parts.flatMap((part) => part.get(keyOf(row)) ?? []);
    const isHidden = statuses.some((status) => status !== 'F' && status !== null);
    if (isHidden) expect(row.value).toBeNull();
    else expect(row.value).toBe(value.get(keyOf(row)));
  }
  expect(shown.rows.filter((row) => row.value !== null).length).toBeGreaterThan(3);
  expect(shown.rows.filter(({ status }) => status === 'A').length).toBeGreaterThan(10);
});

const keyOf = (row: {
  period: string | null;
  sector: string | null;
  metric: string;
  currency: string | null;
  tax_basis: string | null;
}): string => [row.period, row.sector, row.metric, row.currency, row.tax_basis].join(' ');
