import type { Page, PullOptions } from '#model/connector.ts';
import { below, objectOf } from '../parts/answer.ts';
import { rawsOf, valueOf } from '../parts/raw.ts';

/** What a pull needs of the settings. */
type Keys = {
  base_url?: string | undefined;
  api_key?: string | undefined;
  shop_id?: string | undefined;
};

/** Records a page; the platform's limit. */
export const page_size = 100;

/** Orders changed since a moment, by creation, oldest first. The cursor is the place in the list and that moment. */
export async function* pull(options: PullOptions<Keys>): AsyncGenerator<Page> {
  const { settings, fetch } = options;
  const found = /^(\d{1,8})(?: (\S{20,30}))?$/.exec(options.cursor ?? '');
  const since = found === null ? options.since : (found[2] ?? null);
  let offset = Number(found?.[1] ?? 0);
  for (;;) {
    const url = below(settings.base_url ?? '', 'api/orders', {
      start_update_date: since,
      order: 'asc',
      max: page_size,
      offset,
      shop_id: settings.shop_id ?? null
    });
    const response = await fetch(url, { headers: { Authorization: settings.api_key ?? '' } });
    const answer = await objectOf(response, 'Mirakl');
    const records = rawsOf(valueOf(answer, 'orders'));
    const total = valueOf(answer, 'total_count');
    offset += records.length;
    const is_last = records.length === 0 || typeof total !== 'number' || offset >= total;
    yield {
      records,
      cursor: is_last ? null : `${offset} ${since ?? ''}`.trim(),
      ...(typeof total === 'number' ? { expected_n: total } : {})
    };
    if (is_last) return;
  }
}
