import type { ImportRun } from '#queries/facts/run.ts';
import type { Counts } from '#queries/facts/apply.ts';
import dimension from '#queries/facts/dimension.sql?raw';
import { quarantineRefused, write } from '#queries/facts/quarantine.ts';
import { columnList, dropStage } from '#queries/facts/stage.ts';
import { statements } from '#queries/facts/text.ts';

/** A table of things that facts refer to: how rows are told apart and compared. */
export type Dimension = {
  kind: 'areas' | 'sectors' | 'units';
  /** the outside code's column in `resolved` and in `stored` */
  key: string;
  /** its name in a file */
  column: string;
  /** columns that make two rows equal */
  content: readonly string[];
  /** SQL after FROM that gives the stored rows with the same columns */
  stored: string;
  /** SQL condition on a stored row: the product's own reference data, which no file changes */
  is_reference: string;
};

/**
 * Compares the rows of `resolved` with one another and with the store, leaving `kept` and `matched`, and writes
 * refused and contradicting rows to quarantine.
 */
export async function judgeDimension(run: ImportRun, it: Dimension): Promise<Counts> {
  const sql = dimension
    .replaceAll('{{key}}', it.key)
    .replaceAll('{{columns}}', columnList(it.content))
    .replaceAll('{{stored}}', it.stored)
    .replaceAll('{{is_reference}}', it.is_reference);
  for (const statement of statements(sql)) await run.engine.run(statement);
  const refused = await quarantineRefused(run, it.kind);
  const conflicts = await write(
    run,
    it.kind,
    `SELECT c.file_n, c.row_n, 'conflicting_rows:${it.column}' AS reason,
      CAST(json_object('${it.column}', c.${it.key}) AS VARCHAR) AS record
    FROM candidate AS c JOIN repeated_row AS r ON r.row_id = c.row_id WHERE r.is_conflict`
  );
  return { ...(await counts(run)), quarantined_n: refused + conflicts };
}

/** Applies one level of a tree: new nodes inserted, changed ones replaced, their former rows kept for undo. */
export async function applyNodes(
  run: ImportRun,
  it: Dimension,
  table: 'area' | 'sector',
  more: Record<string, string>
): Promise<Counts> {
  const counted = await judgeDimension(run, it);
  const { engine, import_id } = run;
  const columns = [it.key, ...it.content];
  await keepBefore(run, table, it.key);
  await engine.run(
    `UPDATE ${table} SET ${it.content.map((column) => `${column} = k.${column}`).join(', ')}
    FROM kept AS k JOIN matched AS m ON m.row_id = k.row_id
    WHERE m.outcome = 'updated' AND ${table}.${it.key} = k.${it.key}`
  );
  await engine.run(
    `INSERT INTO ${table} (${columnList([...columns, ...Object.keys(more), 'import_id'])})
    SELECT ${columnList(columns, 'k')}, ${Object.values(more)
      .map((value) => `${value}, `)
      .join('')}{import_id:Int64}
    FROM kept AS k ANTI JOIN matched AS m ON m.row_id = k.row_id`,
    { import_id }
  );
  await dropStage(engine);
  return counted;
}

/** Copies the rows that are about to change, unless this import made them. */
export async function keepBefore(run: ImportRun, table: string, key: string): Promise<void> {
  await run.engine.run(
    `INSERT INTO ${table}_before SELECT t.*, {import_id:Int64} AS replaced_by FROM ${table} AS t
    WHERE t.${key} IN (SELECT ${key} FROM matched WHERE outcome = 'updated') AND t.import_id IS DISTINCT FROM {import_id:Int64}`,
    { import_id: run.import_id }
  );
}

async function counts({ engine }: ImportRun): Promise<Omit<Counts, 'quarantined_n'>> {
  const [row] = await engine.query<{
    kept_n: number;
    repeated_n: number;
    updated_n: number;
    known_n: number;
  }>(
    `SELECT (SELECT count(*) FROM kept) AS kept_n,
      (SELECT count(*) FROM repeated_row WHERE NOT is_conflict AND place > 1) AS repeated_n,
      (SELECT count(*) FROM matched WHERE outcome = 'updated') AS updated_n,
      (SELECT count(*) FROM matched WHERE outcome = 'duplicate') AS known_n`
  );
  if (row === undefined) return { accepted_n: 0, updated_n: 0, duplicate_n: 0 };
  return {
    accepted_n: row.kept_n - row.updated_n - row.known_n,
    updated_n: row.updated_n,
    duplicate_n: row.repeated_n + row.known_n
  };
}
