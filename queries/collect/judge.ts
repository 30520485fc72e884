import type { AppendColumn } from '#queries/engines/writer.ts';
import type { Item } from '#queries/collect/item.ts';
import type { Known } from '#queries/collect/stored.ts';
import { timeText } from '#queries/collect/values.ts';

/** What an item is to what is known. */
export type Outcome = 'accepted' | 'updated' | 'duplicate';

/** One row of the inbox; `_us`: microseconds since 1970, UTC. */
export type InboxRow = {
  seq: bigint;
  received_us: bigint;
  source_id: number;
  unit_id: number;
  kind: string;
  item_key: string;
  version_us: bigint;
  content: string;
  record: string;
  delivery_id: number | null;
};

/** Where a fact stands among all that wait. */
export const placeOf = (source_id: number, kind: string, item_key: string): string =>
  `${source_id} ${kind} ${item_key}`;

/**
 * An item beside what is known of its key: the same content or an older version is a duplicate; of two equal versions
 * the later one counts. An item without a version of its own is newer than whatever is known, whatever the clock says.
 * `is_kept`: a duplicate is kept too when its version is newer, so that a stale one in between does not win later.
 */
export function compare(
  item: Item,
  known: Known | undefined,
  now_us: bigint
): { outcome: Outcome; version_us: bigint; is_kept: boolean } {
  if (known === undefined)
    return { outcome: 'accepted', version_us: item.version_us ?? now_us, is_kept: true };
  const next_us = now_us > known.version_us ? now_us : known.version_us + 1n;
  const version_us = item.version_us ?? next_us;
  if (item.content === known.content)
    return {
      outcome: 'duplicate',
      version_us,
      is_kept: item.version_us !== null && item.version_us > known.version_us
    };
  return version_us < known.version_us
    ? { outcome: 'duplicate', version_us, is_kept: false }
    : { outcome: 'updated', version_us, is_kept: true };
}

/** Text of an item's row, with the version it was given. */
export const recordText = (record: Item['record'], version_us: bigint): string =>
  JSON.stringify({ ...record, version_at: timeText(version_us) });

/** Rows as the columns of the table `inbox`, in its order. */
export function columnsOf(rows: readonly InboxRow[]): AppendColumn[] {
  return [
    { type: 'BIGINT', values: rows.map(({ seq }) => seq) },
    { type: 'TIMESTAMP', values: rows.map(({ received_us }) => received_us) },
    { type: 'INTEGER', values: rows.map(({ source_id }) => source_id) },
    { type: 'INTEGER', values: rows.map(({ unit_id }) => unit_id) },
    { type: 'VARCHAR', values: rows.map(({ kind }) => kind) },
    { type: 'VARCHAR', values: rows.map(({ item_key }) => item_key) },
    { type: 'TIMESTAMP', values: rows.map(({ version_us }) => version_us) },
    { type: 'VARCHAR', values: rows.map(({ content }) => content) },
    { type: 'VARCHAR', values: rows.map(({ record }) => record) },
    {
      type: 'BIGINT',
      values: rows.map(({ delivery_id }) => (delivery_id === null ? null : BigInt(delivery_id)))
    }
  ];
}
