import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Answer, Column, SeriesRow } from '#model/question.ts';
import { openScratch } from '#queries/engines/scratch.ts';
import { identifier, literal } from '#queries/facts/text.ts';

const types: Record<Column['type'], string> = {
  string: 'VARCHAR',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE'
};

/** Rows handed to the file system together. */
const chunk_rows = 2000;

/**
 * Writes the rows of an answer to a Parquet file, columns typed, nulls kept, meta under the key `vitrine`; no more than some
 * thousand rows are held at a time. Errors: StoreError when it cannot.
 */
export async function writeParquet(
  { rows, columns, meta }: Pick<Answer, 'columns' | 'meta'> & { rows: Iterable<SeriesRow> },
  file: string
): Promise<void> {
  const engine = await openScratch();
  const staged = `${file}.${randomUUID()}.ndjson`;
  try {
    await pipeline(Readable.from(lines(rows, columns)), createWriteStream(staged));
    const struct = columns
      .map(({ name, type }) => `${literal(name)}: ${literal(types[type])}`)
      .join(', ');
    const names = columns.map(({ name }) => identifier(name)).join(', ');
    await engine.run(
      `COPY (SELECT ${names} FROM read_json(${literal(staged)}, format = 'newline_delimited', columns = {${struct}}))
       TO ${literal(file)} (FORMAT parquet, KV_METADATA {vitrine: ${literal(JSON.stringify({ columns, meta }))}})`
    );
  } finally {
    await rm(staged, { force: true });
    await engine.close();
  }
}

function* lines(rows: Iterable<SeriesRow>, columns: readonly Column[]): Generator<string> {
  const names = columns.map(({ name }) => name);
  let text = '';
  let n = 0;
  for (const row of rows) {
    text += `${JSON.stringify(row, names)}\n`;
    n += 1;
    if (n % chunk_rows !== 0) continue;
    yield text;
    text = '';
  }
  yield text;
}
