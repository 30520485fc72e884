import { error } from '@sveltejs/kit';
import { note } from '#lib/server/accounts/browser.server.ts';
import { server } from '#lib/server/context.server.ts';
import { shopZip } from '#lib/server/privacy/shop-zip.server.ts';
import type { RequestHandler } from './$types';

/** Everything held on a shop, as an archive, for its owner and admins. */
export const GET: RequestHandler = async ({ locals }) => {
  const { shop, viewer, lang } = locals;
  if (shop === null) error(404, 'not found');
  const zip = await shopZip(await server().store(), shop.unit, { lang, now: new Date() });
  await note('data taken away', viewer.user_id ?? '', shop.unit);
  return new Response(new Uint8Array(zip), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="vitrine.zip"',
      'cache-control': 'private, no-store'
    }
  });
};
