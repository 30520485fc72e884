import { createHash } from 'node:crypto';
import script from '../../../static/vitrine.js?raw';

const etag = `"${createHash('sha256').update(script).digest('base64url').slice(0, 16)}"`;
const headers = {
  'content-type': 'text/javascript; charset=utf-8',
  'cache-control': 'public, max-age=86400, stale-while-revalidate=604800',
  etag,
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'timing-allow-origin': '*'
};

/** The tracker for any shop's pages: `/vitrine.js`, kept a day by browsers, also under a subresource integrity check. */
export const tracker = {
  fetch(request: Request): Response {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
    if (request.headers.get('if-none-match') === etag)
      return new Response(null, { status: 304, headers });
    return new Response(request.method === 'HEAD' ? null : script, { headers });
  }
};
