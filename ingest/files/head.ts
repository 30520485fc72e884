import { createReadStream, writeFileSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { sample_bytes } from '../detect/limits.ts';
import { wholeCharacters } from '../detect/encoding.ts';

/** The beginning of a text; `whole`: it is all of it. */
export type Head = { text: string; whole: boolean };

/** The first bytes of a text in UTF-8, unpacked, as text. */
export async function headOf({ path, gzip }: { path: string; gzip: boolean }): Promise<Head> {
  const file = createReadStream(path);
  const stream = gzip ? file.pipe(createGunzip()) : file;
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk as Buffer); // streams without an encoding give buffers
      bytes += (chunk as Buffer).length; // as above
      if (bytes > sample_bytes) break;
    }
  } finally {
    file.destroy();
  }
  const all = Buffer.concat(chunks);
  const whole = bytes <= sample_bytes;
  const text = (whole ? all : wholeCharacters(all.subarray(0, sample_bytes))).toString('utf8');
  return { text: text.replace(/^\ufeff/, ''), whole };
}

/** Writes the first records of a head as a file of their own; a record cut off at the end is left out. */
export function writeHead(
  path: string,
  head: Head,
  found: { line: number }[],
  records_max: number
): void {
  const kept = head.whole ? found.length : found.length - 1;
  const next = found[Math.min(kept, records_max)];
  if (next === undefined) return writeFileSync(path, head.text);
  const ends = [...head.text.matchAll(/\r\n|\n|\r/g)];
  const last = ends[next.line - 2];
  writeFileSync(
    path,
    last === undefined ? head.text : head.text.slice(0, last.index + last[0].length)
  );
}
