import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { InvalidInput } from '#model/problem.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import type { Store } from '#queries/store.ts';

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** One table of a store and how many rows it holds. */
export type TableRows = { table_name: string; rows_n: number };

/**
 * Copies the whole store into a new file, as it stands at one moment, while it goes on taking writes.
 * `file` must not exist. Errors: InvalidInput when the store is in memory, StoreError.
 */
export async function copyStore(store: Store, file: string): Promise<void> {
  if (store.path === ':memory:') throw new InvalidInput('a store in memory has no file to copy');
  const { engine } = store;
  const [row] = await engine.query<{ name: string }>('SELECT current_database() AS name');
  const name = `"${(row?.name ?? '').replaceAll('"', '""')}"`;
  await engine.run(`ATTACH ${text(file)} AS backup_copy`);
  try {
    await engine.run(`COPY FROM DATABASE ${name} TO backup_copy`);
  } finally {
    await engine.run('DETACH backup_copy');
  }
}

/** Rows of each table, in order of name. */
export async function tableRows(engine: Engine): Promise<TableRows[]> {
  const names = await engine.query<{ table_name: string }>(
    'SELECT table_name FROM duckdb_tables() WHERE NOT temporary AND database_name = current_database() ORDER BY table_name'
  );
  const rows: TableRows[] = [];
  for (const { table_name } of names) {
    const [row] = await engine.query<{ rows_n: number }>(
      `SELECT count(*) AS rows_n FROM "${table_name.replaceAll('"', '""')}"`
    );
    rows.push({ table_name, rows_n: row?.rows_n ?? 0 });
  }
  return rows;
}

/** SHA-256 of a file, in hexadecimal. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer); // no encoding is set
  return hash.digest('hex');
}
