import { InvalidInput } from '#model/problem.ts';
import { openDuckDB, type Engine } from '#queries/engines/duckdb.ts';
import { identifier, literal } from '#queries/facts/text.ts';
import { schemaVersion } from '#queries/health.ts';
import type { Store } from '#queries/store.ts';

/** What a copy of the store holds, read back from it: its schema and the rows of each table, in order of name. */
export type CopyContents = { schema: number; tables: { table_name: string; rows_n: number }[] };

/**
 * Copies the whole store into a new file, as it stands at one moment, while it goes on taking writes.
 * `file` must not exist. Result: what the copy holds, which also proves that it opens.
 * Errors: InvalidInput when the store is in memory, StoreError.
 */
export async function copyStore(store: Store, file: string): Promise<CopyContents> {
  if (store.path === ':memory:') throw new InvalidInput('a store in memory has no file to copy');
  const { engine } = store;
  const [row] = await engine.query<{ name: string }>('SELECT current_database() AS name');
  await engine.run(`ATTACH ${literal(file)} AS backup_copy`);
  try {
    await engine.run(`COPY FROM DATABASE ${identifier(row?.name ?? '')} TO backup_copy`);
  } finally {
    await engine.run('DETACH backup_copy');
  }
  return contents(file);
}

/** Proves that no process holds the store's file. Errors: StoreBusy, StoreError. */
export async function proveFree(file: string): Promise<void> {
  const engine = await openDuckDB({ path: file, memory_limit: '1GB', threads: 1 });
  await engine.close();
}

async function contents(file: string): Promise<CopyContents> {
  const engine = await openDuckDB({ path: file, memory_limit: '1GB', threads: 2 });
  try {
    return { schema: await schemaVersion(engine), tables: await tableRows(engine) };
  } finally {
    await engine.close();
  }
}

async function tableRows(engine: Engine): Promise<CopyContents['tables']> {
  const names = await engine.query<{ table_name: string }>(
    'SELECT table_name FROM duckdb_tables() WHERE NOT temporary AND database_name = current_database() ORDER BY table_name'
  );
  const rows: CopyContents['tables'] = [];
  for (const { table_name } of names) {
    const [row] = await engine.query<{ rows_n: number }>(
      `SELECT count(*) AS rows_n FROM ${identifier(table_name)}`
    );
    rows.push({ table_name, rows_n: row?.rows_n ?? 0 });
  }
  return rows;
}
