import type { Page, PullOptions } from '#model/connector.ts';
import { below, objectOf } from '../parts/answer.ts';
import { rawsOf, text, valueOf, type Raw } from '../parts/raw.ts';

/** Records a page; the platform's limit. */
export const page_size = 100;

/** Lists of the API, in the order of reading: a refund comes with its charge, whose channel it takes. */
const lists = ['charges', 'refunds'] as const;
type List = (typeof lists)[number];

/** Where a pull stands: which list, and the last object that was read in it. */
type Place = { list: List; after: string | null };

/**
 * Charges, then refunds, made since a moment. Stripe lists by creation only, newest first, so a page is turned round;
 * what changes later (a capture, a failed refund) comes by webhook, or within the overlap of the next pull.
 */
export async function* pull(
  options: PullOptions<{ api_key?: string | undefined }>
): AsyncGenerator<Page> {
  let place: Place | null = placeIn(options.cursor) ?? { list: 'charges', after: null };
  while (place !== null) {
    const url = below('https://api.stripe.com/', `v1/${place.list}`, {
      limit: page_size,
      starting_after: place.after,
      'created[gte]': options.since === null ? null : Math.floor(Date.parse(options.since) / 1_000),
      'expand[]': place.list === 'refunds' ? 'data.charge' : null
    });
    const response = await options.fetch(url, {
      headers: { Authorization: `Bearer ${options.settings.api_key ?? ''}` }
    });
    const answer = await objectOf(response, 'Stripe');
    const records = rawsOf(valueOf(answer, 'data'));
    place = nextPlace(place, answer, records);
    yield {
      records: records.reverse(),
      cursor: place === null ? null : `${place.list} ${place.after ?? ''}`.trim()
    };
  }
}

function nextPlace(place: Place, answer: Raw, records: Raw[]): Place | null {
  const last = text(records.at(-1) ?? {}, 'id');
  if (valueOf(answer, 'has_more') === true && last !== null && last !== place.after)
    return { ...place, after: last };
  const next = lists[lists.indexOf(place.list) + 1];
  return next === undefined ? null : { list: next, after: null };
}

function placeIn(cursor: string | null): Place | null {
  const match = /^(charges|refunds)(?: (\w{1,200}))?$/.exec(cursor ?? '');
  const list = lists.find((name) => name === match?.[1]);
  return list === undefined ? null : { list, after: match?.[2] ?? null };
}
