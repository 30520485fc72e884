import { z } from 'zod';
import type { Page } from '#model/connector.ts';
import { jsonOf } from './json.ts';

/** Where a walk by time of change stands: which list, changed at or after which time, which page of those (from 1). */
const Place = z.object({
  list: z.string(),
  from: z.string().nullable(),
  page: z.number().int().min(1)
});
export type Place = z.infer<typeof Place>;

/** One page of a list. `last`: the time of change of its last record, as the platform writes it. */
export type Leaf = {
  records: unknown[];
  full: boolean;
  last: string | null;
  expected_n?: number | null;
};

/**
 * Walks some lists by time of change, oldest first. Each page begins at the time of the last record of the page before,
 * so that records which change while the walk goes on push nobody out of sight; the next page of the same beginning is
 * asked for only when a whole page was changed at one time. Records at the border come twice, which does no harm.
 */
export async function* walk(
  lists: readonly string[],
  { from, cursor }: { from: string | null; cursor: string | null },
  leafAt: (place: Place) => Promise<Leaf>
): AsyncGenerator<Page> {
  let place = placeIn(cursor, lists) ?? start(lists[0], from);
  while (place !== null) {
    const is_first = cursor === null && place.list === lists[0] && place.from === from;
    const leaf = await leafAt(place);
    const told = is_first && place.page === 1 ? (leaf.expected_n ?? null) : null;
    place = next(place, leaf, lists, from);
    yield {
      records: leaf.records,
      cursor: place === null ? null : JSON.stringify(place),
      ...(told === null ? {} : { expected_n: told })
    };
  }
}

const start = (list: string | undefined, from: string | null): Place | null =>
  list === undefined ? null : { list, from, page: 1 };

function next(
  place: Place,
  { full, last }: Leaf,
  lists: readonly string[],
  from: string | null
): Place | null {
  if (!full) return start(lists[lists.indexOf(place.list) + 1], from);
  if (last === null || (place.from !== null && last <= place.from))
    return { ...place, page: place.page + 1 };
  return { ...place, from: last, page: 1 };
}

/** The place in a cursor; null for none, and for one that another version wrote. */
function placeIn(cursor: string | null, lists: readonly string[]): Place | null {
  if (cursor === null || !cursor.startsWith('{')) return null;
  const parsed = Place.safeParse(jsonOf(cursor));
  return parsed.success && lists.includes(parsed.data.list) ? parsed.data : null;
}
