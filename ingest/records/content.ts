import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DataRefused } from '#model/problem.ts';
import { contentOf, firstBytes } from '../detect/content.ts';
import { encodingOf, guessEncoding } from '../detect/encoding.ts';
import { records_bytes_max } from '../detect/limits.ts';

/**
 * The whole text of a file of records, packed or not, whatever its encoding.
 * Errors: InvalidInput for no such file; DataRefused for one that is no text, is damaged, or is too large to be read whole.
 */
export async function contentIn(path: string): Promise<string> {
  const name = basename(path);
  const content = contentOf(await firstBytes(path, 4096), name);
  if (content !== 'text' && content !== 'gzip')
    throw new DataRefused(`not a file of records: ${name} (${content})`);
  if (statSync(path).size > records_bytes_max) throw tooLarge(name);
  const given = readFileSync(path);
  const bytes = content === 'gzip' ? unpacked(given, name) : given;
  const known = encodingOf(bytes.subarray(0, 4096))?.encoding;
  const encoding = known ?? (isUtf8(bytes) ? 'utf-8' : guessEncoding(bytes));
  return new TextDecoder(encoding).decode(bytes);
}

function unpacked(bytes: Buffer, name: string): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: records_bytes_max });
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge(name, cause);
    throw new DataRefused(`damaged gzip file: ${name}`, { cause });
  }
}

const tooLarge = (name: string, cause?: unknown): DataRefused =>
  new DataRefused(`file too large: ${name} (more than ${records_bytes_max} bytes, split it)`, {
    cause
  });
