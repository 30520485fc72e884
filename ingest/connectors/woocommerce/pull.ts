import type { Page, PullOptions } from '#model/connector.ts';
import { basic, below, listOf, numberIn } from '../parts/answer.ts';
import { rawsOf, text, valueOf, type Raw } from '../parts/raw.ts';
import { walk, type Leaf, type Place } from '../parts/walk.ts';

/** What a pull needs of the settings. */
export type Keys = {
  base_url: string;
  consumer_key?: string | undefined;
  consumer_secret?: string | undefined;
};

/** Records a page; the platform's limit. */
export const page_size = 100;

/** Orders by time of change, oldest first, then those in the bin. Times are UTC, without a Z, in whole seconds. */
export const pull = (options: PullOptions<Keys>): AsyncGenerator<Page> =>
  walk(
    ['any', 'trash'],
    { from: options.since?.slice(0, 19) ?? null, cursor: options.cursor },
    (place) => ordersAt(place, options)
  );

const headers = ({ settings }: PullOptions<Keys>) => ({
  Authorization: basic(settings.consumer_key ?? '', settings.consumer_secret ?? ''),
  Accept: 'application/json'
});

async function ordersAt({ list, from, page }: Place, options: PullOptions<Keys>): Promise<Leaf> {
  const url = below(options.settings.base_url, 'wp-json/wc/v3/orders', {
    ...{ status: list, per_page: page_size, page },
    ...{ orderby: 'modified', order: 'asc', dates_are_gmt: 'true' },
    modified_after: from === null ? null : secondBefore(from)
  });
  const response = await options.fetch(url, { headers: headers(options) });
  const orders = await listOf(response, 'WooCommerce');
  const pages_n = numberIn(response, 'x-wp-totalpages');
  return {
    records: await withRefunds(orders, options),
    full: pages_n === null ? orders.length >= page_size : page < pages_n,
    last: text(orders.at(-1) ?? {}, 'date_modified_gmt')?.slice(0, 19) ?? null,
    expected_n: numberIn(response, 'x-wp-total')
  };
}

/** The parameter means strictly after. */
function secondBefore(time: string): string {
  const ms = Date.parse(`${time}Z`);
  return Number.isNaN(ms) ? time : new Date(ms - 1_000).toISOString().slice(0, 19);
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
