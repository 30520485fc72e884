import type { Page, PullOptions } from '#model/connector.ts';
import { below, objectOf } from '../parts/answer.ts';
import { inside, rawsOf, valueOf } from '../parts/raw.ts';
import { tokens, wholeText } from '../parts/token.ts';

/** What a pull needs of the settings. */
type Keys = {
  refresh_token?: string | undefined;
  client_id?: string | undefined;
  client_secret?: string | undefined;
  marketplace_ids?: string[] | undefined;
  region: 'eu' | 'na' | 'fe';
};

/** Records a page; the platform's limit. */
export const page_size = 100;

/** Orders are kept two years; a day less, so that the far end does not fall off while pages are turned. */
const kept_days = 729;

/** Orders by time of change. */
export async function* pull(options: PullOptions<Keys>): AsyncGenerator<Page> {
  const { settings, since, now, fetch } = options;
  const token = tokens(options, {
    platform: 'Amazon',
    url: 'https://api.amazon.com/auth/o2/token',
    form: {
      grant_type: 'refresh_token',
      refresh_token: settings.refresh_token ?? '',
      client_id: settings.client_id ?? '',
      client_secret: settings.client_secret ?? ''
    }
  });
  const after = since ?? new Date(now().getTime() - kept_days * 86_400_000).toISOString();
  const marketplaces = (settings.marketplace_ids ?? []).join(',');
  const host = `https://sellingpartnerapi-${settings.region}.amazon.com/`;
  let next = options.cursor;
  for (;;) {
    const url = below(host, 'orders/v0/orders', {
      MarketplaceIds: marketplaces,
      ...(next === null
        ? { LastUpdatedAfter: after, MaxResultsPerPage: page_size }
        : { NextToken: next })
    });
    const response = await fetch(url, { headers: { 'x-amz-access-token': await token() } });
    const payload = inside(await objectOf(response, 'Amazon'), 'payload');
    const following = wholeText(payload, 'NextToken');
    const is_last = following === null || following === next;
    yield { records: rawsOf(valueOf(payload, 'Orders')), cursor: is_last ? null : following };
    if (is_last) return;
    next = following;
  }
}
