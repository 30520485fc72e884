import { redirect } from '@sveltejs/kit';
import { optionsOf, together } from '#lib/view/choices.server.ts';
import { groundOf } from '#lib/view/ground.server.ts';
import { isTidy, parseView, printView, withMore, type View } from '#lib/view/view.ts';
import { findAreas, type FoundAreas, type Store } from '#queries/index.server.ts';

/** What somebody typed for a place without scripts, where it may be several or none; `kept`: areas it is to be added to. */
export type Place = FoundAreas & { text: string; kept: string | null };

/** Most areas offered for one text. */
const placesMax = 12;

/**
 * The view of an address. A form sent without scripts names its empty fields and gives a place by its name: the browser is
 * led to the address of the choice alone; where a name is not one place, `place` holds what it may be.
 */
export async function askedView(
  store: Store,
  url: URL
): Promise<{ view: View; place: Place | null }> {
  const view = parseView(url.searchParams);
  if (isTidy(url.searchParams)) return { view, place: null };
  const text = url.searchParams.get('place')?.trim() ?? null;
  const lead = (area: string | null) =>
    redirect(303, url.pathname + printView({ ...view, area }, url.searchParams));
  if (text === null) return lead(view.area);
  if (text === '') return lead(null);
  const kept = url.searchParams.get('add') === null ? null : view.area;
  if (kept === null && view.area !== null && (await labelOf(store, view)) === text)
    return lead(view.area);
  const found = await placeOf(store, text);
  return found.one === null ? { view, place: { ...found, kept } } : lead(withMore(kept, found.one));
}

/** The areas of a view as the field of the form names them. */
const labelOf = async (store: Store, { area, sector }: View): Promise<string | undefined> =>
  together(optionsOf((await groundOf(store, { area, sector }, 'fr'))?.areas ?? []))?.label;

/** The areas a typed text may mean; `one`: the one meant when there is no doubt. */
export async function placeOf(
  store: Store,
  text: string
): Promise<Omit<Place, 'kept'> & { one: string | null }> {
  const found = await findAreas(store, text, { limit: placesMax });
  return { ...found, text, one: theOne(found, text) };
}

/** The area meant when there is no doubt: the only one found, or the only one whose name is the text. */
function theOne({ areas, found_n }: FoundAreas, text: string): string | null {
  const plain = (name: string) => name.normalize('NFD').replace(/\P{L}/gu, '').toLowerCase();
  const exact = areas.filter(({ name }) => plain(name) === plain(text));
  const [one, ...more] = found_n === 1 ? areas : exact;
  return one === undefined || more.length > 0 ? null : one.area_code;
}
