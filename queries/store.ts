import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StoreError } from '#model/problem.ts';
import type { Answers } from '#queries/engines/answers.ts';
import { openDuckDB, type Engine } from '#queries/engines/duckdb.ts';

const migrations = import.meta.glob<string>('./sql/schema/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true
});

/**
 * The open store: the engine and where it lives. One per process and path. `answers`: what questions are put to, the
 * engine itself unless figures are published elsewhere. `cells`: when cells of changed periods are made again, right
 * after each import or by the first question that needs them.
 */
export type Store = { engine: Engine; answers: Answers; path: string; cells: CellsMade };

/** See `Store`. */
type CellsMade = 'after_import' | 'when_asked';

/** `path`: file or `:memory:`; the folder is made. `memory_limit` such as 2GB. `cells`: default after each import. */
export type StoreOptions = {
  path: string;
  memory_limit?: string;
  threads?: number;
  cells?: CellsMade;
};

/**
 * Opens the store and brings its schema up to date; each migration runs once, in one transaction, in order of number.
 * Errors: StoreBusy when another process holds the file; StoreError otherwise.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const onDisk = options.path !== ':memory:';
  if (onDisk) mkdirSync(dirname(options.path), { recursive: true });
  const engine = await openDuckDB({
    path: options.path,
    memory_limit: options.memory_limit ?? '2GB',
    threads: options.threads ?? 2,
    ...(onDisk ? { temp: join(dirname(options.path), 'tmp') } : {})
  });
  await migrate(engine);
  return {
    engine,
    answers: engine,
    path: options.path,
    cells: options.cells ?? 'after_import'
  };
}

const numberOf = (file: string): number => Number.parseInt(file.split('/').at(-1) ?? file, 10);

/** The newest schema this program knows: the highest number of its migrations. */
export const newestSchema = Math.max(...Object.keys(migrations).map(numberOf));

async function migrate(engine: Engine): Promise<void> {
  await engine.run(
    'CREATE TABLE IF NOT EXISTS migration (number INTEGER NOT NULL, name VARCHAR NOT NULL, applied_at TIMESTAMP NOT NULL)'
  );
  const applied = new Set(
    (await engine.query<{ number: number }>('SELECT number FROM migration')).map(
      (row) => row.number
    )
  );
  const found = Math.max(0, ...applied);
  if (found > newestSchema)
    throw new StoreError(`store made by a newer version: schema ${found}, known ${newestSchema}`);
  for (const [file, sql] of Object.entries(migrations).sort(([a], [b]) => a.localeCompare(b))) {
    const name = file.split('/').at(-1) ?? file;
    const number = numberOf(file);
    if (applied.has(number)) continue;
    await engine.transaction(async (inner) => {
      await inner.run(sql);
      await inner.run(
        'INSERT INTO migration VALUES ({number:Int64}, {name:String}, current_timestamp::TIMESTAMP)',
        { number, name }
      );
    });
  }
}

/** Writes everything to the file and lets go of it; a transaction that still runs is rolled back. */
export async function closeStore(store: Store): Promise<void> {
  try {
    if (store.path !== ':memory:') await store.engine.run('CHECKPOINT');
  } catch (error) {
    // Somebody still writes, or the disk is full: nothing committed is lost, the next start reads the log.
    if (!(error instanceof StoreError)) throw error;
  } finally {
    if (store.answers !== store.engine) await store.answers.close();
    await store.engine.close();
  }
}
