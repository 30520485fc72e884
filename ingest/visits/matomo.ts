import { z } from 'zod';
import { jsonObject, textOf, type Call, type TrackedOrder } from './call.ts';

/** Requests of one bulk call. */
export const requests_max = 1000;

const Bulk = z.object({
  requests: z.array(z.union([z.string(), z.record(z.string(), z.unknown())])).max(requests_max)
});

/** Parameters that mark a call which looks at no page: downloads, outlinks, events, contents, goals, heartbeats, crashes. */
const others = ['download', 'link', 'e_c', 'c_n', 'ca', 'ping', 'ma_id', 'cra'];

/**
 * One request of Matomo's tracking API; null when it names no site or asks for no recording (`rec=1`). A call without any
 * mark looks at a page, a search on the site too; `idgoal=0` with `ec_id` is an order, without it a basket.
 * Source: https://developer.matomo.org/api-reference/tracking-api
 */
export function readMatomo(parameters: URLSearchParams): Call | null {
  const get = (name: string): string | null => textOf(parameters.get(name));
  const site = get('idsite') ?? get('idSite');
  if (site === null || get('rec') !== '1') return null;
  const order = get('idgoal') === '0' ? orderOf(get) : null;
  const other = get('idgoal') !== null || others.some((name) => get(name) !== null);
  const agent = get('ua');
  return {
    kind: order !== null ? 'order' : other ? 'other' : 'view',
    site,
    url: get('url'),
    referrer: get('urlref'),
    ...(agent === null ? {} : { agent }),
    ...(order === null ? {} : { order })
  };
}

/** The requests of a bulk call: query texts or objects of parameters; null when the body is none. */
export function readBulk(body: string): URLSearchParams[] | null {
  const parsed = Bulk.safeParse(jsonObject(body));
  if (!parsed.success) return null;
  return parsed.data.requests.map((request) =>
    typeof request === 'string'
      ? new URLSearchParams(request.replace(/^[^?]*\?/, ''))
      : new URLSearchParams(
          Object.entries(request).map(([name, value]): [string, string] => [name, String(value)])
        )
  );
}

function orderOf(get: (name: string) => string | null): TrackedOrder | null {
  const external_id = get('ec_id');
  if (external_id === null) return null;
  return {
    external_id,
    revenue: get('revenue') ?? '',
    tax: get('ec_tx'),
    items_n: itemsOf(get('ec_items'))
  };
}

const Items = z.array(z.array(z.unknown()));

/** Pieces in a JSON list of [sku, name, category, price, quantity]; a missing quantity is one. */
function itemsOf(text: string | null): number | null {
  if (text === null) return null;
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return null; // the order counts all the same
  }
  const items = Items.safeParse(given);
  if (!items.success) return null;
  const pieces = items.data.map((item) => Number(item[4] ?? 1));
  const sum = pieces.reduce((all, n) => all + n, 0);
  return Number.isSafeInteger(sum) && sum >= 0 ? sum : null;
}
