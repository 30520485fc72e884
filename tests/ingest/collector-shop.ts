import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrderFact, Read } from '#model/connector.ts';
import { parseSettings } from '#model/settings.ts';
import type { CollectContext } from '#ingest/context.ts';
import type { Accepted } from '#queries/store.server.ts';
import { closeStore, openStore, type Store } from '#queries/store.ts';

/** Key of the customer pseudonyms in the tests. */
export const secret = 'k1-2025';

/** The collector's clock in the tests. */
export const noon = new Date('2021-03-02T12:00:00Z');

/** A store with the shop `toys` in Paris, which keeps its books in euro. */
export type CollectorShop = {
  store: Store;
  /** a feed of the shop, of its own name; its number */
  newSource(name?: string): Promise<number>;
  rows(sql: string): Promise<Record<string, unknown>[]>;
  /** a CSV file of this text, gone after `close`; its path */
  file(text: string): string;
  close(): Promise<void>;
};

/** In memory, or in the file at `path`, where the shop may be already. Its cells are made when a figure is asked. */
export async function collectorShop(path = ':memory:'): Promise<CollectorShop> {
  const store = await openStore({ path, cells: 'when_asked' });
  await store.engine.run(`
    INSERT INTO unit BY NAME SELECT * FROM (VALUES
      (1, 'toys', 'shop', 1, 'Europe/Paris', 'EUR', 'day', false, false),
      (2, 'noumea', 'shop', 2, 'Pacific/Noumea', 'XPF', 'day', false, false)
    ) AS t(unit_id, unit_code, kind, enterprise_id, zone, currency, grain, online_declared, sample)
    WHERE NOT EXISTS (SELECT 1 FROM unit)`);
  let sources_n = 0;
  let folder: string | undefined;
  return {
    store,
    async newSource(name) {
      sources_n += 1;
      await store.engine.run(
        `INSERT INTO source BY NAME SELECT {source_id:Int64} AS source_id, 1 AS unit_id, {name:String} AS name,
          'declared' AS kind, true AS reports_online, false AS reports_total, false AS sample`,
        { source_id: sources_n, name: name ?? `web ${sources_n}` }
      );
      return sources_n;
    },
    rows: (sql) => store.engine.query(sql),
    file(text) {
      folder ??= mkdtempSync(join(tmpdir(), 'vitrine-test-'));
      const file = join(folder, 'file.csv');
      writeFileSync(file, text);
      return file;
    },
    async close() {
      await closeStore(store);
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** What a collector of this store has; its clock stands at noon. */
export const contextOf = (store: Store, env: Record<string, string> = {}): CollectContext => ({
  store: async () => store,
  secret,
  now: () => noon,
  signal: new AbortController().signal,
  settings: parseSettings(env),
  log: () => undefined
});

/** A paid web order of 12.50 as a connector reads it. */
export const order = (given: Partial<OrderFact> = {}): Read => ({
  kind: 'order',
  fact: {
    external_id: 'A1',
    version_at: null,
    ordered_at: '2021-03-01T10:00:00Z',
    order_mode: 'online',
    channel: 'own_site',
    fulfilment: 'shipping',
    payment_moment: 'at_order',
    status: 'paid',
    net_minor: 1250,
    tax_minor: 250,
    refund_minor: 0,
    tax_basis: 'ht',
    currency: 'EUR',
    customer: null,
    items_n: 2,
    refund_of: null,
    origin: 'checkout',
    payment_refs: [],
    ...given
  }
});

/** Accepted, updated, duplicate, dropped, quarantined. */
export const counts = (accepted: Accepted): number[] => [
  accepted.accepted_n,
  accepted.updated_n,
  accepted.duplicate_n,
  accepted.dropped_n,
  accepted.quarantined.length
];
