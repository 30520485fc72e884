import type { Params } from '#queries/engines/duckdb.ts';

/** What questions are put to: the store's own engine, or another one that figures are published to. */
export interface Answers {
  /** Rows as JSON values: integers and decimals as number (as text beyond 2^53), DATE as YYYY-MM-DD, the rest as given. */
  query<R extends Record<string, unknown>>(sql: string, params?: Params): Promise<R[]>;
  /** Counts what may have changed the answers. Equal counts, equal answers. */
  writesN(): number;
  close(): Promise<void>;
}
