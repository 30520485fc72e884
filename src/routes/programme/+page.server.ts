import { programmePage } from '#lib/programme/programme-page.server.ts';
import { server } from '#lib/server/context.server.ts';
import { orUnreachable } from '#lib/server/unreachable.server.ts';
import type { PageServerLoad } from './$types';

/** One programme: the one of the address, else the first that anybody joined. */
export const load: PageServerLoad = async ({ url, locals }) => {
  const store = await server().store();
  const asked = url.searchParams.get('programme');
  return { page: await orUnreachable(programmePage(store, asked, locals.lang, new Date())) };
};
