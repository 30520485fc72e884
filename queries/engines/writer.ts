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

/** Small transactions one after the other on one connection; `commit` resolves once the transaction is on disk. */
export interface Writer {
  query<R extends Record<string, unknown>>(sql: string, params?: Params): Promise<R[]>;
  /** Not to be called again before it has resolved. Rolls back when `work` throws. */
  commit(work: (transaction: WriterTransaction) => Promise<void>): Promise<void>;
}
