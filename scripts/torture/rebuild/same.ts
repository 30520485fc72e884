import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { VitrineError } from '#model/problem.ts';
import { importFiles } from '#ingest/import.ts';
import { undoImport } from '#ingest/undo.ts';
import { rebuild, refreshCells, type Store } from '#queries/store.server.ts';
import type { Delivery } from './histories.ts';

/** Hash of each derived table, written as CSV in order of all columns. */
export type Prints = Record<string, string>;

const rolledUp = [
  'unit_day',
  'unit_span',
  'unit_window',
  'unit_season',
  'unit_seen',
  'usual_day',
  'usual_shift',
  'usual_turnover'
];

/**
 * Takes deliveries in by the normal door, one after the other, cells after each. Undo of what others rest on is refused
 * and left out.
 */
export async function live(
  store: Store,
  deliveries: readonly Delivery[],
  folder: string
): Promise<void> {
  const done: number[] = [];
  for (const [i, delivery] of deliveries.entries()) {
    if (delivery.kind === 'undo') {
      const import_id = done.at(-1 - delivery.which);
      if (import_id !== undefined && (await undone(store, import_id)))
        done.splice(done.indexOf(import_id), 1);
      continue;
    }
    const path = join(folder, `delivery-${i}.csv`);
    writeFileSync(path, delivery.text);
    const options = { store, files: [path], as: delivery.kind, secret: 'k1-2025' };
    const report = await importFiles({ ...options, now: new Date('2022-06-01T12:00:00Z') });
    if (report.accepted_n + report.updated_n > 0) done.push(report.import_id);
  }
}

async function undone(store: Store, import_id: number): Promise<boolean> {
  try {
    await undoImport(store, import_id);
    return true;
  } catch (error) {
    if (error instanceof VitrineError) return false; // something rests on it
    throw error;
  }
}

/** What is derived from the facts, to the byte. */
export async function prints(store: Store, folder: string): Promise<Prints> {
  const out: Prints = {};
  for (const table of await derived(store)) {
    const path = join(folder, 'print.csv');
    await store.engine.run(`COPY (SELECT * FROM ${table} ORDER BY ALL) TO '${path}' (FORMAT csv)`);
    out[table] = createHash('sha256').update(readFileSync(path)).digest('hex');
  }
  return out;
}

/**
 * The tables whose bytes a full rebuild changes after these facts; with `from_nothing` all that is derived is thrown away
 * before, but for versions of usual turnover, which tell when they were made.
 */
export async function changedByRebuild(
  store: Store,
  folder: string,
  { from_nothing }: { from_nothing: boolean }
): Promise<string[]> {
  const before = await prints(store, folder);
  if (from_nothing)
    for (const table of Object.keys(before))
      if (table !== 'usual_turnover') await store.engine.run(`DELETE FROM ${table}`);
  await rebuild(store);
  await refreshCells(store);
  const after = await prints(store, folder);
  return Object.keys(after).filter((table) => after[table] !== before[table]);
}

async function derived(store: Store): Promise<string[]> {
  const cells = await store.engine.query<{ name: string }>(
    `SELECT table_name AS name FROM duckdb_tables()
     WHERE NOT temporary AND regexp_matches(table_name, '^(unit_month|unit_year|(cell|country)_(week|month|quarter|year))')
     ORDER BY table_name`
  );
  return [...rolledUp, ...cells.map(({ name }) => name)];
}
