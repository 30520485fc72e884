import type { Cookies } from '@sveltejs/kit';
import { import_cookie } from '#ingest/files/caller.ts';
import type { ShopPlace } from '#model/shop-place.ts';
import { NotFound } from '#model/problem.ts';
import { server } from '#lib/server/context.server.ts';
import { addSource } from '#ingest/undo.ts';
import { createKey, sourceNamed, type Store } from '#queries/store.server.ts';

/** Hours that a key made for somebody signed in lives: one sitting. */
const key_hours = 4;

/** Name of the feed of a shop that its people's files go to. */
const files_source = 'files';

/**
 * The cookie of the import page for somebody who may enter data of a shop: a key of its own that ends after one sitting,
 * never told to anybody, sent by the browser to the import's addresses only.
 */
export async function importCookie(shop: ShopPlace, now: Date) {
  const store = await server().store();
  const expires_at = new Date(now.getTime() + key_hours * 3_600_000);
  const source_id = await filesSource(store, shop.unit);
  const { key } = await createKey(store, { source_id, label: 'import page', now, expires_at });
  const options = {
    path: import_cookie.path,
    httpOnly: true,
    sameSite: 'strict',
    maxAge: key_hours * 3600
  } as const;
  return { name: import_cookie.name, value: key, options };
}

/** Takes that key from the browser. */
export const forgetImport = (cookies: Cookies): void =>
  cookies.delete(import_cookie.name, { path: import_cookie.path });

async function filesSource(store: Store, unit: string): Promise<number> {
  try {
    return (await sourceNamed(store, unit, files_source)).source_id;
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
  return addSource(store, {
    unit,
    name: files_source,
    reports_online: false,
    reports_total: false
  });
}
