import type { Page, PullOptions } from '#model/connector.ts';
import { below, notThePlatform, objectOf } from '../parts/answer.ts';
import { rawsOf, text, valueOf } from '../parts/raw.ts';
import { walk, type Leaf, type Place } from '../parts/walk.ts';

/** What a pull needs of the settings. */
export type Access = {
  base_url: string;
  email?: string | undefined;
  password?: string | undefined;
};

/** Records a page. */
export const page_size = 100;

/** Days an order may still change after it was placed; the list cannot be asked for by time of change. */
const open_days = 60;

type Options = PullOptions<Access>;

/** Orders placed since sixty days before a moment, by number, a place that no change moves. */
export async function* pull(options: Options): AsyncGenerator<Page> {
  let token = '';
  const from = options.since === null ? null : daysBefore(options.since);
  yield* walk(['orders'], { from, cursor: options.cursor }, async (place) => {
    if (token === '') token = await login(options);
    return leafAt(place, options, token);
  });
}

const daysBefore = (since: string): string =>
  new Date(Date.parse(since) - open_days * 86_400_000).toISOString().slice(0, 19);

async function login({ settings, fetch }: Options): Promise<string> {
  const url = below(settings.base_url, 'api/v2/admin/administrators/token');
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({ email: settings.email ?? '', password: settings.password ?? '' })
  });
  const token = text(await objectOf(response, 'Sylius'), 'token');
  if (token === null) throw notThePlatform('Sylius');
  return token;
}

async function leafAt(place: Place, { settings, fetch }: Options, token: string): Promise<Leaf> {
  const url = below(settings.base_url, 'api/v2/admin/orders', {
    page: place.page,
    itemsPerPage: page_size,
    'order[number]': 'asc',
    'checkoutCompletedAt[after]': place.from
  });
  const response = await fetch(url, {
    headers: { Authorization: `Bearer ${token}`, Accept: 'application/ld+json' }
  });
  const answer = await objectOf(response, 'Sylius');
  const members = valueOf(answer, 'hydra:member') ?? valueOf(answer, 'member');
  if (!Array.isArray(members)) throw notThePlatform('Sylius');
  const orders = rawsOf(members);
  const total = text(answer, 'hydra:totalItems') ?? text(answer, 'totalItems');
  return {
    records: orders,
    full: orders.length > 0 && (total === null || place.page * orders.length < Number(total)),
    last: null,
    expected_n: total === null ? null : Number(total)
  };
}
