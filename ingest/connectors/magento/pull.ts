import type { Page, PullOptions } from '#model/connector.ts';
import { below, notThePlatform, objectOf } from '../parts/answer.ts';
import { rawsOf, text, valueOf, type Raw } from '../parts/raw.ts';
import { walk, type Leaf, type Place } from '../parts/walk.ts';

/** What a pull needs of the settings. */
export type Access = { base_url: string; access_token?: string | undefined };

/** Records a page. */
export const page_size = 100;

type Options = PullOptions<Access>;
type Filter = { field: string; value: string; condition_type: string };

/** Orders, then credit memos, by time of change, oldest first. Times are UTC. */
export const pull = (options: Options): AsyncGenerator<Page> =>
  walk(
    ['orders', 'creditmemos'],
    { from: options.since?.slice(0, 19).replace('T', ' ') ?? null, cursor: options.cursor },
    (place) => leafAt(place, options)
  );

async function leafAt(place: Place, options: Options): Promise<Leaf> {
  const filters = place.from === null ? [] : [updatedSince(place.from)];
  const { items, total_n } = await search(options, place.list, filters, place.page);
  return {
    records: place.list === 'orders' ? items : await withOrders(items, options),
    full: items.length >= page_size && place.page * page_size < total_n,
    last: text(items.at(-1) ?? {}, 'updated_at'),
    expected_n: total_n
  };
}

const updatedSince = (value: string): Filter => ({
  field: 'updated_at',
  value,
  condition_type: 'gteq'
});

async function withOrders(memos: Raw[], options: Options): Promise<unknown[]> {
  const ids = [...new Set(memos.map((memo) => text(memo, 'order_id')).filter((id) => id !== null))];
  if (ids.length === 0) return memos;
  const only = { field: 'entity_id', value: ids.join(','), condition_type: 'in' };
  const { items } = await search(options, 'orders', [only], 1);
  const orders = new Map(items.map((order) => [text(order, 'entity_id'), order]));
  return memos.map((creditmemo) => ({
    creditmemo,
    order: orders.get(text(creditmemo, 'order_id')) ?? null
  }));
}

async function search(
  { settings, fetch }: Options,
  what: string,
  filters: Filter[],
  page: number
): Promise<{ items: Raw[]; total_n: number }> {
  const query: Record<string, string | number> = {
    'searchCriteria[pageSize]': page_size,
    'searchCriteria[currentPage]': page,
    'searchCriteria[sortOrders][0][field]': 'updated_at',
    'searchCriteria[sortOrders][0][direction]': 'ASC'
  };
  for (const [i, filter] of filters.entries())
    for (const [name, value] of Object.entries(filter))
      query[`searchCriteria[filter_groups][${i}][filters][0][${name}]`] = value;
  const response = await fetch(below(settings.base_url, `rest/V1/${what}`, query), {
    headers: { Authorization: `Bearer ${settings.access_token ?? ''}`, Accept: 'application/json' }
  });
  const answer = await objectOf(response, 'Magento');
  if (!Object.hasOwn(answer, 'items')) throw notThePlatform('Magento');
  return {
    items: rawsOf(valueOf(answer, 'items')),
    total_n: Number(text(answer, 'total_count') ?? 0)
  };
}
