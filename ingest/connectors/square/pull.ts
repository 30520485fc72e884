import type { Page, PullOptions } from '#model/connector.ts';
import { objectOf } from '../parts/answer.ts';
import { rawOf, rawsOf, text, valueOf } from '../parts/raw.ts';
import { jsonOf } from '../parts/json.ts';
import { wholeText } from '../parts/token.ts';

/** What a pull needs of the settings. */
type Keys = { access_token?: string | undefined; location_ids?: string[] | undefined };

/** Records a page. */
export const page_size = 500;
/** Locations one search may name; the platform's limit. */
const locations_max = 10;
const host = 'https://connect.squareup.com';

/**
 * Where a pull stands: the search and, within it, the platform's cursor, which is good only with that very search.
 * `since`: of the search; `from`: of the whole pull, for the next group of locations.
 */
type Place = {
  locations: string[];
  group: number;
  from: string | null;
  since: string | null;
  cursor: string | null;
};

/**
 * Orders by time of change, oldest first, for ten locations at a time. Each page searches from the last order of the one
 * before, so that orders which change while the pull runs move nobody out of sight.
 */
export async function* pull(options: PullOptions<Keys>): AsyncGenerator<Page> {
  let place: Place | null = placeIn(options.cursor) ?? (await firstPlace(options));
  while (place !== null) {
    const answer = await ask(options, '/v2/orders/search', searchOf(place));
    const records = rawsOf(valueOf(answer, 'orders'));
    place = nextPlace(place, wholeText(answer, 'cursor'), text(records.at(-1) ?? {}, 'updated_at'));
    yield { records, cursor: place === null ? null : JSON.stringify(place) };
  }
}

async function firstPlace(options: PullOptions<Keys>): Promise<Place | null> {
  const { location_ids = [] } = options.settings;
  const locations =
    location_ids.length > 0
      ? location_ids
      : rawsOf(valueOf(await ask(options, '/v2/locations', null), 'locations'))
          .map((location) => text(location, 'id'))
          .filter((id) => id !== null);
  return locations.length === 0
    ? null
    : { locations, group: 0, from: options.since, since: options.since, cursor: null };
}

const searchOf = ({ locations, group, since, cursor }: Place) => ({
  location_ids: locations.slice(group * locations_max, (group + 1) * locations_max),
  limit: page_size,
  ...(cursor === null ? {} : { cursor }),
  query: {
    ...(since === null
      ? {}
      : { filter: { date_time_filter: { updated_at: { start_at: since } } } }),
    sort: { sort_field: 'UPDATED_AT', sort_order: 'ASC' }
  }
});

async function ask({ settings, fetch }: PullOptions<Keys>, path: string, body: object | null) {
  const response = await fetch(`${host}${path}`, {
    headers: {
      Authorization: `Bearer ${settings.access_token ?? ''}`,
      'Content-Type': 'application/json',
      'Square-Version': '2025-01-23'
    },
    ...(body === null ? {} : { method: 'POST', body: JSON.stringify(body) })
  });
  return objectOf(response, 'Square');
}

/** Where to go on; with the platform's cursor only when a whole page was changed at one moment. */
function nextPlace(place: Place, cursor: string | null, last: string | null): Place | null {
  if (cursor !== null && last !== null && (place.since === null || last > place.since))
    return { ...place, since: last, cursor: null };
  if (cursor !== null && cursor !== place.cursor) return { ...place, cursor };
  const group = place.group + 1;
  return group * locations_max < place.locations.length
    ? { ...place, group, since: place.from, cursor: null }
    : null;
}

/** The place in a cursor; null for none, and for one that another version wrote. */
function placeIn(cursor: string | null): Place | null {
  const given = cursor === null ? null : rawOf(jsonOf(cursor));
  const locations = given === null ? undefined : valueOf(given, 'locations');
  const group = given === null ? undefined : valueOf(given, 'group');
  if (given === null || !Array.isArray(locations) || typeof group !== 'number') return null;
  return {
    locations: locations.map(String),
    group,
    from: text(given, 'from'),
    since: text(given, 'since'),
    cursor: wholeText(given, 'cursor')
  };
}
