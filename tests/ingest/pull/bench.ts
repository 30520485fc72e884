import { connectorNamed } from '#ingest/connectors/index.ts';
import type { Clock } from '#ingest/pull/clock.ts';
import type { PullDoor } from '#ingest/pull/run.ts';
import type { Transport } from '#ingest/pull/transport.ts';
import { drainInbox, saveConnection, type Store } from '#queries/store.server.ts';
import { addUnit, factStore } from '#tests/queries/facts.ts';

/** Key of pseudonyms and seals in the tests of pulls. */
export const secret = 'k1-2025-of-the-tests';

/** A store with one shop whose source 1 is connected with a platform. */
export async function connectedShop(
  connector: string,
  settings: Record<string, unknown>
): Promise<Store> {
  const store = await factStore();
  await addUnit(store.engine, { unit_id: 1 });
  await connect(store, connector, settings);
  return store;
}

/** Connects source 1 of a store. */
export const connect = (
  store: Store,
  connector: string,
  settings: Record<string, unknown>
): Promise<void> =>
  saveConnection(store, secret, {
    source_id: 1,
    connector,
    settings,
    pull_every_hours: 24,
    paused: false,
    reports: connectorNamed(connector).reports,
    now: new Date('2021-03-01T00:00:00Z')
  });

/** What a pull of the test works with; `signal`: default never aborted. */
export const doorTo = (
  store: Store,
  line: { transport: Transport },
  clock: Clock,
  signal = new AbortController().signal
): PullDoor => ({ store, secret, transport: line.transport, clock, signal });

/** The current orders once all that waits is applied: how many rows, how many different ones, cents with tax. */
export async function ordersIn(
  store: Store
): Promise<{ rows_n: number; orders_n: number; cents: number }> {
  await drainInbox(store);
  const [row] = await store.engine.query<{ rows_n: number; orders_n: number; cents: number }>(
    `SELECT count(*) AS rows_n, count(DISTINCT external_id) AS orders_n,
      CAST(coalesce(sum(net_minor + coalesce(tax_minor, 0)), 0) AS BIGINT) AS cents
    FROM order_version WHERE is_current`
  );
  return row ?? { rows_n: 0, orders_n: 0, cents: 0 };
}
