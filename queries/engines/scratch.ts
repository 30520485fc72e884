import { openDuckDB, type Engine } from '#queries/engines/duckdb.ts';

/**
 * An engine in memory that holds no store: for making files and for measuring.
 * Close it after use; nothing it holds outlives it.
 */
export const openScratch = (
  options: { threads?: number; memory_limit?: string; temp?: string } = {}
): Promise<Engine> =>
  openDuckDB({
    path: ':memory:',
    threads: options.threads ?? 2,
    memory_limit: options.memory_limit ?? '2GB',
    ...(options.temp === undefined ? {} : { temp: options.temp })
  });
