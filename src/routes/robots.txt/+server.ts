import { server } from '#lib/server/context.server.ts';
import type { RequestHandler } from './$types';

/** What search engines may read: pages, not doors; nothing where figures are not public. */
export const GET: RequestHandler = ({ url }) => {
  const closed = ['/api/', '/collect/', '/ops/', '/health/', '/import', '/*?*'];
  const lines = server().settings.VITRINE_PUBLIC
    ? [
        'User-agent: *',
        ...closed.map((path) => `Disallow: ${path}`),
        'Allow: /*?lang=',
        `Sitemap: ${url.origin}/sitemap.xml`
      ]
    : ['User-agent: *', 'Disallow: /'];
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' }
  });
};
