import { server } from '#lib/server/context.server.ts';
import { orUnreachable } from '#lib/server/unreachable.server.ts';
import { overview } from '#lib/overview/overview.server.ts';
import { askedView } from '#lib/view/asked.server.ts';
import type { PageServerLoad } from './$types';

/** The overview of what the address asks for. */
export const load: PageServerLoad = async ({ url, locals }) => {
  const store = await server().store();
  const { view, place } = await askedView(store, url);
  return { overview: await orUnreachable(overview(store, view, locals.lang)), place };
};
