import type { Engine } from '#queries/engines/duckdb.ts';
import type { Writer } from '#queries/engines/writer.ts';
import type { Store } from '#queries/store.ts';
import addSql from './add-event.sql?raw';
import listSql from './list-events.sql?raw';

/** Who saw or changed what. `who`: id of the account, `''` for the command line. `about`: shop, account or key it is about. */
export type Event = { what: string; who: string; about: string };

/** An event as listed. `happened_at` UTC. */
export type EventRow = Event & { happened_at: string };

// A writer of its own: what is noted here changes no answer, so kept answers stay good.
const writers = new WeakMap<Engine, Promise<Writer>>();

/** Writes one event down; it is on disk when this ends. Never give it a key, an address or a word somebody typed. */
export async function noteEvent(store: Store, event: Event, now: Date): Promise<void> {
  let writer = writers.get(store.engine);
  if (writer === undefined) writers.set(store.engine, (writer = store.engine.writer()));
  const happened_at = now.toISOString().replace('T', ' ').replace('Z', '');
  const detail = JSON.stringify({ who: event.who, about: event.about });
  await (
    await writer
  ).commit((transaction) => transaction.run(addSql, { happened_at, what: event.what, detail }));
}

/** The newest events about somebody or something (`about` null: all), newest first. */
export async function listEvents(
  store: Store,
  { about, limit }: { about: string | null; limit: number }
): Promise<EventRow[]> {
  return store.engine.query<EventRow>(listSql, { about: about ?? '', limit });
}
