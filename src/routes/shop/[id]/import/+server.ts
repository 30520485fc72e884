import { error, redirect } from '@sveltejs/kit';
import { note } from '#lib/server/accounts/browser.server.ts';
import { importCookie } from '#lib/server/shop/import-key.server.ts';
import type { RequestHandler } from './$types';

/** Opens the import page for whoever works in the shop, without a key to type. The address alone changes nothing. */
export const POST: RequestHandler = async ({ locals: { shop, viewer }, cookies, url }) => {
  if (shop === null) error(404, 'not found');
  const { name, value, options } = await importCookie(shop, new Date());
  cookies.set(name, value, { ...options, secure: url.protocol === 'https:' });
  await note('import opened', viewer.user_id ?? '', shop.unit);
  redirect(303, '/import');
};

export const GET: RequestHandler = ({ params }) =>
  redirect(303, `/shop/${encodeURIComponent(params.id)}`);
