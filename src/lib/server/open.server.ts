import { ensureReference, openStore, type Store } from '#queries/store.server.ts';
import type { Settings } from '#model/settings.ts';
import { storePath } from '#lib/server/environment.ts';

/** Opens the store in the data folder, schema and reference data up to date. Errors: StoreBusy, StoreError. */
export async function openReady(settings: Settings): Promise<Store> {
  const store = await openStore({
    path: storePath(settings),
    memory_limit: settings.VITRINE_MEMORY_LIMIT,
    threads: settings.VITRINE_THREADS
  });
  await ensureReference(store);
  return store;
}
