import type { Freshness } from '#model/question.ts';
import { ensureCells } from '#queries/cells/refresh.ts';
import { stateOf } from '#queries/series/meta.ts';
import type { Store } from '#queries/store.ts';

/** How new the figures are; all null in an empty store. */
export const freshness = async (store: Store): Promise<Freshness> =>
  (await stateOf(store.engine)).freshness;

/** A text that changes whenever an answer may; stale cells are made again first. */
export async function vintage(store: Store): Promise<string> {
  await ensureCells(store);
  return (await stateOf(store.engine)).vintage;
}
