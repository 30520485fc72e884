import { literal } from '#queries/facts/text.ts';
import { openRows, type Which } from '#queries/quarantine/list.ts';
import type { Store } from '#queries/store.ts';

/** Deliveries that open rows of quarantine came with and that are still kept, oldest first. */
export async function refusedDeliveries(
  store: Store,
  which: Which
): Promise<{ delivery_id: number; source_id: number }[]> {
  return store.engine.query<{ delivery_id: number; source_id: number }>(
    `SELECT DISTINCT d.delivery_id, d.source_id FROM quarantine_of AS q JOIN delivery AS d ON d.delivery_id = q.delivery_id
    WHERE ${openRows(which)} ORDER BY d.delivery_id`
  );
}

/** A refusal as it stands in quarantine. */
export type StillRefused = { code: string; value: string };

/** Marks the open rows of a delivery as replayed, but for those that are refused as before. Result: how many. */
export async function settleDeliveryRows(
  store: Store,
  delivery_id: number,
  still: readonly StillRefused[]
): Promise<number> {
  const same = still.map(
    ({ code, value }) => `(code = ${literal(code)} AND coalesce(value, '') = ${literal(value)})`
  );
  const rows = await store.engine.query(
    `UPDATE quarantine SET status = 'replayed'
    WHERE status = 'open' AND delivery_id = {delivery_id:Int64} ${same.length === 0 ? '' : `AND NOT (${same.join(' OR ')})`}
    RETURNING quarantine_id`,
    { delivery_id }
  );
  return rows.length;
}
