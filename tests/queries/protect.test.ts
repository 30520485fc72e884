import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkedStatus, primaryStatus, worst, type Figure } from '#queries/protect/primary.ts';
import { protect, type Measured, type Protected } from '#queries/protect/protect.ts';
import { type fileResponse } from '../../src/export/response.server.ts';
import type { Answer, SeriesRow } from '#model/question.ts';
import { ownSeries, series, unprotectedSeries } from '#queries/series.ts';
import { closeStore } from '#queries/store.ts';
import { economies } from './economies.ts';
import { economy, type Sale, type UnitSpec } from './economy.ts';
import { plainCells, plainMetrics } from './plain.ts';

const figure = (x: number, n: number, largest: number, over: Partial<Figure> = {}): Figure => ({
  x,
  n,
  largest,
  panel: 0,
  shops_n: n,
  panels_n: 0,
  ...over
});

describe('primary rules', () => {
  it('find C2 and B3 of the worked table, and nothing else', () => {
    const table = {
      F1: [500, 12, 90],
      F2: [300, 8, 60],
      F3: [200, 5, 70],
      C1: [250, 6, 80],
      C2: [120, 3, 108],
      C3: [130, 4, 50],
      B1: [90, 4, 40],
      B2: [60, 3, 25],
      B3: [40, 2, 25]
    } as const;
    const statuses = Object.entries(table).map(([name, [x, n, largest]]) => [
      name,
      primaryStatus(figure(x, n, largest), n)
    ]);
    expect(statuses.filter(([, status]) => status !== 'F')).toEqual([
      ['C2', 'O'],
      ['B3', 'A']
    ]);
  });

  it.each([
    ['two enterprises are too few', figure(100, 2, 60), 9, 'A'],
    ['three are enough', figure(100, 3, 60), 9, 'F'],
    ['85 % of the figure dominates it', figure(100, 5, 85), 9, 'O'],
    ['just under 85 % does not', figure(10_000, 5, 8_499), 9, 'F'],
    ['a net-negative figure is hidden', figure(-10, 5, 8), 9, 'A'],
    ['a zero over five enterprises with revenue is free', figure(0, 0, 0, { shops_n: 5 }), 5, 'F'],
    ['a zero over four is hidden', figure(0, 0, 0, { shops_n: 9 }), 4, 'A'],
    ['nobody in the population is missing, not hidden', figure(0, 0, 0), 0, null],
    [
      'a panel alone was published already',
      figure(70, 0, 0, { panel: 70, panels_n: 1, shops_n: 0 }),
      0,
      'F'
    ],
    ['two shops beside a panel are hidden', figure(170, 2, 60, { panel: 70, panels_n: 1 }), 9, 'A'],
    [
      'a panel does not water dominance down',
      figure(1_100, 3, 90, { panel: 1_000, panels_n: 1 }),
      9,
      'O'
    ],
    [
      'zero shops beside a panel obey the zero rule',
      figure(70, 0, 0, { panel: 70, panels_n: 1, shops_n: 2 }),
      2,
      'A'
    ]
  ])('%s', (_, given, revenue_n, status) => {
    expect(primaryStatus(given, revenue_n)).toBe(status);
  });

  it('let a zero pass that only subtraction could tell, but not the figure of one', () => {
    expect(linkedStatus(figure(0, 0, 0, { shops_n: 3 }))).toBe('F');
    expect(linkedStatus(figure(5, 1, 5))).toBe('A');
  });

  it('say missing before hidden, and few before dominated', () => {
    expect(worst(['F', null, 'A'])).toBeNull();
    expect(worst(['F', 'O', 'A'])).toBe('A');
    expect(worst(['F', 'F'])).toBe('F');
  });
});

const shops = (n: number, over: (i: number) => Partial<Sale>): Sale[] =>
  Array.from({ length: n }, (_, i) => ({
    unit: `S${i}`,
    in_store_minor: 1_000,
    online_minor: 0,
    ...over(i)
  }));

const statusOf = async (sales: Sale[], metric: string, units: UnitSpec[] = []) => {
  const { rows } = await series(await economy(sales, units), { metrics: [metric] });
  return rows.map(({ value, status }) => [value, status]);
};

