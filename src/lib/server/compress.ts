import { constants, createGzip } from 'node:zlib';
import { Duplex } from 'node:stream';

const compressible = /^(text\/|application\/(json|javascript|problem\+json|xml)|image\/svg)/;

/** The answer packed with gzip when the caller takes it and the content gains by it; streams stay streams. */
export function compressed(request: Request, response: Response): Response {
  const { headers, body, status } = response;
  if (body === null || status === 206 || headers.has('content-encoding')) return response;
  if (!compressible.test(headers.get('content-type') ?? '')) return response;
  const length = headers.get('content-length');
  if (length !== null && Number(length) < 1000) return response;
  const answer = new Headers(headers);
  answer.append('vary', 'accept-encoding');
  if (request.method === 'HEAD' || !/\bgzip\b/.test(request.headers.get('accept-encoding') ?? ''))
    return new Response(body, { status, headers: answer });
  answer.delete('content-length');
  answer.set('content-encoding', 'gzip');
  return new Response(body.pipeThrough(gzip(headers.get('content-type') ?? '')), {
    status,
    headers: answer
  });
}

/** What comes in parts leaves in parts: a page's late answers must not hold up the early ones. */
function gzip(type: string): CompressionStream {
  if (!type.startsWith('text/sveltekit-data')) return new CompressionStream('gzip');
  return Duplex.toWeb(
    createGzip({ flush: constants.Z_SYNC_FLUSH })
  ) as unknown as CompressionStream; // bytes in, bytes out
}
