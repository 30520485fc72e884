import { InvalidInput } from '#model/problem.ts';
import {
  ensureReference,
  followRule,
  openCluster,
  openStore,
  type Store
} from '#queries/store.server.ts';
import type { Settings } from '#model/settings.ts';
import { storePath } from '#lib/server/environment.ts';

/**
 * Opens the store in the data folder, schema and reference data up to date, and the cluster that questions are put to
 * where the settings name one. Errors: StoreBusy, StoreError, InvalidInput.
 */
export async function openReady(settings: Settings): Promise<Store> {
  const store = await openStore({
    path: storePath(settings),
    memory_limit: settings.VITRINE_MEMORY_LIMIT,
    threads: settings.VITRINE_THREADS
  });
  await ensureReference(store);
  await followRule(store, {
    is_public: settings.VITRINE_PUBLIC,
    is_assumed: settings.VITRINE_CONSENT === 'assumed'
  });
  return settings.VITRINE_ENGINE === 'duckdb' ? store : answeredBy(store, settings);
}

async function answeredBy(store: Store, { CLICKHOUSE_URL: url }: Settings): Promise<Store> {
  if (url === undefined)
    throw new InvalidInput('missing setting CLICKHOUSE_URL: VITRINE_ENGINE is clickhouse');
  return { ...store, answers: await openCluster(store, url) };
}
