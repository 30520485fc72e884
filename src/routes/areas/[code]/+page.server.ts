import { server } from '#lib/server/context.server.ts';
import { browserHere } from '#lib/server/environment.ts';
import { orUnreachable } from '#lib/server/unreachable.server.ts';
import { areaPage } from '#lib/places/area-page.server.ts';
import { areaOf } from '#lib/places/load.server.ts';
import { formsIn } from '#lib/take/forms.server.ts';
import { askedView } from '#lib/view/asked.server.ts';
import type { PageServerLoad } from './$types';

/** One area over the period of the address. */
export const load: PageServerLoad = async ({ params, url, locals }) => {
  const store = await server().store();
  const area = await areaOf(store, params.code, url);
  const { view } = await askedView(store, url);
  return {
    page: await orUnreachable(areaPage(store, area, view, locals.lang)),
    forms: formsIn(locals.lang),
    canPrint: browserHere(server().settings) !== null
  };
};
