import { methodPage } from '#lib/places/method-page.server.ts';
import { server } from '#lib/server/context.server.ts';
import { orUnreachable } from '#lib/server/unreachable.server.ts';
import type { PageServerLoad } from './$types';

/** The method, with what holds for the data present. */
export const load: PageServerLoad = async ({ locals }) => {
  const store = await server().store();
  return { method: await orUnreachable(methodPage(store, locals.lang)) };
};
