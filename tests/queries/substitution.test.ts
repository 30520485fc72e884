import { describe, expect, it } from 'vitest';
import type { QuestionInput } from '#model/question.ts';
import { unprotectedSeries, series } from '#queries/series.ts';
import { closeStore } from '#queries/store.ts';
import { economy, type Sale, type UnitSpec } from './economy.ts';

/** Shops of test E3: one that switched, and three like it that did not. Minor units. */
const switched: Sale = {
  unit: 'A',
  before_minor: 1_000_000,
  in_store_minor: 900_000,
  online_minor: 180_000
};
const largest: Sale = {
  unit: 'B',
  before_minor: 2_000_000,
  in_store_minor: 1_900_000,
  online_minor: 0
};
const others: Sale[] = [
  { unit: 'C', before_minor: 2_000_000, in_store_minor: 1_950_000, online_minor: 0 },
  { unit: 'D', before_minor: 1_000_000, in_store_minor: 950_000, online_minor: 0 }
];
const controls: Sale[] = [largest, ...others];
const day: QuestionInput = {
  metrics: ['substitution', 'increment'],
  from: '2020-11-10',
  until: '2020-11-11'
};

async function answers(sales: Sale[], units: UnitSpec[] = [], more: Partial<QuestionInput> = {}) {
  const store = await economy(sales, units);
  const { rows } = await unprotectedSeries(store, { ...day, ...more });
  await closeStore(store);
  return rows.map(({ value, status, enterprises_n, coverage }) => ({
    value,
    status,
    enterprises_n,
    coverage
  }));
}

const none = { value: null, status: null, enterprises_n: null, coverage: null };

