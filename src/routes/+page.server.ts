import { server } from '#lib/server/context.server.ts';
import { pickedLevel } from '#lib/map/pick.ts';
import { orUnreachable } from '#lib/server/unreachable.server.ts';
import { details } from '#lib/overview/details.server.ts';
import { datesOf } from '#lib/places/dates.server.ts';
import { overview } from '#lib/overview/overview.server.ts';
import { formsIn } from '#lib/take/forms.server.ts';
import { askedView } from '#lib/view/asked.server.ts';
import type { PageServerLoad } from './$types';

/**
 * The overview of what the address asks for. A first page is whole, so that it needs no script; where a filter changed, the
 * figures come first and the details, which cost more, after them.
 */
export const load: PageServerLoad = async ({ url, locals, isDataRequest }) => {
  const store = await server().store();
  const { view, place } = await askedView(store, url);
  const shown = await orUnreachable(overview(store, view, locals.lang));
  const below = orUnreachable(details(store, view, locals.lang, pickedLevel(url.searchParams)));
  const forms = formsIn(locals.lang);
  const dates = shown === null ? [] : await datesOf(store, shown, locals.lang);
  if (!isDataRequest) return { overview: shown, place, forms, dates, details: await below };
  below.catch(() => undefined); // the page hears of it too; here nobody listens any more when the reader has gone on
  return { overview: shown, place, forms, dates, details: below };
};
