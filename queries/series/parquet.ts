import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import type { Answer, Column } from '#model/question.ts';
import { openScratch } from '#queries/engines/scratch.ts';
import { identifier, literal } from '#queries/facts/text.ts';

const types: Record<Column['type'], string> = {
  string: 'VARCHAR',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE'
};

/** Writes the rows of an answer to a Parquet file, columns typed, nulls kept, meta under the key `vitrine`. Errors: StoreError when it cannot. */
export async function writeParquet({ rows, columns, meta }: Answer, file: string): Promise<void> {
  const engine = await openScratch();
  const staged = `${file}.${randomUUID()}.ndjson`;
  try {
    await writeFile(staged, rows.map((row) => JSON.stringify(row)).join('\n'));
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
