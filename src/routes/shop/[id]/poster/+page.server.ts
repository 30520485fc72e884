import { error } from '@sveltejs/kit';
import { todayIn } from '#lib/entry/form.ts';
import { posterLink, posterOf } from '#lib/poster/poster.ts';
import { server } from '#lib/server/context.server.ts';
import { addDays } from '#model/calendar.ts';
import { posterVisits } from '#queries/index.server.ts';
import type { PageServerLoad } from './$types';

const days_counted = 30;

/** A poster for the window, out of the page's own address, and the visits that it brought. */
export const load: PageServerLoad = async ({ locals: { shop }, url }) => {
  if (shop === null) error(404, 'not found');
  const until = addDays(todayIn(shop.zone), 1);
  const view = posterOf(url.searchParams);
  return {
    shop: { unit: shop.unit, name: shop.name },
    view,
    link: posterLink(view.site),
    visits_n: await posterVisits(await server().store(), shop.unit, {
      from: addDays(until, -days_counted),
      until
    })
  };
};
