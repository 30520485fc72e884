import { error } from '@sveltejs/kit';
import { server } from '#lib/server/context.server.ts';
import { sitePaths } from '#lib/server/site-paths.server.ts';
import type { RequestHandler } from './$types';

const langs = ['fr', 'en'] as const;

/** Every page that stands on its own, in both languages; none where figures are not public. */
export const GET: RequestHandler = async ({ url }) => {
  const { store, settings } = server();
  if (!settings.VITRINE_PUBLIC) error(404, 'not public');
  const address = (path: string, lang: string) => `${url.origin}${path}?lang=${lang}`;
  const entry = (path: string, lang: string) =>
    [
      `<url><loc>${address(path, lang)}</loc>`,
      ...langs.map(
        (other) =>
          `<xhtml:link rel="alternate" hreflang="${other}" href="${address(path, other)}"/>`
      ),
      '</url>'
    ].join('');
  const paths = await sitePaths(await store());
  const body = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...paths.flatMap((path) => langs.map((lang) => entry(path, lang))),
    '</urlset>'
  ].join('\n');
  return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};
