import type { Engine } from '#queries/engines/duckdb.ts';
import type { Store } from '#queries/store.ts';

const last = new WeakMap<Engine, Promise<unknown>>();

/** Runs writers of one store one after the other, in the order of their calls. */
export async function alone<T>(store: Store, work: () => Promise<T>): Promise<T> {
  const before = last.get(store.engine) ?? Promise.resolve();
  const mine = before.then(work, work);
  last.set(store.engine, mine);
  return mine;
}
