import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeParquet } from '#queries/index.server.ts';
import { defineFormat, type Exported } from '../define.ts';

/** Columns with their types, written by DuckDB; `columns` and `meta` in the file's own notes under `vitrine`. */
export const parquet = defineFormat({
  name: 'parquet',
  extension: 'parquet',
  media_type: 'application/vnd.apache.parquet',
  label: 'Parquet',
  hint: { en: 'for DuckDB, R, Python', fr: 'pour DuckDB, R, Python' },
  rank: 5,
  alone: false,
  write: parquetParts
});

async function* parquetParts(exported: Exported): AsyncGenerator<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'vitrine-export-'));
  try {
    const file = join(folder, 'rows.parquet');
    await writeParquet(exported, file);
    yield* createReadStream(file) as AsyncIterable<Buffer>; // read without an encoding
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
