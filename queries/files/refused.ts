import type { Engine } from '#queries/engines/duckdb.ts';
import { reading } from '#queries/facts/reading.ts';
import { identifier } from '#queries/facts/text.ts';
import type { Store } from '#queries/store.ts';

/** A refused row with the cells it has in its file; `line` instead of cells for one that cannot be cut. */
export type RefusedCells = {
  row_n: number;
  code: string;
  column_name: string | null;
  value: string | null;
  cells: (string | null)[] | null;
  line: string | null;
};

/** The file as the import read it, and the import. */
export type RefusedQuestion = {
  import_id: number;
  file: string;
  relation: string;
  columns: string[];
  first_row: number;
  rejects: string | null;
};

const page_rows = 5_000;

/**
 * Gives the refused rows of an import page by page in the order of the file, read again from the file itself: a row's
 * place among the readable ones is its line without the unreadable lines before it.
 */
export async function eachRefused(
  store: Store,
  question: RefusedQuestion,
  take: (rows: RefusedCells[]) => Promise<void>
): Promise<void> {
  const read = async (engine: Engine): Promise<void> => {
    await place(engine, question);
    const cells = question.columns.map((column) => `CAST(f.${identifier(column)} AS VARCHAR)`);
    for (let after = 0; ; after += page_rows) {
      const rows = await engine.query<Omit<RefusedCells, 'cells'> & { cells: string | null }>(
        `SELECT q.row_n, q.code, q.column_name, q.value, q.line,
          CASE WHEN f.rowid IS NOT NULL THEN CAST(to_json([${cells.join(', ')}]) AS VARCHAR) END AS cells
        FROM refused_place AS q LEFT JOIN file_row AS f ON f.rowid - (SELECT min(rowid) FROM file_row) = q.place
        ORDER BY q.row_n, q.quarantine_id LIMIT ${page_rows} OFFSET ${after}`
      );
      if (rows.length > 0)
        await take(
          rows.map((row) => ({
            ...row,
            cells: row.cells === null ? null : (JSON.parse(row.cells) as (string | null)[]) // made above
          }))
        );
      if (rows.length < page_rows) return;
    }
  };
  await store.engine.transaction(read, undefined, true);
}

async function place(engine: Engine, question: RefusedQuestion): Promise<void> {
  const { import_id, file, relation, rejects, first_row } = question;
  await reading(file, () => engine.run(`CREATE TEMP TABLE file_row AS SELECT * FROM ${relation}`));
  await engine.run(
    `CREATE TEMP TABLE unreadable_line AS ${
      rejects === null
        ? 'SELECT 0 AS line, NULL::VARCHAR AS text WHERE false'
        : `SELECT line, min(csv_line) AS text FROM ${identifier(rejects)} GROUP BY line`
    }`
  );
  await engine.run(
    `CREATE TEMP TABLE refused_place AS
    SELECT q.quarantine_id, q.row_n, q.code, q.column_name, q.value, u.text AS line,
      CASE WHEN u.line IS NULL THEN q.row_n - {first_row:Int64}
        - (SELECT count(*) FROM unreadable_line AS before WHERE before.line < q.row_n) END AS place
    FROM quarantine AS q
    LEFT JOIN unreadable_line AS u ON u.line = q.row_n AND q.code IN ('ragged_row', 'unreadable_row')
    WHERE q.import_id = {import_id:Int64}`,
    { import_id, first_row }
  );
}
