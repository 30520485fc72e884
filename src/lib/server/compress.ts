import { Duplex } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';

const compressible = /^(text\/|application\/(json|javascript|problem\+json|xml)|image\/svg)/;

/** The answer packed with Brotli or gzip when the caller takes either and the content gains by it; streams stay streams. */
export function compressed(request: Request, response: Response): Response {
  const { headers, body, status } = response;
  if (body === null || status === 206 || headers.has('content-encoding')) return response;
  if (!compressible.test(headers.get('content-type') ?? '')) return response;
  const length = headers.get('content-length');
  if (length !== null && Number(length) < 1000) return response;
  const answer = new Headers(headers);
  answer.append('vary', 'accept-encoding');
  const taken = request.headers.get('accept-encoding') ?? '';
  const packing = (['br', 'gzip'] as const).find((name) => new RegExp(`\\b${name}\\b`).test(taken));
  if (request.method === 'HEAD' || packing === undefined)
    return new Response(body, { status, headers: answer });
  answer.delete('content-length');
  answer.set('content-encoding', packing);
  const inParts = (headers.get('content-type') ?? '').startsWith('text/sveltekit-data');
  return new Response(body.pipeThrough(packer(packing, inParts)), { status, headers: answer });
}

const { BROTLI_OPERATION_FLUSH, BROTLI_PARAM_LGWIN, BROTLI_PARAM_QUALITY, Z_SYNC_FLUSH } =
  constants;
// About the work of gzip at its usual level, a quarter fewer bytes; a window of half a megabyte sees a page's repetitions.
const params = { [BROTLI_PARAM_QUALITY]: 4, [BROTLI_PARAM_LGWIN]: 19 };

/** `inParts`: what comes in parts leaves in parts, as a page's late answers must not hold up the early ones. */
function packer(packing: 'br' | 'gzip', inParts: boolean): CompressionStream {
  if (packing === 'gzip' && !inParts) return new CompressionStream('gzip');
  const made =
    packing === 'gzip'
      ? createGzip({ flush: Z_SYNC_FLUSH })
      : createBrotliCompress({ params, ...(inParts ? { flush: BROTLI_OPERATION_FLUSH } : {}) });
  return Duplex.toWeb(made) as unknown as CompressionStream; // bytes in, bytes out
}
