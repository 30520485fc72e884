import type { DropReason } from '#model/connector.ts';
import type { WriterTransaction } from '#queries/engines/writer.ts';
import { timeText } from '#queries/collect/values.ts';
import type { Store } from '#queries/store.ts';
import addDrop from './add-drop.sql?raw';
import dropCounts from './drop-counts.sql?raw';

/** Events that left no fact behind: source, moment (microseconds since 1970, UTC), reasons. */
export type Dropped = { source_id: number; now_us: bigint; drops: readonly DropReason[] };

/** Adds events without a fact to their counts, inside a writer's transaction. */
export async function addDrops(
  transaction: WriterTransaction,
  dropped: readonly Dropped[]
): Promise<void> {
  const counts = new Map<string, { source_id: number; day: string; reason: string; n: number }>();
  for (const { source_id, now_us, drops } of dropped)
    for (const reason of drops) {
      const day = timeText(now_us).slice(0, 10);
      const key = `${source_id} ${day} ${reason}`;
      const count = counts.get(key) ?? { source_id, day, reason, n: 0 };
      counts.set(key, { ...count, n: count.n + 1 });
    }
  for (const { source_id, day, reason, n } of counts.values())
    await transaction.run(addDrop, { source_id, day, reason, n });
}

/** Events without a fact: by source and reason, since a day (YYYY-MM-DD). */
export type DropCount = { source_id: number; reason: string; dropped_n: number };

/** How many events left no fact behind, and why. `from`: first day of receipt, UTC. */
export const listDrops = (store: Store, from: string): Promise<DropCount[]> =>
  store.engine.query<DropCount>(dropCounts, { from });
