import { isUtf8 } from 'node:buffer';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { DataRefused, StoreError } from '#model/problem.ts';
import { encodingOf, guessEncoding, isBinary, isDamagedUtf8, wholeCharacters } from './encoding.ts';
import { line_bytes_max, sample_bytes } from './limits.ts';

/** A text file as the engine can read it: UTF-8, on its own path or as a copy in the import's folder. */
export type TextFile = {
  path: string;
  gzip: boolean;
  encoding: string;
  bom: boolean;
  /** beginning of the text, decoded; the whole of it when `whole` */
  sample: string;
  whole: boolean;
  /** some bytes were no text in the encoding and became U+FFFD */
  broken: boolean;
};

type Raw = {
  path: string;
  name: string;
  gzip: boolean;
  folder: string;
  signal?: AbortSignal;
  /** what a person says; absent: told by the bytes */
  encoding?: string | undefined;
};

/**
 * Reads a text file through once: encoding, longest line, sample; a copy in UTF-8 where it is in another encoding.
 * Errors: DataRefused `line too long: x.csv (more than 1000000 bytes)`, `not a text file: x.bin`, `damaged gzip file: x`.
 */
export async function openText(raw: Raw): Promise<TextFile> {
  const scan = await scanFile(raw);
  const known = encodingOf(scan.head);
  if (scan.head.length === 0) throw new DataRefused(`empty file: ${raw.name}`);
  if ((known === null || known.encoding === 'utf-8') && isBinary(scan.head))
    throw new DataRefused(`not a text file: ${raw.name}`);
  const wide = known !== null && known.encoding !== 'utf-8';
  const broken =
    !wide &&
    (raw.encoding === undefined || raw.encoding === 'utf-8') &&
    !scan.utf8 &&
    (raw.encoding === 'utf-8' ||
      known?.bom === true ||
      isDamagedUtf8(Buffer.concat([scan.head, scan.odd ?? Buffer.alloc(0)])));
  const told = wide
    ? known.encoding
    : scan.utf8 || broken
      ? 'utf-8'
      : guessEncoding(scan.odd ?? scan.head);
  const encoding = raw.encoding ?? told;
  const decoder = new TextDecoder(encoding);
  const sample = decoder
    .decode(encoding === 'utf-8' ? wholeCharacters(scan.head) : scan.head)
    .replace(/^\ufeff/, '');
  const whole = scan.bytes <= scan.head.length;
  const facts = { encoding, bom: known?.bom ?? false, sample, whole, broken };
  if (encoding === 'utf-8' && !broken) return { path: raw.path, gzip: raw.gzip, ...facts };
  return { path: await transcode(raw, encoding), gzip: false, ...facts };
}

type Scan = { head: Buffer; bytes: number; utf8: boolean; odd: Buffer | null };

/** One pass over the bytes in chunks; `odd`: a piece that is not UTF-8. Stops at once at a line beyond the limit. */
async function scanFile(raw: Raw): Promise<Scan> {
  const head: Buffer[] = [];
  let head_bytes = 0;
  let bytes = 0;
  let line_bytes = 0;
  let rest = Buffer.alloc(0);
  let odd: Buffer | null = null;
  let json: boolean | null = null;
  for await (const chunk of chunks(raw)) {
    bytes += chunk.length;
    if (head_bytes < sample_bytes) {
      head.push(chunk.subarray(0, sample_bytes - head_bytes));
      head_bytes += chunk.length;
    }
    json ??= /^[\s\ufeff\0]*\[/.test(chunk.subarray(0, 64).toString('utf8'));
    line_bytes = json ? 0 : longest(chunk, line_bytes, raw.name);
    if (odd === null) {
      const piece = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const usable = wholeCharacters(piece);
      if (!isUtf8(usable)) odd = usable;
      rest = Buffer.from(piece.subarray(usable.length));
    }
  }
  return { head: Buffer.concat(head), bytes, utf8: odd === null && rest.length === 0, odd };
}

/** Bytes since the last line feed; refuses more than the limit. A line within a chunk is shorter than the chunk. */
function longest(chunk: Buffer, before: number, name: string): number {
  const first = chunk.indexOf(10);
  const open = before + (first === -1 ? chunk.length : first);
  if (open > line_bytes_max && !chunk.includes(13))
    throw new DataRefused(`line too long: ${name} (more than ${line_bytes_max} bytes)`, {
      code: 'line_too_long'
    });
  return first === -1 ? (chunk.includes(13) ? 0 : open) : chunk.length - 1 - chunk.lastIndexOf(10);
}

/** The bytes of a file, unpacked, in pieces. Errors: DataRefused `damaged gzip file: x`. */
export async function* chunks({
  path,
  name,
  gzip,
  signal
}: Omit<Raw, 'folder'>): AsyncGenerator<Buffer> {
  const file = createReadStream(path, {
    highWaterMark: 262_144,
    ...(signal === undefined ? {} : { signal })
  });
  const stream: Readable = gzip ? file.pipe(createGunzip()) : file;
  file.on('error', (error) => stream.destroy(error));
  try {
    for await (const chunk of stream) yield chunk as Buffer; // streams without an encoding give buffers
  } catch (cause) {
    if (gzip && cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_'))
      throw new DataRefused(`damaged gzip file: ${name}`, { cause });
    throw cause;
  } finally {
    file.destroy();
  }
}

let copies_n = 0;

/** A copy in UTF-8 without byte order mark. Errors: StoreError when the disk is full. */
async function transcode(raw: Raw, encoding: string): Promise<string> {
  copies_n += 1;
  const path = join(raw.folder, `${copies_n}.txt`);
  const decoder = new TextDecoder(encoding);
  async function* texts(): AsyncGenerator<string> {
    for await (const chunk of chunks(raw)) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  }
  try {
    await pipeline(Readable.from(texts()), createWriteStream(path));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC')
      throw new StoreError(`disk full: ${raw.folder}`, { cause });
    throw cause;
  }
  return path;
}
