import { openStore, type Store } from '#queries/store.ts';
import type { Settings } from '#model/settings.ts';
import { storePath } from '#lib/server/environment.ts';

// Temporary: the write door lands with the reference data.
const doors = import.meta.glob<{ ensureReference?: (store: Store) => Promise<void> }>(
  '/queries/store.server.ts',
  { eager: true }
);

/** Opens the store in the data folder, schema and reference data up to date. Errors: StoreBusy, StoreError. */
export async function openReady(settings: Settings): Promise<Store> {
  const store = await openStore({
    path: storePath(settings),
    memory_limit: settings.VITRINE_MEMORY_LIMIT,
    threads: settings.VITRINE_THREADS
  });
  for (const door of Object.values(doors)) await door.ensureReference?.(store);
  return store;
}
