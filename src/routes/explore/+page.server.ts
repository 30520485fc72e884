import { explored } from '#lib/explore/explore.server.ts';
import { server } from '#lib/server/context.server.ts';
import { orUnreachable } from '#lib/server/unreachable.server.ts';
import { formsIn } from '#lib/take/forms.server.ts';
import { askedView } from '#lib/view/asked.server.ts';
import type { PageServerLoad } from './$types';

/** The table an address asks for. */
export const load: PageServerLoad = async ({ url, locals }) => {
  const store = await server().store();
  const { view, place } = await askedView(store, url);
  const explorer = await orUnreachable(explored(store, view, url.searchParams, locals.lang));
  return { explorer, place, forms: formsIn(locals.lang) };
};
