import { error } from '@sveltejs/kit';
import { server } from '#lib/server/context.server.ts';
import type { RequestHandler } from './$types';

/**
 * Where an identity provider sends somebody back to; everything else that accounts can do is behind our own forms.
 */
export const GET: RequestHandler = async ({ request, params }) => {
  if (params.path !== 'callback/oidc') error(404, 'not found');
  const { auth } = await server().accounts();
  return auth.handler(request);
};
