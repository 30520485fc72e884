import type { Freshness } from '#model/question.ts';
import { ensureAnswers } from '#queries/cells/refresh.ts';
import { stateOf } from '#queries/series/meta.ts';
import type { Store } from '#queries/store.ts';

/** How new the figures are; all null in an empty store. */
export const freshness = async (store: Store): Promise<Freshness> =>
  (await stateOf(store.answers)).freshness;

/** A text that changes whenever an answer may; stale cells are made again first. */
export async function vintage(store: Store): Promise<string> {
  await ensureAnswers(store);
  return (await stateOf(store.answers)).vintage;
}
