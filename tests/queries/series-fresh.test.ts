import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { undoImport } from '#ingest/undo.ts';
import { refreshCells } from '#queries/cells/refresh.ts';
import { rebuild } from '#queries/rollup/rebuild.ts';
import { unprotectedSeries } from '#queries/series.ts';
import { closeStore, openStore, type Store } from '#queries/store.ts';
import { bench, type Bench } from '../ingest/shop.ts';

const question = { metrics: ['total_revenue'], from: '2020-01-01', until: '2021-01-01' };

/** What a year's answer says of the store: revenue, units, the days of the facts, the vintage, the coverage. */
async function told(store: Store) {
  const { rows, meta } = await unprotectedSeries(store, question);
  const open = await unprotectedSeries(store, { metrics: ['total_revenue'] });
  return {
    revenue: rows[0]?.value ?? null,
    units_n: meta.population.units_n,
    period: open.meta.period && [open.meta.period.from, open.meta.period.until],
    newest_on: meta.freshness.newest_on,
    coverage: meta.coverage,
    usual_n: meta.method.reduce((sum, { units_n }) => sum + units_n, 0),
    vintage: meta.vintage
  };
}

const day = (unit: string, on: string, net: number) =>
  `unit,day,net,channel\n${unit},${on},${net},counter\n`;

describe('an answer after the store changed', () => {
  let shop: Bench;
  beforeEach(async () => {
    shop = await bench('A', 'B');
    await shop.take('unit,annual,ref_year\nA,120000,2019\n');
    await shop.take(day('A', '2020-03-02', 100));
  });
  afterEach(() => shop.close());

  const first = {
    revenue: 100,
    units_n: 1,
    period: ['2020-03-02', '2020-03-03'],
    newest_on: '2020-03-02',
    coverage: 1,
    usual_n: 1
  };

  it('is the new one at once, import after undo after import', async () => {
    const before = await told(shop.store);
    expect(before).toMatchObject(first);
    const { import_id } = await shop.take(day('B', '2020-05-04', 40));
    const after = await told(shop.store);
    expect(after).toMatchObject({
      revenue: 140,
      units_n: 2,
      coverage: 100 / 140,
      period: ['2020-03-02', '2020-05-05'],
      newest_on: '2020-05-04'
    });
    expect(after.vintage).not.toBe(before.vintage);
    await undoImport(shop.store, import_id);
    expect(await told(shop.store)).toMatchObject(first);
    await shop.take('unit,annual,ref_year\nB,60000,2019\n');
    await shop.take(day('B', '2020-01-06', 7));
    expect(await told(shop.store)).toMatchObject({
      revenue: 107,
      units_n: 2,
      coverage: 1,
      usual_n: 2
    });
  });

  it('is the new one at once after a rebuild, vintage included', async () => {
    await shop.store.engine.run('UPDATE unit_day SET net_minor = 5');
    await shop.store.engine.run(
      `INSERT INTO dirty VALUES (DATE '2020-03-02', DATE '2020-03-03', TIMESTAMP '2020-04-01')`
    );
    const wrong = await told(shop.store);
    expect(wrong.revenue).toBe(0.05);
    await rebuild(shop.store);
    const right = await told(shop.store);
    expect(right).toMatchObject(first);
    expect(right.vintage).not.toBe(wrong.vintage);
  });

  it('is the old one until a transaction that changes it ends, and after one that fails', async () => {
    const { engine } = shop.store;
    const change = `INSERT INTO dirty VALUES (DATE '2020-03-02', DATE '2020-03-03', TIMESTAMP '2020-04-01')`;
    const before = await told(shop.store);
    await engine.transaction(async (inner) => {
      await inner.run(`UPDATE unit_day SET net_minor = 9900; ${change}`);
      expect(await told(shop.store)).toEqual(before);
    });
    expect(await told(shop.store)).toMatchObject({ revenue: 99 });
    const failed = engine.transaction(async (inner) => {
      await inner.run(`UPDATE unit_day SET net_minor = 1; ${change}`);
      throw new Error('cut off');
    });
    await expect(failed).rejects.toThrow('cut off');
    expect(await told(shop.store)).toMatchObject({ revenue: 99 });
  });
});

it('an answer sees what another door to the same file wrote', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-test-'));
  const path = join(folder, 'vitrine.duckdb');
  const [reader, writer] = [await openStore({ path }), await openStore({ path })];
  try {
    const shop = `INSERT INTO unit BY NAME SELECT 1 AS unit_id, 'A' AS unit_code, 'shop' AS kind, 1 AS enterprise_id,
      'Europe/Paris' AS zone, 'EUR' AS currency, 'day' AS grain, false AS online_declared, false AS sample`;
    expect(await told(reader)).toMatchObject({ revenue: null, units_n: 0, newest_on: null });
    await writer.engine.transaction(async (engine) => {
      await engine.run(shop);
      await engine.run(`INSERT INTO unit_span VALUES (1, 'EUR', 'ht', '2020-03-02', '2020-03-03');
        INSERT INTO unit_window VALUES (1, 'total', '2020-03-02', '2020-03-03', NULL, NULL);
        INSERT INTO unit_day VALUES ('2020-03-02', 1, 'in_store', 'counter', 'carry_out', 'EUR', 'ht', 1, 5000, 0, 0);
        INSERT INTO dirty VALUES ('2020-03-02', '2020-03-03', '2020-04-01')`);
    });
    await refreshCells(writer);
    expect(await told(reader)).toMatchObject({
      revenue: 50,
      units_n: 1,
      newest_on: '2020-03-02'
    });
  } finally {
    await closeStore(writer);
    await closeStore(reader);
    rmSync(folder, { recursive: true, force: true });
  }
});
