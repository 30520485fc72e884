import type { Page, PullOptions } from '#model/connector.ts';
import { basic, below, objectOf } from '../parts/answer.ts';
import { rawsOf, valueOf } from '../parts/raw.ts';
import { tokens } from '../parts/token.ts';

/** What a pull needs of the settings. */
type Keys = {
  client_id?: string | undefined;
  client_secret?: string | undefined;
  refresh_token?: string | undefined;
};

/** Records a page; the platform's limit. */
export const page_size = 200;

/** Orders are kept two years; a day less, so that the far end does not fall off while pages are turned. */
const kept_days = 729;

/** Orders by the moment of their change, or all that eBay still has. The cursor is the place in the list and its filter. */
export async function* pull(options: PullOptions<Keys>): AsyncGenerator<Page> {
  const { settings, fetch } = options;
  const token = tokens(options, {
    platform: 'eBay',
    url: 'https://api.ebay.com/identity/v1/oauth2/token',
    headers: { Authorization: basic(settings.client_id ?? '', settings.client_secret ?? '') },
    form: {
      grant_type: 'refresh_token',
      refresh_token: settings.refresh_token ?? '',
      scope: 'https://api.ebay.com/oauth/api_scope/sell.fulfillment.readonly'
    }
  });
  const [, given, filter = filterOf(options)] = /^(\d{1,7}) (.+)$/.exec(options.cursor ?? '') ?? [];
  let offset = Number(given ?? 0);
  for (;;) {
    const url = below('https://api.ebay.com/', 'sell/fulfillment/v1/order', {
      filter,
      limit: page_size,
      offset
    });
    const response = await fetch(url, { headers: { Authorization: `Bearer ${await token()}` } });
    const answer = await objectOf(response, 'eBay');
    const records = rawsOf(valueOf(answer, 'orders'));
    const total = valueOf(answer, 'total');
    offset += records.length;
    const is_last = records.length === 0 || typeof total !== 'number' || offset >= total;
    yield {
      records,
      cursor: is_last ? null : `${offset} ${filter}`,
      ...(typeof total === 'number' ? { expected_n: total } : {})
    };
    if (is_last) return;
  }
}

function filterOf({ since, now }: PullOptions<Keys>): string {
  const from = since ?? new Date(now().getTime() - kept_days * 86_400_000).toISOString();
  return `${since === null ? 'creationdate' : 'lastmodifieddate'}:[${from}..]`;
}
