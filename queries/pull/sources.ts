import { alone } from '#queries/facts/alone.ts';
import { statements } from '#queries/facts/text.ts';
import { listKeys, revokeKey } from '#queries/collect/keys.ts';
import { retryDeliveries } from '#queries/collect/deliveries.ts';
import { pullStates, type PullState } from '#queries/pull/state.ts';
import type { Store } from '#queries/store.ts';
import disconnectSql from './disconnect.sql?raw';
import sourcesSql from './sources.sql?raw';
import turnsSql from './turns.sql?raw';

/** A feed with how it is connected and how it is. Instants ISO in UTC; `pull` null: never pulled. */
export type SourceRow = {
  source_id: number;
  unit: string;
  name: string;
  kind: string;
  sample: boolean;
  /** null: not connected with a platform */
  connector: string | null;
  paused: boolean;
  pull_every_hours: number | null;
  keys_n: number;
  quarantined_n: number;
  last_success_at: string | null;
  last_order_at: string | null;
  silent_since: string | null;
  expected_n: number | null;
  pull: PullState | null;
};

/** Feeds of one unit, or of all. */
export async function listSources(
  store: Store,
  { unit, now }: { unit: string | null; now: Date }
): Promise<SourceRow[]> {
  const rows = await store.engine.query<Omit<SourceRow, 'pull'>>(sourcesSql, {
    unit,
    now: stamp(now)
  });
  const states = new Map((await pullStates(store)).map((state) => [state.source_id, state]));
  return rows.map((row) => ({ ...row, pull: states.get(row.source_id) ?? null }));
}

/** A source that is pulled and not paused. */
export type PulledSource = {
  source_id: number;
  connector: string;
  every_hours: number;
  zone: string;
};

/** Sources that are pulled and not paused. */
export const pulledSources = (store: Store): Promise<PulledSource[]> =>
  store.engine.query<PulledSource>(turnsSql);

/**
 * Stops taking anything of a source in, or goes on: it is not pulled, its silence is not noticed, its platform's webhooks
 * are kept and read once it goes on, what is posted is refused. Result: whether it was connected. Source: decision 0022.
 */
export async function pauseConnection(
  store: Store,
  source_id: number,
  paused: boolean
): Promise<boolean> {
  const rows = await store.engine.query(
    'UPDATE source_connection SET paused = {paused:Bool} WHERE source_id = {source_id:Int64} RETURNING source_id',
    { source_id, paused }
  );
  if (!paused) await retryDeliveries(store);
  return rows.length > 0;
}

/** Forgets how a source is connected and ends its keys. Its facts, rules and quarantine stay. */
export async function disconnect(store: Store, source_id: number, now: Date): Promise<void> {
  for (const key of await listKeys(store))
    if (key.source_id === source_id && key.revoked_at === null)
      await revokeKey(store, key.key_id, now);
  await alone(store, () =>
    store.engine.transaction(async (engine) => {
      for (const statement of statements(disconnectSql))
        await engine.run(statement, { source_id, now: stamp(now) });
    })
  );
}

const stamp = (date: Date): string => date.toISOString().replace('T', ' ').replace('Z', '');
