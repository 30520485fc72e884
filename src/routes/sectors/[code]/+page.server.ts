import { sectorOf } from '#lib/places/load.server.ts';
import { sectorPage } from '#lib/places/sector-page.server.ts';
import { server } from '#lib/server/context.server.ts';
import { orUnreachable } from '#lib/server/unreachable.server.ts';
import { formsIn } from '#lib/take/forms.server.ts';
import { askedView } from '#lib/view/asked.server.ts';
import type { PageServerLoad } from './$types';

/** One sector over the period and in the area of the address. */
export const load: PageServerLoad = async ({ params, url, locals }) => {
  const store = await server().store();
  const kin = await sectorOf(store, params.code, locals.lang);
  const { view, place } = await askedView(store, url);
  return {
    page: await orUnreachable(sectorPage(store, kin, view, locals.lang)),
    forms: formsIn(locals.lang),
    place
  };
};
