import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refreshCells } from '#queries/cells/refresh.ts';
import { ensureReference } from '#queries/reference/ensure.ts';
import { rebuild } from '#queries/rollup/rebuild.ts';
import { openStore, type Store } from '#queries/store.ts';
import orders from './orders.sql?raw';
import units from './units.sql?raw';

/** Orders one statement makes. */
const slice = 2_500_000;
const ordersAShop = 1000;

/** Where the store of so many orders is kept between runs: the file, and the mark that it is complete. */
export const placeOf = (rows: number, folder: string): { path: string; ready: string } => ({
  path: join(folder, `scale-${rows}`, 'vitrine.duckdb'),
  ready: join(folder, `scale-${rows}.ready`)
});

/** Shops of the store of so many orders. */
export const shopsOf = (rows: number): number => Math.max(1, Math.round(rows / ordersAShop));

/**
 * The store of an earlier run, or a new one of so many orders of a thousandth as many shops over three years: kept, since
 * 100 million take long. `memory_limit` such as 2GB, of the engine.
 */
export async function storeOf(
  rows: number,
  {
    folder,
    memory_limit,
    log
  }: { folder: string; memory_limit: string; log: (line: string) => void }
): Promise<Store> {
  const { path, ready } = placeOf(rows, folder);
  if (existsSync(ready)) return openStore({ path, memory_limit });
  rmSync(join(path, '..'), { recursive: true, force: true });
  log(`making a store of ${rows.toLocaleString('en')} orders in ${path}, once`);
  const store = await openStore({ path, memory_limit });
  await ensureReference(store);
  const { engine } = store;
  await engine.run('SET VARIABLE rows_n = {rows:Int64}', { rows });
  await engine.run('SET VARIABLE shops_n = {shops:Int64}', { shops: shopsOf(rows) });
  await engine.run(units);
  const from = performance.now();
  for (let first = 0; first < rows; first += slice) {
    await engine.run(orders, { first, last: Math.min(first + slice, rows) });
    log(told('orders', Math.min(first + slice, rows), rows, from));
  }
  const rolled = performance.now();
  await rebuild(store, ({ what, done, total }) =>
    log(told(`roll-ups, ${what}`, done, total, rolled))
  );
  const celled = performance.now();
  await refreshCells(store, ({ what, done, total }) =>
    log(told(what, done, total ?? done, celled))
  );
  await engine.run('CHECKPOINT');
  writeFileSync(ready, 'complete\n');
  return store;
}

/** A line of progress: what is done of how much, and the time left as it looks. */
function told(what: string, done: number, total: number, from: number): string {
  const left_s = done === 0 ? null : (((performance.now() - from) / done) * (total - done)) / 1000;
  const left = left_s === null ? '' : `, about ${Math.ceil(left_s)} s left`;
  return `${what}: ${done.toLocaleString('en')} of ${total.toLocaleString('en')}${left}`;
}
