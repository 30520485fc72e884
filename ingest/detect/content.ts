import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { DataRefused, InvalidInput } from '#model/problem.ts';

/** What a file is by its first bytes, whatever its name says. */
export type Content = 'gzip' | 'parquet' | 'xlsx' | 'text';

/** The first bytes of a file. Errors: InvalidInput `no such file: x.csv`; DataRefused `empty file: x.csv`. */
export async function firstBytes(path: string, bytes_max: number): Promise<Buffer> {
  const file = await open(path).catch((cause: unknown) => {
    throw new InvalidInput(`no such file: ${basename(path)}`, { cause, field: 'files' });
  });
  try {
    const stat = await file.stat();
    if (stat.isDirectory())
      throw new InvalidInput(`not a file: ${basename(path)}`, { field: 'files' });
    if (stat.size === 0) throw new DataRefused(`empty file: ${basename(path)}`);
    const buffer = Buffer.alloc(Math.min(bytes_max, stat.size));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Content by magic number. Errors: DataRefused for what cannot be a table: pictures, PDF, old Excel files. */
export function contentOf(head: Buffer, name: string): Content {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head.subarray(0, 4).toString('latin1') === 'PAR1') return 'parquet';
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return 'xlsx';
  const refused = foreign.find(
    ({ magic }) => head.subarray(0, magic.length / 2).toString('hex') === magic
  );
  if (refused !== undefined) throw new DataRefused(`${refused.what}: ${name}`);
  return 'text';
}

const foreign = [
  { magic: 'd0cf11e0', what: 'old excel file, save it as xlsx or csv' },
  { magic: '25504446', what: 'pdf file, not a table' },
  { magic: '89504e47', what: 'picture, not a table' },
  { magic: 'ffd8ff', what: 'picture, not a table' },
  { magic: '52617221', what: 'rar archive, unpack it first' },
  { magic: '377abcaf', what: '7z archive, unpack it first' },
  { magic: '28b52ffd', what: 'zstd file, unpack it first' },
  { magic: '425a68', what: 'bzip2 file, unpack it first' }
];
