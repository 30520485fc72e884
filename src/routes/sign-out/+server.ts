import { redirect } from '@sveltejs/kit';
import { keepCookies, note, ownHeaders } from '#lib/server/accounts/browser.server.ts';
import { server } from '#lib/server/context.server.ts';
import { forgetImport } from '#lib/server/shop/import-key.server.ts';
import type { RequestHandler } from './$types';

/** Ends the session of this browser; the address alone changes nothing. */
export const POST: RequestHandler = async (event) => {
  const { api } = (await server().accounts()).auth;
  const { headers } = await api.signOut({ headers: ownHeaders(event), returnHeaders: true });
  keepCookies(event.cookies, headers);
  forgetImport(event.cookies);
  if (event.locals.viewer.user_id !== null) await note('signed out', event.locals.viewer.user_id);
  redirect(303, '/');
};

export const GET: RequestHandler = () => redirect(303, '/account');
