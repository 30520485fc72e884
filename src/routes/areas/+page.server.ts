import { areasPage, listLevels } from '#lib/places/areas-page.server.ts';
import { server } from '#lib/server/context.server.ts';
import { orUnreachable } from '#lib/server/unreachable.server.ts';
import { askedView } from '#lib/view/asked.server.ts';
import type { PageServerLoad } from './$types';

/** Most characters of a search. */
const textMax = 100;

/** The map and list of areas, and what somebody looks for. */
export const load: PageServerLoad = async ({ url, locals }) => {
  const store = await server().store();
  const { view } = await askedView(store, url);
  const level = listLevels.find((name) => name === url.searchParams.get('level')) ?? 'region';
  const text = (url.searchParams.get('q') ?? '').trim().slice(0, textMax);
  return { page: await orUnreachable(areasPage(store, { view, level, text }, locals.lang)) };
};
