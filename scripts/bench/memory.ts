import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { defineBench } from './bench.ts';
import { writeFiles } from './import.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** The largest size of a process that imports ten million orders, engine limited to 1 GB, against the raw reader alone. */
export const bench = defineBench({
  name: 'memory',
  what: 'peak memory of a process importing 10 million order rows, the engine limited to 1 GB: importFiles against read_csv',
  async run({ rows = 10_000_000, folder, log }) {
    const orders = join(folder, `orders-${rows}.csv`);
    const units = join(folder, 'units.csv');
    if (!existsSync(orders)) await writeFiles({ rows, orders, units, log });
    const peak_mb = async (way: 'ours' | 'raw'): Promise<number> => {
      const data = join(folder, `memory-${way}`);
      rmSync(data, { recursive: true, force: true });
      const path = join(data, 'vitrine.duckdb');
      const files = way === 'ours' ? [units, orders] : [orders];
      const target = way === 'ours' ? path : `${data}.duckdb`;
      const child = [
        'scripts/run.mjs',
        'scripts/bench/collect/import-child.ts',
        way,
        target,
        ...files
      ];
      const { stdout } = await run(process.execPath, child, { cwd: root });
      for (const left of [data, `${data}.duckdb`, `${data}.duckdb.tmp`])
        rmSync(left, { recursive: true, force: true });
      return Number(stdout.trim().split('\n').at(-1)) / 1024;
    };
    return [
      {
        question: `${rows.toLocaleString('en')} order rows`,
        base: 'read_csv alone',
        base_ms: await peak_mb('raw'),
        ours_ms: await peak_mb('ours'),
        runs_n: 1,
        unit: 'MB'
      }
    ];
  }
});
