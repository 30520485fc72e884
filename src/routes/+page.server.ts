import { redirect } from '@sveltejs/kit';
import { server } from '#lib/server/context.server.ts';
import { orUnreachable } from '#lib/server/unreachable.server.ts';
import { overview } from '#lib/overview/overview.server.ts';
import { isTidy, parseView, printView } from '#lib/overview/view.ts';
import type { PageServerLoad } from './$types';

/** The overview of what the address asks for. A form sent without scripts names its empty fields: tidied away. */
export const load: PageServerLoad = async ({ url, locals }) => {
  const view = parseView(url.searchParams);
  if (!isTidy(url.searchParams)) redirect(303, url.pathname + printView(view, url.searchParams));
  const shown = overview(await server().store(), view, locals.lang);
  return { overview: await orUnreachable(shown) };
};
