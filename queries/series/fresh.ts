import type { Freshness } from '#model/question.ts';
import { stateOf } from '#queries/series/meta.ts';
import type { Store } from '#queries/store.ts';

/** How new the figures are; all null in an empty store. */
export const freshness = async (store: Store): Promise<Freshness> =>
  (await stateOf(store.engine)).freshness;

/** A text that changes whenever an answer may. */
export const vintage = async (store: Store): Promise<string> =>
  (await stateOf(store.engine)).vintage;
