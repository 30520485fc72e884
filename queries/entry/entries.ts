import type { Day } from '#model/calendar.ts';
import type { EntryAmounts, EntryTax } from '#model/week-entry.ts';
import type { WriterTransaction } from '#queries/engines/writer.ts';
import { inboxOf } from '#queries/collect/inbox.ts';
import type { Store } from '#queries/store.ts';
import addSql from './add-entry.sql?raw';
import fedSql from './fed-channels.sql?raw';
import listSql from './list-entries.sql?raw';

/** Name of the feed of a shop whose weeks people enter. */
export const entry_source = 'entry';

/** Moves a moment into the store's own writing, UTC. */
const stamp = (date: Date): string => date.toISOString().replace('T', ' ').replace('Z', '');

/** A week somebody entered. `entered_by`: id of the account; `counts`: no later entry of the week. */
export type WeekEntry = {
  request_id: string;
  week_on: Day;
  entered_at: string;
  entered_by: string;
  tax: EntryTax;
  currency: string;
  amounts: EntryAmounts;
  counts: boolean;
};

/** An entry on its way in. */
export type NewEntry = Omit<WeekEntry, 'entered_at' | 'counts'> & {
  source_id: number;
  unit_id: number;
  entered_at: Date;
  received_at: Date;
};

/** Writes an entry down in the transaction that keeps its takings. */
export const keepEntry =
  ({ amounts, entered_at, received_at, ...entry }: NewEntry) =>
  (transaction: WriterTransaction): Promise<void> =>
    transaction.run(addSql, {
      ...entry,
      entered_at: stamp(entered_at),
      received_at: stamp(received_at),
      amounts: JSON.stringify(amounts)
    });

/** What to list; absent: everything. */
type Which = { week_on?: Day; request_id?: string; limit: number };

type Row = Omit<WeekEntry, 'amounts'> & { amounts: string };

/** Entered weeks of a shop, newest week first, of each week the entry made last first. On disk, whatever waits to be applied. */
export async function weekEntries(
  store: Store,
  unit: string,
  { week_on = '', request_id = '', limit }: Which
): Promise<WeekEntry[]> {
  const inbox = await inboxOf(store.engine);
  const rows = await inbox.query<Row>(listSql, { unit, week_on, request_id, limit });
  return rows.map((row) => ({ ...row, amounts: JSON.parse(row.amounts) as EntryAmounts })); // written above
}

/** A channel that another feed tells since a day. */
export type FedChannel = { channel: string; source: string; since_on: Day };

/** Channels of a shop that come in by other feeds than entered weeks, facts since `from` looked at. */
export const fedChannels = (store: Store, unit: string, from: Day): Promise<FedChannel[]> =>
  store.engine.query<FedChannel>(fedSql, { unit, entry: entry_source, from });
