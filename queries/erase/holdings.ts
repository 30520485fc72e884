import { join } from 'node:path';
import { NotFound } from '#model/problem.ts';
import { identifier, literal } from '#queries/facts/text.ts';
import type { Store } from '#queries/store.ts';
import tablesSql from './tables.sql?raw';
import unitSql from './unit.sql?raw';

/** Columns that are for nobody to read: digests of keys, and what is sealed. */
const secrets: Readonly<Record<string, string>> = {
  ingest_key: 'digest',
  source_connection: 'sealed_settings',
  delivery: 'sealed'
};

/** A table of what is held on a shop, written to a file. */
export type Holding = { table: string; rows_n: number; file: string };

/**
 * Writes everything the store holds on a shop into a folder, a CSV file (comma, UTF-8, a header) for each table that has
 * any of it. Digests of keys and sealed messages are left out. Errors: NotFound `unknown unit: x`.
 */
export async function writeHoldings(
  store: Store,
  unit: string,
  folder: string
): Promise<Holding[]> {
  const { engine } = store;
  const rows = await engine.query<{ unit_id: number; source_id: number | null }>(unitSql, { unit });
  const unit_id = rows[0]?.unit_id;
  if (unit_id === undefined) throw new NotFound(`unknown unit: ${unit}`);
  const sources = rows.flatMap(({ source_id }) => source_id ?? []);
  const tables = await engine.query<{ name: string; by_unit: boolean; by_source: boolean }>(
    tablesSql
  );
  const written: Holding[] = [];
  for (const { name, by_unit, by_source } of tables) {
    const tests = [
      ...(by_unit ? [`unit_id = ${unit_id}`] : []),
      ...(by_source && sources.length > 0 ? [`source_id IN (${sources.join(', ')})`] : [])
    ];
    if (tests.length === 0) continue;
    const from = `FROM ${identifier(name)} WHERE ${tests.join(' OR ')}`;
    const [found] = await engine.query<{ rows_n: number }>(`SELECT count(*) AS rows_n ${from}`);
    const rows_n = found?.rows_n ?? 0;
    if (rows_n === 0) continue;
    const secret = secrets[name];
    const file = join(folder, `${name}.csv`);
    await engine.run(
      `COPY (SELECT ${secret === undefined ? '*' : `* EXCLUDE (${secret})`} ${from}) TO ${literal(file)} (FORMAT csv, HEADER true)`
    );
    written.push({ table: name, rows_n, file });
  }
  return written;
}
