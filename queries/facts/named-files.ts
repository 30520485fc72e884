import type { Engine } from '#queries/engines/duckdb.ts';
import { identifier, literal } from '#queries/facts/text.ts';

/** A file of the import as messages name it, with its own names of columns and its table of unreadable lines. */
export type NamedFile = {
  file_n: number;
  file: string;
  rejects: string | null;
  labels?: Record<string, string>;
};

/**
 * Keeps what messages need, in temporary tables: `staged_file` (names), `staged_label` (the file's own column names), and
 * `staged_shift`: a good row's line is its place among the good rows plus the unreadable lines before it; `place` is the
 * place from which on one more line counts.
 */
export async function nameFiles(engine: Engine, files: NamedFile[]): Promise<void> {
  const names = files.map(({ file_n, file }) => `(${file_n}, ${literal(file)})`);
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE staged_file AS SELECT * FROM (VALUES ${names.join(', ')}) AS list(file_n, file)`
  );
  const labels = files.flatMap(({ file_n, labels = {} }) =>
    Object.entries(labels).map(
      ([name, label]) => `(${file_n}, ${literal(name)}, ${literal(label)})`
    )
  );
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE staged_label AS SELECT * FROM (VALUES ${['(0, NULL::VARCHAR, NULL::VARCHAR)', ...labels].join(', ')}) AS list(file_n, name, label)`
  );
  const lines = files.flatMap(({ file_n, rejects }) =>
    rejects === null
      ? []
      : [`SELECT DISTINCT ${file_n} AS file_n, line FROM ${identifier(rejects)}`]
  );
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE staged_shift AS
    SELECT file_n, line - (row_number() OVER (PARTITION BY file_n ORDER BY line) - 1) AS place
    FROM (${['SELECT 0 AS file_n, 0 AS line WHERE false', ...lines].join(' UNION ALL ')}) AS unreadable`
  );
}
