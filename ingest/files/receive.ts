import { createWriteStream } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { DataRefused, InvalidInput, VitrineError } from '#model/problem.ts';

/** Room that the disk must keep beside an upload and its copy in UTF-8. */
const spare_bytes = 100_000_000;

/**
 * Streams a body into a file; returns its bytes. The caller removes what was written when this throws.
 * Errors: VitrineError too_large (413), disk_full (507); DataRefused for an empty body; InvalidInput when it breaks off.
 */
export async function receive(request: Request, path: string, bytes_max: number): Promise<number> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > bytes_max) throw tooLarge(bytes_max);
  await roomFor(announced, dirname(path));
  if (request.body === null) throw new DataRefused('empty file');
  let bytes = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      done(bytes > bytes_max ? tooLarge(bytes_max) : null, chunk);
    }
  });
  try {
    // the two declarations of a web stream, the library's and Node's, are one thing at run time
    const body = Readable.fromWeb(request.body as ReadableStream<Uint8Array>);
    await pipeline(body, limit, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  } catch (cause) {
    if (cause instanceof VitrineError) throw cause;
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC') throw diskFull(cause);
    throw new InvalidInput('upload broke off', { cause });
  }
  if (announced > 0 && bytes < announced) throw new InvalidInput('upload broke off');
  if (bytes === 0) throw new DataRefused('empty file');
  return bytes;
}

async function roomFor(bytes: number, folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < 2 * bytes + spare_bytes) throw diskFull();
}

const tooLarge = (bytes_max: number): VitrineError =>
  new VitrineError('too_large', 413, 2, `file too large: more than ${bytes_max} bytes`, {
    field: 'file'
  });

const diskFull = (cause?: unknown): VitrineError =>
  new VitrineError('disk_full', 507, 1, 'no room on the disk for this file', { cause });
