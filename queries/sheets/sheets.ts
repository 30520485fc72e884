import { inboxOf } from '#queries/collect/inbox.ts';
import type { Store } from '#queries/store.ts';
import addSql from './add-sheets.sql?raw';
import newestSql from './newest-sheets.sql?raw';

/** Product sheets of a shop: how many it means to publish, how many are published, and when it said so (UTC day). */
export type Sheets = { planned_n: number; done_n: number; told_on: string };

/** What a shop last told of its product sheets; null: nothing. */
export async function shopSheets(store: Store, unit: string): Promise<Sheets | null> {
  const [row] = await store.engine.query<Sheets>(newestSql, { unit });
  return row ?? null;
}

/** Writes down what somebody of a shop tells; on disk when this ends. */
export async function tellSheets(
  store: Store,
  told: { unit: string; told_by: string; planned_n: number; done_n: number },
  now: Date
): Promise<void> {
  const told_at = now.toISOString().replace('T', ' ').replace('Z', '');
  const inbox = await inboxOf(store.engine);
  await inbox.write((transaction) => transaction.run(addSql, { ...told, told_at }));
}
