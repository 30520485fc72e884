import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { InvalidInput, VitrineError } from '#model/problem.ts';

const unpack = promisify(gunzip);

/**
 * The bytes of a request's body, unpacked when it came with gzip; neither form may be larger than `bytes_max`, and no more
 * than that is ever held. Errors: `too_large` (413), `unsupported_encoding` (415), InvalidInput for broken gzip.
 */
export async function readBody(request: Request, bytes_max: number): Promise<Buffer> {
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
  if (encoding !== 'identity' && encoding !== 'gzip')
    throw new VitrineError(
      'unsupported_encoding',
      415,
      2,
      `unsupported content-encoding: ${encoding.slice(0, 50)} (known: gzip)`
    );
  const told = Number(request.headers.get('content-length') ?? 0);
  if (told > bytes_max) throw tooLarge(bytes_max);
  const packed = await readAtMost(request, bytes_max);
  if (encoding === 'identity') return packed;
  try {
    return await unpack(packed, { maxOutputLength: bytes_max });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE')
      throw tooLarge(bytes_max);
    throw new InvalidInput('broken gzip: the body', { cause });
  }
}

/** The bytes of a body as they came. Errors: `too_large` (413), as soon as there is one byte too many. */
export async function readAtMost(request: Request, bytes_max: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes_n = 0;
  if (request.body !== null)
    for await (const chunk of request.body) {
      bytes_n += chunk.byteLength;
      if (bytes_n > bytes_max) throw tooLarge(bytes_max);
      chunks.push(chunk);
    }
  return Buffer.concat(chunks);
}

const tooLarge = (bytes_max: number): VitrineError =>
  new VitrineError('too_large', 413, 2, `body too large: more than ${bytes_max} bytes`);

/** UTF-8 text of a body, a byte order mark left out. Errors: InvalidInput when it is not UTF-8. */
export function textOf(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (cause) {
    throw new InvalidInput('not UTF-8: the body', { cause });
  }
}