describe('substitution', () => {
  it('gives the numbers of test E3', async () => {
    expect(await answers([switched, ...controls])).toEqual([
      { value: 600 / 1800, status: 'F', enterprises_n: 1, coverage: null },
      { value: 1200, status: 'F', enterprises_n: 1, coverage: null }
    ]);
  });

  it('is never more than the online sales, and never below nought', async () => {
    const empty = await answers([{ ...switched, in_store_minor: 100_000 }, ...controls]);
    expect(empty.map(({ value }) => value)).toEqual([1, 0]);
    const full = await answers([{ ...switched, in_store_minor: 1_200_000 }, ...controls]);
    expect(full.map(({ value }) => value)).toEqual([0, 1800]);
  });

  it('is not told without three comparable enterprises', async () => {
    const cases: Record<string, { found: Sale[]; units?: UnitSpec[] }> = {
      EUR: { found: others },
      CHF: {
        found: controls,
        units: [
          { unit: 'B', enterprise: 7 },
          { unit: 'C', enterprise: 7 }
        ]
      },
      GBP: { found: [{ ...largest, before_minor: 99_000_000 }, ...others] },
      USD: { found: controls, units: [{ unit: 'B', sector: 'G07' }] },
      SEK: { found: controls, units: [{ unit: 'B', area: 'DEP-92' }] },
      NOK: { found: [{ ...largest, online_minor: 1 }, ...others] },
      DKK: { found: [{ unit: 'B', in_store_minor: 1, online_minor: 0 }, ...others] },
      PLN: { found: controls, units: [{ unit: 'B', kind: 'panel' }] },
      CZK: { found: controls }
    };
    const sales = Object.entries(cases).flatMap(([currency, { found }]) =>
      [switched, ...found].map((sale) => ({ ...sale, currency, unit: `${currency} ${sale.unit}` }))
    );
    const units = Object.entries(cases).flatMap(([currency, each]) =>
      (each.units ?? []).map((unit) => ({ ...unit, unit: `${currency} ${unit.unit}` }))
    );
    const store = await economy(sales, units);
    const { rows } = await unprotectedSeries(store, { ...day, metrics: ['substitution'] });
    const told = rows.filter(({ value }) => value !== null);
    expect(rows.length).toBe(9);
    expect(told.map(({ currency }) => currency)).toEqual(['CZK']);
    await closeStore(store);
  });

  it('leaves out shops that sold online before, or whose year before is not known', async () => {
    const sold: Sale = { unit: 'A', day: '2019-11-12', in_store_minor: 1_000_000, online_minor: 5 };
    const { before_minor: _, ...known } = switched;
    expect(await answers([known, sold, ...controls])).toEqual([none, none]);
    expect(await answers([known, ...controls])).toEqual([none, none]);
  });

  it('compares the shut with the shut', async () => {
    const store = await economy([switched, ...controls], [{ unit: 'B', sector: '47.65Z' }]);
    const ask = async () => {
      const { rows } = await unprotectedSeries(store, day);
      return rows[0]?.value;
    };
    expect(await ask()).toBeCloseTo(1 / 3, 12);
    await store.engine
      .run(`INSERT INTO closure BY NAME SELECT 'FR' AS area_code, '47.65Z' AS sector_code,
      DATE '2020-11-01' AS from_on, DATE '2020-11-28' AS until_on, 'closed_to_public' AS kind,
      'Fermé' AS name_fr, 'Closed' AS name_en, 'test' AS source`);
    expect(await ask()).toBeNull();
    await closeStore(store);
  });

  it('meets week with week and month with month of the year before', async () => {
    const week = await answers([switched, ...controls], [], {
      by: { period: 'week' },
      from: '2020-11-09',
      until: '2020-11-16'
    });
    expect(week).toEqual([none, none]);
    const store = await economy([switched, ...controls]);
    await store.engine
      .run(`UPDATE unit_window SET from_on = CAST(date_trunc('month', from_on) AS DATE),
      until_on = CAST(date_trunc('month', from_on) + INTERVAL 1 MONTH AS DATE)`);
    for (const grain of ['week', 'month'] as const) {
      const { rows } = await unprotectedSeries(store, {
        ...day,
        by: { period: grain },
        from: grain === 'week' ? '2020-W46' : '2020-11',
        until: grain === 'week' ? '2020-W47' : '2020-12'
      });
      expect(rows.map(({ value }) => value)).toEqual([600 / 1800, 1200]);
    }
    await closeStore(store);
  });

  it('is refused by channel and by day', async () => {
    await expect(answers([switched], [], { by: { channel: true } })).rejects.toThrow(
      'not by channel: substitution'
    );
    await expect(answers([switched], [], { by: { period: 'day' } })).rejects.toThrow(
      'not by day: substitution'
    );
  });

  it('comes with its interval, unasked, and hides few shops', async () => {
    const many = Array.from({ length: 12 }, (_, i): Sale => ({
      unit: `S${i}`,
      before_minor: 100_000 + 10_000 * i,
      in_store_minor: 80_000 + 9_000 * i + (i % 3) * 4_000,
      online_minor: 30_000 + 2_000 * i
    }));
    const store = await economy([...many, ...controls]);
    const { rows, meta } = await series(store, day);
    expect(meta.interval).toMatchObject({ kind: 'linear', level: 0.95, few_n: 2 });
    expect(rows).toMatchObject([
      {
        metric: 'substitution',
        value: expect.closeTo(0.37317073, 8),
        low: 0.289,
        high: 0.458,
        se: 0.043,
        status: 'F',
        enterprises_n: 12
      },
      {
        metric: 'increment',
        value: 3084,
        low: expect.closeTo(2671.102, 2),
        high: expect.closeTo(3496.898, 2),
        se: expect.closeTo(210.666, 2),
        status: 'F'
      }
    ]);
    await closeStore(store);
    const few = await economy([switched, ...controls]);
    const hidden = await series(few, day);
    expect(hidden.rows).toMatchObject([
      { value: null, status: 'A', low: null, high: null },
      { value: null, status: 'A', low: null, high: null }
    ]);
    await closeStore(few);
  });
});
