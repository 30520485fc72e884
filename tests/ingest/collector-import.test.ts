import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importFiles } from '#ingest/import.ts';
import { auditRollups } from '#queries/rollup/index.ts';
import { acceptReads, applyInbox, drainInbox } from '#queries/store.server.ts';
import { collectorShop, noon, order, secret } from '#tests/ingest/collector-shop.ts';

const rows_n = 30_000;

const manyOrders = (): string =>
  'unit,external_id,ordered_at,channel,net\n' +
  Array.from({ length: rows_n }, (_, i) => {
    const day = new Date(Date.UTC(2020, 0, 1 + (i % 300))).toISOString().slice(0, 10);
    return `toys,F${i},${day}T10:00:00Z,own_site,${(i % 90) + 10}.50\n`;
  }).join('');

test('a thousand orders are acknowledged while an import runs, and counted after it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-collect-'));
  const shop = await collectorShop(join(folder, 'store.duckdb'));
  try {
    const source_id = await shop.newSource();
    const file = join(folder, 'orders.csv');
    writeFileSync(file, manyOrders());
    let is_running = true;
    const importing = importFiles({
      store: shop.store,
      secret,
      now: noon,
      files: [file],
      as: 'orders',
      source: 'file'
    }).finally(() => (is_running = false));
    let answered_during = 0;
    for (let n = 0; n < 1000; n += 50) {
      const reads = Array.from({ length: 50 }, (_, i) => order({ external_id: `H${n + i}` }));
      await acceptReads(shop.store, { source_id, reads, secret, received_at: noon });
      answered_during += is_running ? 50 : 0;
    }
    expect(answered_during).toBeGreaterThan(0);
    const applying = applyInbox(shop.store); // waits for the import
    await Promise.all([importing, applying]);
    await drainInbox(shop.store);
    const counted = 'SELECT count(*) AS n FROM order_version WHERE is_current';
    expect(await shop.rows(counted)).toEqual([{ n: rows_n + 1000 }]);
    expect((await auditRollups(shop.store)).wrong_n).toBe(0);
  } finally {
    await shop.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('what was acknowledged is still known after the store was closed and opened', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-collect-'));
  const path = join(folder, 'store.duckdb');
  try {
    const first = await collectorShop(path);
    const source_id = await first.newSource();
    const send = (store: typeof first.store, net_minor: number) =>
      acceptReads(store, { source_id, reads: [order({ net_minor })], secret, received_at: noon });
    await send(first.store, 100);
    await first.close();
    const second = await collectorShop(path);
    expect(await send(second.store, 100)).toMatchObject({ accepted_n: 0, duplicate_n: 1 });
    expect(await send(second.store, 200)).toMatchObject({ accepted_n: 0, updated_n: 1 });
    await drainInbox(second.store);
    expect(await second.rows('SELECT net_minor FROM order_version WHERE is_current')).toEqual([
      { net_minor: 200 }
    ]);
    await second.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
