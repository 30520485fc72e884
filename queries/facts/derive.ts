import type { Engine } from '#queries/engines/duckdb.ts';
import type { Store } from '#queries/store.ts';

type Rollup = {
  recompute(engine: Engine, unit_ids: readonly number[]): Promise<void>;
};
type Cells = { refreshCells(store: Store): Promise<unknown> };

const rollups = import.meta.glob<Rollup>('../rollup/index.ts');
const cells = import.meta.glob<Cells>('../cells/refresh.ts');

/** Brings roll-ups up to date with the facts, inside the import's transaction; reads the temporary table `touched`. */
export async function deriveInside(engine: Engine, unit_ids: number[]): Promise<void> {
  for (const load of Object.values(rollups)) {
    const { recompute } = await load();
    await recompute(engine, unit_ids);
  }
}

/** Makes the cells of changed periods again, after the import's transaction. */
export async function deriveAfter(store: Store): Promise<void> {
  for (const load of Object.values(cells)) await (await load()).refreshCells(store);
}
