import type { Store } from '#queries/store.ts';
import healthSql from './health.sql?raw';

/** How feeds are. `worst`: sentence of the pull that failed most often in a row; null: none failed. */
export type FeedHealth = {
  failed_n: number;
  worst: string | null;
  silent_n: number;
  words_n: number;
};

/** How the feeds of a store are: failed pulls, silent sources, words that mean nothing yet. */
export async function feedHealth(store: Store): Promise<FeedHealth> {
  const [row] = await store.engine.query<FeedHealth>(healthSql);
  return row ?? { failed_n: 0, worst: null, silent_n: 0, words_n: 0 };
}
