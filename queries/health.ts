import type { Store } from '#queries/store.ts';

/** Whether the store holds no shop and no panel yet. */
export async function isEmpty(store: Store): Promise<boolean> {
  const rows = await store.engine.query('SELECT unit_id FROM unit LIMIT 1');
  return rows.length === 0;
}

/** Whether the engine answers. Errors: StoreError. */
export async function ping(store: Store): Promise<void> {
  await store.engine.query('SELECT 1 AS one');
}
