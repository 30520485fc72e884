import { refreshCells } from '#queries/cells/refresh.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import { matchDoubles } from '#queries/match/match.ts';
import { recompute } from '#queries/rollup/index.ts';
import type { Store } from '#queries/store.ts';

/**
 * Brings what follows from the facts up to date, inside the import's transaction: sales that two feeds tell, then the
 * roll-ups. Reads the temporary table `touched`.
 */
export async function deriveInside(engine: Engine, unit_ids: number[]): Promise<void> {
  await matchDoubles(engine);
  await recompute(engine, unit_ids);
}

/** Makes the cells of changed periods again, after the import's transaction, unless the store leaves that to questions. */
export async function deriveAfter(store: Store): Promise<void> {
  if (store.cells === 'after_import') await refreshCells(store);
}
