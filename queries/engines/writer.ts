import type { Params } from '#queries/engines/duckdb.ts';

/** One column of rows to append, null for NULL. TIMESTAMP: microseconds since 1970 in UTC. */
export type AppendColumn =
  | { type: 'BIGINT' | 'TIMESTAMP'; values: readonly (bigint | null)[] }
  | { type: 'INTEGER'; values: readonly (number | null)[] }
  | { type: 'VARCHAR'; values: readonly (string | null)[] };

/** What one transaction of a writer may do. `append`: all columns of the table, in its own order, of equal length. */
export type WriterTransaction = {
  append(table: string, columns: readonly AppendColumn[]): Promise<void>;
  run(sql: string, params?: Params): Promise<void>;
};

/** Look-ups and small transactions one after the other on one connection; `commit` resolves once its own is on disk. */
export interface Writer {
  query<R extends Record<string, unknown>>(sql: string, params?: Params): Promise<R[]>;
  /** Rolls back when `work` throws. `work` itself neither queries nor commits by the writer: it would wait for its own end. */
  commit(work: (transaction: WriterTransaction) => Promise<void>): Promise<void>;
}
