import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { QuestionInput, SeriesRow } from '#model/question.ts';
import { ensureReference } from '#queries/reference/ensure.ts';
import { openCluster } from '#queries/publish/open.ts';
import { publish } from '#queries/publish/publish.ts';
import { series } from '#queries/series.ts';
import { openStore, type Store } from '#queries/store.ts';
import { startInProcess } from '#tests/clickhouse/in-process.ts';

/** Key of the customer pseudonyms in the tests. */
export const secret = 'a secret of sixteen characters and more';

/** Data that may not be passed on: read from beside the repository when it is there. */
const beside = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** Files of the shared data, or null, with a line on the console, when they are not there. */
export function sharedFiles(...names: string[]): string[] | null {
  const files = names.map((name) => `${beside}${name}`);
  const missing = files.find((file) => !existsSync(file));
  if (missing === undefined) return files;
  console.warn(`skipped: no ${missing}`);
  return null;
}

/** A file of tests/fixtures/real. */
export const fixture = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/real/${name}`, import.meta.url));

/** An empty store in memory with the reference data. */
export async function emptyStore(): Promise<Store> {
  const store = await openStore({ path: ':memory:' });
  await ensureReference(store);
  return store;
}

/** Rows of the protected answer. */
export const rowsOf = async (
  store: Store,
  question: QuestionInput
): Promise<readonly SeriesRow[]> => (await series(store, question)).rows;

/** Asks the same of the store and of its figures published to the ClickHouse engine in this process; expects one answer. */
export async function expectSameByClickHouse(
  store: Store,
  questions: readonly QuestionInput[]
): Promise<void> {
  const engine = startInProcess();
  try {
    const cluster = await openCluster(store, engine.url, engine.connect);
    await publish(store, cluster);
    for (const question of questions) {
      const answer = await series(store, question);
      expect(answer.rows.length).toBeGreaterThan(0);
      expect(await series({ ...store, answers: cluster }, question)).toEqual(answer);
    }
  } finally {
    await engine.stop();
  }
}

/** The values of an answer by one of its keys; null where a cell is suppressed or missing. */
export const valuesBy = (
  rows: readonly SeriesRow[],
  key: 'period' | 'area' | 'area_name' | 'sector' | 'sector_name' | 'channel'
) => Object.fromEntries(rows.map((row) => [row[key], row.value]));

/** Rows in every table that facts and what is derived from them live in. */
export async function contents(store: Store): Promise<Record<string, number>> {
  const tables = [
    'unit',
    'unit_place',
    'source',
    'source_cover',
    'order_version',
    'takings',
    'usual_declared',
    'unit_day',
    'unit_window',
    'usual_day'
  ];
  const out: Record<string, number> = {};
  for (const table of tables) {
    const [row] = await store.engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${table}`);
    out[table] = row?.n ?? -1;
  }
  return out;
}
