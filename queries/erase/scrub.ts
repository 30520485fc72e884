import { StoreError } from '#model/problem.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import { identifier } from '#queries/facts/text.ts';
import type { Store } from '#queries/store.ts';

/** What a file says about columns (their least and greatest text) lies in pieces of blocks, which many columns fill. */
const wide = Array.from({ length: 2500 }, (_, i) => `'filler' AS c${i}`).join(', ');

/** Bytes of one row of the filler: four numbers that no compression shortens. */
const filler_bytes = 32;

/**
 * Takes what was deleted or replaced in these tables out of the file's bytes too: a deleted row stays in its block until
 * the table is written anew, and a block that is free keeps what it held until it is used again. The tables are written
 * anew, everything is put into the file, and free blocks are filled with numbers. Costs one writing of those tables.
 */
export async function scrub(store: Store, tables: readonly string[]): Promise<void> {
  const { engine } = store;
  for (const table of tables) await insisting(engine, (inner) => writeAnew(inner, table));
  if (store.path === ':memory:') return;
  await engine.run('FORCE CHECKPOINT');
  await fillFree(engine);
}

async function fillFree(engine: Engine): Promise<void> {
  const [size] = await engine.query<{ free_blocks: number; block_size: number }>(
    'SELECT free_blocks, block_size FROM pragma_database_size() WHERE database_name = current_database()'
  );
  const bytes = (Number(size?.free_blocks ?? 0) + 4) * Number(size?.block_size ?? 0) * 1.05;
  await engine.run(
    `CREATE OR REPLACE TABLE filler AS SELECT hash(i) AS a, hash(i + 1000000007) AS b, hash(-i) AS c, hash(3 * i) AS d
     FROM range(CAST({rows_n:Int64} AS BIGINT)) AS r(i)`,
    { rows_n: Math.ceil(bytes / filler_bytes) }
  );
  await engine.run(`CREATE OR REPLACE TABLE wide_filler AS SELECT ${wide}`);
  await engine.run('FORCE CHECKPOINT');
  await engine.run('DROP TABLE filler; DROP TABLE wide_filler');
  await engine.run('FORCE CHECKPOINT');
}

const tries = 5;

/** One transaction, tried again where another one changed the same rows meanwhile. */
async function insisting(engine: Engine, work: (engine: Engine) => Promise<void>): Promise<void> {
  for (let left = tries - 1; ; left -= 1)
    try {
      return await engine.transaction(work);
    } catch (error) {
      if (left === 0 || !(error instanceof StoreError) || !/conflict/i.test(error.message))
        throw error;
    }
}

/** Rows put in again would join the blocks of those deleted: only another table has blocks of its own. */
async function writeAnew(engine: Engine, table: string): Promise<void> {
  const [made] = await engine.query<{ sql: string }>(
    'SELECT "sql" FROM duckdb_tables() WHERE database_name = current_database() AND NOT temporary AND table_name = {table:String}',
    { table }
  );
  if (made === undefined) return;
  await engine.run(made.sql.replace(/^CREATE TABLE ("[^"]+"|\w+)/, 'CREATE TABLE written_anew'));
  await engine.run(`INSERT INTO written_anew SELECT * FROM ${identifier(table)}`);
  await engine.run(`DROP TABLE ${identifier(table)}`);
  await engine.run(`ALTER TABLE written_anew RENAME TO ${identifier(table)}`);
}
