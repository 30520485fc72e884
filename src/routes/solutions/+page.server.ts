import { solutionsPage, wantedIn } from '#lib/programme/solutions-page.server.ts';
import { server } from '#lib/server/context.server.ts';
import { orUnreachable } from '#lib/server/unreachable.server.ts';
import type { PageServerLoad } from './$types';

/** The directory of solutions as the address asks for it; what is free now goes by the clock of the server. */
export const load: PageServerLoad = async ({ url, locals }) => {
  const store = await server().store();
  const today = new Date().toISOString().slice(0, 10);
  const page = solutionsPage(store, wantedIn(url.searchParams), locals.lang, today);
  return { page: await orUnreachable(page) };
};
