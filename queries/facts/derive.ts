import { refreshCells } from '#queries/cells/refresh.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import { recompute } from '#queries/rollup/index.ts';
import type { Store } from '#queries/store.ts';

/** Brings roll-ups up to date with the facts, inside the import's transaction; reads the temporary table `touched`. */
export const deriveInside = (engine: Engine, unit_ids: number[]): Promise<void> =>
  recompute(engine, unit_ids);

/** Makes the cells of changed periods again, after the import's transaction. */
export async function deriveAfter(store: Store): Promise<void> {
  await refreshCells(store);
}
