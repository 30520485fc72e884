import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#model/calendar.ts';
import { extraOf, programmeCost } from '#queries/programme/cost.ts';
import { closeStore, type Store } from '#queries/store.ts';
import {
  addTakings,
  addUnit,
  declareUsual,
  factStore,
  recomputed,
  type TakingRow
} from './facts.ts';

test('what was sold beyond is the sum over the enterprises of each cell, its error by enterprise', () => {
  const cell = (att: number, joined_n: number, influence: number[]) => ({
    cohort: 1,
    period: 1,
    att,
    joined_n,
    controls_n: 2,
    influence: Float64Array.from(influence)
  });
  const extra = extraOf([cell(10, 2, [4, -4, 0, 0]), cell(5, 1, [0, 0, 3, -3])]);
  // 2·10 + 1·5; influences 8, −8, 3, −3: √146 over four enterprises.
  expect(extra).toEqual({ sum: 25, se: Math.sqrt(146) / 4, periods_n: 3 });
  expect(extraOf([])).toBeNull();
});

describe('a programme of 500 euros a shop, whose shops gain 700 euros a week', () => {
  let store: Store;
  const last = '2021-05-03';

  beforeAll(async () => {
    store = await factStore();
    const { engine } = store;
    await engine.run(
      `INSERT INTO programme VALUES ('cmc', 'Clique', 'Click', '2020-11-02', NULL, 50000, 'EUR', false, 1)`
    );
    const sales: TakingRow[] = [];
    for (let id = 1; id <= 28; id += 1) {
      const joins = id <= 12;
      await addUnit(engine, { unit_id: id, covers: [['2020-04-01', last]] });
      await declareUsual(engine, { unit_id: id, annual_minor: 36_500_000 });
      if (joins)
        await engine.run(`INSERT INTO enrolment VALUES (${id}, ${id}, 'cmc', NULL, '2020-11-02', false, 1);
          INSERT INTO stage VALUES (${id}, '2020-11-02', 'none', NULL, NULL, NULL, ${id}, 1);
          INSERT INTO stage VALUES (${id}, '2020-12-01', 'checkout', NULL, NULL, 50000, ${100 + id}, 1)`);
      for (let week = 0, day = '2020-05-04'; day < last; week += 1, day = addDays(day, 7)) {
        const noise = ((id * 7 + week * 13) % 11) * 1_000;
        const net_minor = 30_000 + noise + (joins && day >= '2020-11-02' ? 70_000 : 0);
        sales.push({ unit_id: id, day, net_minor: 500_000 });
        sales.push({ unit_id: id, day, order_mode: 'online', net_minor, orders_n: 3 });
      }
    }
    await addTakings(engine, sales);
    await recomputed(store);
  }, 60_000);
  afterAll(() => closeStore(store));

  test('cost 500 euros for each that is active, with nothing between to be unsure of', async () => {
    const cost = await programmeCost(store, 'cmc');
    expect(cost?.currency).toBe('EUR');
    expect(cost?.paid_minor).toBe(600_000);
    expect(cost?.unpaid_n).toEqual({ value: 0, status: 'F' });
    expect(cost?.per_active).toEqual({
      value: 50_000,
      low: 50_000,
      high: 50_000,
      active_n: 12,
      refused: null
    });
  });

  test('goes with 700 euros a week over 24 weeks and 500 of aid, the error carried through', async () => {
    const { per_euro } = (await programmeCost(store, 'cmc')) ?? {};
    if (per_euro === undefined || per_euro.refused !== null) throw new Error('refused');
    expect(per_euro.followed_n).toBe(12);
    expect(per_euro.weeks).toBe(24);
    // 24 weeks of 700 euros are 33.60 for each euro of aid; the noise of the shops is a few percent of it.
    expect(per_euro.value).toBeGreaterThan(33);
    expect(per_euro.value).toBeLessThan(34.2);
    expect(per_euro.low).toBeLessThan(per_euro.value);
    expect(per_euro.high - per_euro.value).toBeCloseTo(per_euro.value - per_euro.low, 9);
    expect(per_euro.high - per_euro.low).toBeGreaterThan(0.05);
  });

  test('says nothing per shop of fewer than ten that are active', async () => {
    await store.engine.run('DELETE FROM enrolment WHERE enrolment_id > 9');
    const cost = await programmeCost(store, 'cmc');
    expect(cost?.per_active).toEqual({ refused: 'few_active' });
    expect(cost?.per_euro).toEqual({ refused: 'few_followed' });
    expect(cost?.paid_minor).toBe(450_000);
  });

  test('gives no sum that one enterprise makes, nor one without amounts', async () => {
    await store.engine.run(
      'UPDATE stage SET aid_minor = 50000000 WHERE enrolment_id = 1 AND aid_minor > 0'
    );
    expect(await programmeCost(store, 'cmc')).toMatchObject({
      paid_minor: null,
      per_active: { refused: 'dominated' },
      per_euro: { refused: 'dominated' }
    });
    await store.engine.run('UPDATE stage SET aid_minor = NULL');
    expect(await programmeCost(store, 'cmc')).toMatchObject({
      paid_minor: null,
      per_active: { refused: 'aid_unknown' },
      per_euro: { refused: 'aid_unknown' }
    });
  });
});
