import { importFiles } from '#ingest/import.ts';
import { openDuckDB } from '#queries/engines/duckdb.ts';
import { closeStore, openStore } from '#queries/store.ts';
import rawTable from '../raw-table.sql?raw';

/** `ours|raw STORE FILE…`: takes the files in and prints the largest size of this process, in kB. */
export async function main([way = '', path = '', ...files]: string[]): Promise<number> {
  const limits = { path, memory_limit: '1GB', threads: 2 };
  if (way === 'raw') {
    const engine = await openDuckDB({ ...limits, temp: `${path}.tmp` });
    await engine.run(rawTable, { file: files.at(-1) ?? '' });
    await engine.run('CHECKPOINT');
    await engine.close();
  } else {
    const store = await openStore(limits);
    await importFiles({ store, files, secret: 'bench-secret-bench-secret' });
    await closeStore(store);
  }
  console.log(process.resourceUsage().maxRSS);
  return 0;
}