describe('protected answers', () => {
  it('hide the online revenue of the one shop of ten that sells online, though total revenue is free', async () => {
    const sales = shops(10, (i) => (i === 0 ? { online_minor: 500 } : {}));
    expect(await statusOf(sales, 'total_revenue')).toEqual([[105, 'F']]);
    expect(await statusOf(sales, 'online_revenue')).toEqual([[null, 'A']]);
    expect(await statusOf(sales, 'online_share')).toEqual([[null, 'A']]);
  });

  it('publish a zero over five shops and hide it over four', async () => {
    expect(
      await statusOf(
        shops(5, () => ({})),
        'online_share'
      )
    ).toEqual([[0, 'F']]);
    expect(
      await statusOf(
        shops(4, () => ({})),
        'online_share'
      )
    ).toEqual([[null, 'A']]);
  });

  it('count three shops of one enterprise as one', async () => {
    const units = [0, 1, 2].map((i) => ({ unit: `S${i}`, enterprise: 7 }));
    expect(
      await statusOf(
        shops(3, () => ({})),
        'total_revenue',
        units
      )
    ).toEqual([[null, 'A']]);
    expect(
      await statusOf(
        shops(5, () => ({})),
        'total_revenue',
        units
      )
    ).toEqual([[50, 'F']]);
  });

  it('count an enterprise with shops in several cells once in their union', async () => {
    const units = [
      { unit: 'S0', enterprise: 7, area: 'DEP-75' },
      { unit: 'S1', enterprise: 7, area: 'DEP-35' },
      { unit: 'S2', enterprise: 8, area: 'DEP-35' }
    ];
    expect(
      await statusOf(
        shops(3, () => ({})),
        'total_revenue',
        units
      )
    ).toEqual([[null, 'A']]);
    const found = await unprotectedSeries(
      await economy(
        shops(3, () => ({})),
        units
      ),
      { metrics: ['total_revenue'] }
    );
    expect(found.rows[0]?.enterprises_n).toBe(2);
  });

  it('hide the share that would give the only shop with in-store sales away', async () => {
    const sales = shops(6, (i) => ({ in_store_minor: i === 0 ? 900 : 0, online_minor: 1_000 }));
    expect(await statusOf(sales, 'online_share')).toEqual([[null, 'A']]);
    expect(await statusOf(sales, 'online_revenue')).toEqual([[null, 'A']]);
  });

  it('hide the coverage that would give the only shop outside away', async () => {
    const sales = shops(6, (i) => (i === 0 ? {} : { usual_minor: 1_000 }));
    expect(await statusOf(sales, 'coverage')).toEqual([[null, 'A']]);
    const { meta } = await series(await economy(sales), { metrics: ['orders'] });
    expect(meta.coverage).toBeNull();
  });

  it('give a panel’s figures as they are', async () => {
    const sales: Sale[] = [{ unit: 'P', in_store_minor: 900, online_minor: 100 }];
    expect(await statusOf(sales, 'online_share', [{ unit: 'P', kind: 'panel' }])).toEqual([
      [0.1, 'F']
    ]);
  });

  it('hide number of enterprises and coverage with the value, and count what is hidden', async () => {
    const { rows, meta } = await series(await economy(shops(2, () => ({}))), {
      metrics: ['total_revenue']
    });
    expect(rows[0]).toMatchObject({
      value: null,
      status: 'A',
      enterprises_n: null,
      coverage: null
    });
    expect(meta.suppressed).toEqual({ A: 1, O: 0, D: 0 });
  });

  it('leave an owner the own figures, and nobody else’s', async () => {
    const store = await economy(shops(2, (i) => ({ online_minor: 100 * (i + 1) })));
    const { rows, meta } = await ownSeries(store, { metrics: ['online_revenue'], as_owner: 'S1' });
    expect(rows.map(({ value, status }) => [value, status])).toEqual([[2, 'F']]);
    expect(meta.protected).toBe(false);
    await expect(series(store, { metrics: ['online_revenue'], as_owner: 'S1' })).rejects.toThrow(
      'as_owner S1'
    );
  });

  it('are the only rows the API takes: anything else is a type error', () => {
    const answer = (rows: SeriesRow[]) => ({ rows, columns: [] }) as unknown as Answer<SeriesRow>; // never sent
    // @ts-expect-error rows that did not go through protect()
    const refused: Parameters<typeof fileResponse>[0] = answer([]);
    // @ts-expect-error a plain row is no protected row
    const row: Protected<SeriesRow> = {} as SeriesRow;
    const cells: Measured[] = [];
    const accepted: Protected<SeriesRow>[] = protect(cells);
    expect([refused.rows, row, accepted]).toEqual([[], {}, []]);
  });
});

describe('no published cell', () => {
  it('rests on fewer than three enterprises or is dominated by one, numerator or denominator', async () => {
    await fc.assert(
      fc.asyncProperty(economies, async (drawn) => {
        const store = await economy(drawn.sales, drawn.units);
        const metricNames = Object.keys(plainMetrics);
        const { rows } = await series(store, {
          metrics: metricNames,
          by: { sector: 'group', period: 'month' }
        });
        const groups: Record<string, string> = {
          G01: 'G01',
          G07: 'G07',
          G08: 'G08',
          '47.61Z': 'G07'
        };
        for (const row of rows.filter(({ status }) => status === 'F')) {
          const [cell] = plainCells(row.metric, drawn.sales, drawn.units, (sale, unit) =>
            sale.day?.startsWith(row.period ?? '') &&
            (groups[unit.sector ?? ''] ?? '_U') === row.sector &&
            (sale.currency ?? 'EUR') === row.currency
              ? 'it'
              : null
          ).values();
          for (const { x, panel, n, largest } of cell?.shops_n === 0 ? [] : (cell?.parts ?? [])) {
            const where = `${row.metric} ${row.period} ${row.sector} ${row.currency}`;
            if (n === 0) continue; // the zero rule, tested above
            expect(n, where).toBeGreaterThanOrEqual(3);
            expect(largest / (x - panel), where).toBeLessThan(0.85);
          }
        }
        await closeStore(store);
      }),
      { seed: 23, numRuns: 10 }
    );
  }, 120_000);
});
