import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { importFiles } from '#ingest/import.ts';
import { openDuckDB } from '#queries/engines/duckdb.ts';
import { openScratch } from '#queries/engines/scratch.ts';
import { closeStore, openStore } from '#queries/store.ts';
import { compare, defineBench } from './bench.ts';
import ordersCsv from './orders-csv.sql?raw';
import rawTable from './raw-table.sql?raw';
import unitsCsv from './units-csv.sql?raw';

/** A million order rows through the import door, against DuckDB's own reader into a table of the same columns. */
export const bench = defineBench({
  name: 'import',
  what: '1 million order rows of CSV: importFiles against read_csv into a table of the same columns',
  async run({ runs, rows = 1_000_000, folder, log }) {
    const orders = join(folder, `orders-${rows}.csv`);
    const units = join(folder, 'units.csv');
    if (!existsSync(orders)) await writeFiles({ rows, orders, units, log });
    const paths = {
      raw: join(folder, 'raw.duckdb'),
      store: join(folder, 'import', 'vitrine.duckdb')
    };
    const clean = () => {
      for (const path of [paths.raw, join(folder, 'import')])
        rmSync(path, { recursive: true, force: true });
      return Promise.resolve();
    };
    const pair = await compare({
      question: `${rows.toLocaleString('en')} order rows`,
      base_name: 'read_csv alone',
      runs,
      before: clean,
      base: async () => {
        const engine = await openDuckDB({ path: paths.raw, memory_limit: '2GB', threads: 2 });
        await engine.run(rawTable, { file: orders });
        await engine.run('CHECKPOINT');
        await engine.close();
      },
      ours: async () => {
        const store = await openStore({ path: paths.store });
        await importFiles({ store, files: [units, orders], secret: 'bench-secret-bench-secret' });
        await closeStore(store);
      }
    });
    await clean();
    return [pair];
  }
});

/** Writes the files of an import of so many orders of a thousand shops. */
export async function writeFiles(to: {
  rows: number;
  orders: string;
  units: string;
  log: (line: string) => void;
}) {
  to.log(`writing ${to.rows.toLocaleString('en')} orders of 1,000 shops to ${to.orders}`);
  const engine = await openScratch();
  await engine.run('SET VARIABLE rows_n = {rows:Int64}', { rows: to.rows });
  await engine.run('SET VARIABLE file = {file:String}', { file: to.units });
  await engine.run(unitsCsv);
  await engine.run('SET VARIABLE file = {file:String}', { file: to.orders });
  await engine.run(ordersCsv);
  await engine.close();
}
