import { InvalidInput } from '#model/problem.ts';
import { openScratch } from '#queries/engines/scratch.ts';
import { literal } from '#queries/facts/text.ts';

/** A line of a file, every cell as text. */
export type Line = Record<string, string | null>;

/**
 * Reads a CSV (any delimiter) or Parquet file as text, in its order. `columns`: those it must have; others are kept.
 * `field`: what the file is called in the question. Errors: InvalidInput naming the missing columns and those found, or that
 * the file is empty.
 */
export async function readLines(
  file: string,
  columns: readonly string[],
  field: string
): Promise<Line[]> {
  const engine = await openScratch();
  try {
    const from = /\.parquet$/i.test(file)
      ? `read_parquet(${literal(file)})`
      : `read_csv(${literal(file)}, all_varchar = true, header = true)`;
    const lines = await engine.query<Line>(`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM ${from}`);
    const [first] = lines;
    if (first === undefined) throw new InvalidInput(`empty ${field}`, { field });
    const missing = columns.filter((name) => !(name in first));
    if (missing.length > 0)
      throw new InvalidInput(
        `missing column: ${missing.join(', ')} (found: ${Object.keys(first).join(', ')})`,
        { field }
      );
    return lines;
  } finally {
    await engine.close();
  }
}
