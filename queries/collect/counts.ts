import type { Store } from '#queries/store.ts';
import counts from './counts.sql?raw';

/** Where the collector stands. `dropped`: events that left no fact behind in the last thirty days, by reason. */
export type CollectorCounts = {
  waiting_n: number;
  deliveries_waiting_n: number;
  deliveries_failed_n: number;
  dropped: Record<string, number>;
};

const days = 30;

/** What waits, what failed, what was dropped. */
export async function collectorCounts({ engine }: Store, now: Date): Promise<CollectorCounts> {
  const from = new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
  const [row] = await engine.query<Omit<CollectorCounts, 'dropped'> & { dropped: string }>(counts, {
    from
  });
  if (row === undefined) throw new Error('one row of counts');
  return { ...row, dropped: JSON.parse(row.dropped) as Record<string, number> }; // made by the statement
}
