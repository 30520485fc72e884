import { callerOf } from '#ingest/visits/caller.ts';
import { count } from '#lib/server/accounts/limits.server.ts';
import { server } from '#lib/server/context.server.ts';
import { isOurPage, whoAsks } from '#lib/server/guard.server.ts';
import { nobody, type Viewer } from '#model/access.ts';
import { VitrineError } from '#model/problem.ts';
import type { ShopPlace } from '#model/shop-place.ts';
import { noteEvent, type Store } from '#queries/store.server.ts';

/**
 * Who asks the API: by key, or by the session of one of our own pages. `address`: of the socket's other end.
 * Errors: VitrineError unauthorized (401) for a key that is not there, PushBack (429) for too many of those or too many
 * requests of one key.
 */
export async function apiViewer(headers: Headers, address: string): Promise<Viewer> {
  const is_key = headers.has('authorization');
  if (!is_key && headers.has('cookie') && !isOwnRequest(headers)) return nobody;
  const viewer = await whoAsks(headers);
  if (!is_key) return viewer;
  if (viewer.user_id === null) {
    const { VITRINE_PROXIES } = server().settings;
    await count('wrong_key', callerOf(headers, address, VITRINE_PROXIES).address);
    throw new VitrineError('unauthorized', 401, 1, 'unknown, expired or malformed API key');
  }
  await count('key', headers.get('authorization') ?? '');
  return viewer;
}

/** Writes down that somebody saw a shop's own figures by the API; not of a made-up shop. On disk when this ends. */
export async function noteShopSeen(
  store: Store,
  { user_id }: Viewer,
  shop: ShopPlace
): Promise<void> {
  if (user_id === null || shop.sample) return;
  await noteEvent(store, { what: 'shop see', who: user_id, about: shop.unit }, new Date());
}

/** A person's own browser, at an address typed or on one of our pages; another site's script is nobody. */
const isOwnRequest = (headers: Headers): boolean =>
  isOurPage(headers) || (headers.get('sec-fetch-site') === null && headers.get('origin') === null);
