import type { Page, PullOptions } from '#model/connector.ts';
import { basic, below, listOf, numberIn } from '../parts/answer.ts';
import { rawsOf, text, valueOf, type Raw } from '../parts/raw.ts';

/** What a pull needs of the settings. */
export type Keys = {
  base_url: string;
  consumer_key?: string | undefined;
  consumer_secret?: string | undefined;
};

/** Records a page; the platform's limit. */
export const page_size = 100;

/** Where a pull stands: which orders, modified after which moment (UTC, whole seconds), which page of those. */
type Place = { status: 'any' | 'trash'; after: string | null; page: number };

/**
 * Orders by time of change, oldest first, then those in the bin. Each page starts a second before the last order of the
 * one before, so that orders which change while the pull runs move nobody out of sight.
 */
export async function* pull(options: PullOptions<Keys>): AsyncGenerator<Page> {
  const since = options.since === null ? null : options.since.slice(0, 19);
  let place: Place | null = placeIn(options.cursor) ?? { status: 'any', after: since, page: 1 };
  while (place !== null) {
    const { orders, total_n } = await ordersAt(place, options);
    const first = options.cursor === null && place.status === 'any' && place.page === 1;
    place = nextPlace(place, orders, since);
    yield {
      records: await withRefunds(orders, options),
      cursor: place === null ? null : JSON.stringify(place),
      ...(first && place?.after !== since && total_n !== null ? { expected_n: total_n } : {})
    };
  }
}

const headers = ({ settings }: PullOptions<Keys>) => ({
  Authorization: basic(settings.consumer_key ?? '', settings.consumer_secret ?? ''),
  Accept: 'application/json'
});

async function ordersAt(
  { status, after, page }: Place,
  options: PullOptions<Keys>
): Promise<{ orders: Raw[]; total_n: number | null }> {
  const url = below(options.settings.base_url, 'wp-json/wc/v3/orders', {
    ...{ status, per_page: page_size, page },
    ...{ orderby: 'modified', order: 'asc', dates_are_gmt: 'true' },
    modified_after: after
  });
  const response = await options.fetch(url, { headers: headers(options) });
  return {
    orders: await listOf(response, 'WooCommerce'),
    total_n: numberIn(response, 'x-wp-total')
  };
}

/** Where to go on; the next page only when a whole page was changed within one second. */
function nextPlace(place: Place, orders: Raw[], since: string | null): Place | null {
  if (orders.length < page_size)
    return place.status === 'any' ? { status: 'trash', after: since, page: 1 } : null;
  const last = text(orders.at(-1) ?? {}, 'date_modified_gmt');
  const after = last === null ? null : secondBefore(last);
  if (after === null || (place.after !== null && after <= place.after))
    return { ...place, page: place.page + 1 };
  return { ...place, after, page: 1 };
}

function secondBefore(time: string): string | null {
  const ms = Date.parse(`${time.slice(0, 19)}Z`);
  return Number.isNaN(ms) ? null : new Date(ms - 1_000).toISOString().slice(0, 19);
}

/** Orders with their refunds in full: an order itself tells only the amount. */
async function withRefunds(orders: Raw[], options: PullOptions<Keys>): Promise<Raw[]> {
  const full: Raw[] = [];
  for (const order of orders) {
    const id = text(order, 'id');
    if (id === null || rawsOf(valueOf(order, 'refunds')).length === 0) full.push(order);
    else {
      const path = `wp-json/wc/v3/orders/${encodeURIComponent(id)}/refunds`;
      const url = below(options.settings.base_url, path, { per_page: page_size });
      const response = await options.fetch(url, { headers: headers(options) });
      full.push({ ...order, refunds: await listOf(response, 'WooCommerce') });
    }
  }
  return full;
}

/** The place in a cursor; null for none, and for one that another version wrote. */
function placeIn(cursor: string | null): Place | null {
  const match =
    /^\{"status":"(any|trash)","after":(?:"([\dT:-]{19})"|null),"page":(\d{1,6})\}$/.exec(
      cursor ?? ''
    );
  if (match === null) return null;
  return {
    status: match[1] === 'trash' ? 'trash' : 'any',
    after: match[2] ?? null,
    page: Number(match[3])
  };
}
