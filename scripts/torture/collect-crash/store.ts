import { join } from 'node:path';
import { importRows } from '#ingest/import.ts';
import { readDelivery } from '#ingest/hooks/read.ts';
import { parseSettings } from '#model/settings.ts';
import { auditRollups } from '#queries/rollup/index.ts';
import {
  addSource,
  closeStore,
  createKey,
  deliveriesDue,
  drainInbox,
  openStore,
  saveConnection,
  type Store
} from '#queries/store.server.ts';
import type { Access, Sent } from './clients.ts';
import counted from './counted.sql?raw';
import twice from './twice.sql?raw';
import { secret } from './server.ts';

const hook_secret = 'hook-secret';

/** Opens the store of a dead server. */
export async function withStore<T>(data: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ path: join(data, 'vitrine.duckdb') });
  try {
    return await work(store);
  } finally {
    await closeStore(store);
  }
}

/** A shop with a key for its own orders and a connection with WooCommerce. */
export async function prepare(store: Store): Promise<Omit<Access, 'url'>> {
  const shop = { unit: 'toys', zone: 'Europe/Paris', currency: 'EUR' };
  await importRows({ store, secret }, 'units', [shop], 'torture');
  const reports = { reports_online: true, reports_total: false };
  const source_id = await addSource(store, { unit: 'toys', name: 'own', ...reports });
  const { key } = await createKey(store, { source_id, label: 'torture' });
  const hook_source_id = await addSource(store, { unit: 'toys', name: 'woo', ...reports });
  await saveConnection(store, secret, {
    source_id: hook_source_id,
    connector: 'woocommerce',
    settings: {
      base_url: 'https://toys.example.org',
      webhook_secrets: [{ value: hook_secret, until: null }]
    },
    pull_every_hours: null,
    paused: false,
    reports: { online: true, total: false }
  });
  return { key, hook_source_id, hook_secret };
}

/** What is kept in two places at once, as it lies on disk after a crash. */
export const doubles = async (store: Store): Promise<string[]> =>
  (await store.engine.query<{ what: string }>(twice)).map(({ what }) => `twice: ${what}`);

/** Reads and applies everything that waits, then compares the facts with what was acknowledged. */
export async function settled(
  store: Store,
  acknowledged: readonly Sent[],
  in_doubt: readonly Sent[]
): Promise<string[]> {
  await readHooks(store);
  await drainInbox(store);
  const rows = await store.engine.query<{ external_id: string; what: string; n: number }>(counted);
  const found = new Map(rows.map(({ external_id, what, n }) => [external_id, { what, n }]));
  const failures: string[] = [];
  const newest = new Map(acknowledged.flatMap(({ sales }) => sales));
  const maybe = new Map<string, Set<number>>();
  for (const [id, net] of in_doubt.flatMap(({ sales }) => sales))
    maybe.set(id, (maybe.get(id) ?? new Set()).add(net));
  for (const [id, net] of newest) {
    const { what, n } = found.get(id) ?? { what: 'nothing', n: 0 };
    const is_right =
      what === `sale ${net}` || [...(maybe.get(id) ?? [])].some((it) => what === `sale ${it}`);
    if (!is_right || n !== 1)
      failures.push(`${id}: wanted one sale of ${net}, found ${n} × ${what}`);
  }
  for (const id of acknowledged.flatMap(({ refused }) => refused)) {
    const { what, n } = found.get(id) ?? { what: 'nothing', n: 0 };
    if (what !== 'refused' || n !== 1)
      failures.push(`${id}: wanted one refusal, found ${n} × ${what}`);
  }
  const known = new Set(
    [...acknowledged, ...in_doubt].flatMap(({ sales, refused }) => [
      ...sales.map(([id]) => id),
      ...refused
    ])
  );
  for (const id of found.keys()) if (!known.has(id)) failures.push(`${id}: nobody sent it`);
  const { wrong_n } = await auditRollups(store);
  if (wrong_n > 0) failures.push(`${wrong_n} keys of the roll-ups differ from the facts`);
  return failures;
}

async function readHooks(store: Store): Promise<void> {
  const context = {
    store: async () => store,
    secret,
    now: () => new Date(),
    signal: new AbortController().signal,
    settings: parseSettings({}),
    log: () => undefined
  };
  for (;;) {
    const due = await deliveriesDue(store, { secret, now: new Date(), limit: 500 });
    if (due.length === 0) return;
    await Promise.all(due.map((delivery) => readDelivery(context, delivery)));
  }
}
