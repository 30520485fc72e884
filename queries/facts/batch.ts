import type { Engine } from '#queries/engines/duckdb.ts';
import { reasonText } from '#model/reason.ts';
import type { FactKind } from '#queries/facts/columns.ts';
import type { Feed } from '#queries/facts/run.ts';
import type { Input, Staged } from '#queries/facts/stage.ts';
import type { ImportProgress } from '#queries/facts/watch.ts';

/** Everything one import takes in. */
export type Batch = {
  files: { name: string; bytes: number }[];
  mapping: string | null;
  feed: Feed;
  /** relations under the names that the inputs use */
  views: { name: string; relation: string; files: { file: string; rejects: string }[] }[];
  inputs: Input[];
  sample: boolean;
  dry_run: boolean;
  secret: string;
  /** UTC, `YYYY-MM-DD HH:MM:SS.mmm` */
  received_at: string;
  /** what is written to the import's row about how the files were read */
  describe(staged: Staged[]): unknown;
  /** runs inside the transaction once the rows are in; may change the outcome */
  settle?(engine: Engine, outcome: Outcome): Promise<void>;
  on_progress?: (progress: ImportProgress) => void;
  signal?: AbortSignal;
};

/** A refused row, for the report. `row_n`: line of the record in the file, 0 without a place of its own. */
export type RefusedRow = {
  file: string;
  row_n: number;
  column_name: string | null;
  value: string | null;
  code: string;
  message: string;
};

/** What an import did, or would do. */
export type Outcome = {
  import_id: number;
  dry_run: boolean;
  read_n: number;
  accepted_n: number;
  updated_n: number;
  duplicate_n: number;
  quarantined_n: number;
  staged: Staged[];
  quarantined: RefusedRow[];
  /** the first rows as understood, by kind; only of a dry run */
  preview: { kind: FactKind; rows: Record<string, unknown>[] }[];
};

/** Refused rows of an import, in the order of its files. */
export async function refusedRows(
  engine: Engine,
  import_id: number,
  limit: number
): Promise<RefusedRow[]> {
  const rows = await engine.query<Omit<RefusedRow, 'message'>>(
    `SELECT file, row_n, column_name, value, code FROM quarantine WHERE import_id = {import_id:Int64}
    ORDER BY quarantine_id LIMIT {n:Int64}`,
    { import_id, n: limit }
  );
  return rows.map((row) => ({
    ...row,
    message: reasonText(row.code, 'en', { column: row.column_name, value: row.value })
  }));
}
