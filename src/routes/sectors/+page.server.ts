import { sectorList } from '#lib/places/sector-list.server.ts';
import { server } from '#lib/server/context.server.ts';
import { orUnreachable } from '#lib/server/unreachable.server.ts';
import { askedView } from '#lib/view/asked.server.ts';
import type { PageServerLoad } from './$types';

/** The families and groups with their shares over the period and in the area of the address. */
export const load: PageServerLoad = async ({ url, locals }) => {
  const store = await server().store();
  const { view, place } = await askedView(store, url);
  return { page: await orUnreachable(sectorList(store, view, locals.lang)), place };
};
