import { areaPage } from '#lib/places/area-page.server.ts';
import { areaOf } from '#lib/places/load.server.ts';
import { server } from '#lib/server/context.server.ts';
import { browserHere } from '#lib/server/environment.ts';
import { orUnreachable } from '#lib/server/unreachable.server.ts';
import { askedView } from '#lib/view/asked.server.ts';
import type { PageServerLoad } from './$types';

/** One area on one page to print: the same figures as its page. */
export const load: PageServerLoad = async ({ params, url, locals }) => {
  const store = await server().store();
  const area = await areaOf(store, params.code, url, '/sheet');
  const { view } = await askedView(store, url);
  return {
    page: await orUnreachable(areaPage(store, area, view, locals.lang)),
    canPrint: browserHere(server().settings) !== null
  };
};
