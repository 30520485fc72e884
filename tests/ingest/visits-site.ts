import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectApp } from '#ingest/app.ts';
import type { CollectContext } from '#ingest/context.ts';
import { visits } from '#ingest/jobs/visits.ts';
import { parseSettings } from '#model/settings.ts';
import {
  addSite,
  closeStore,
  drainInbox,
  openStore,
  type NewSite,
  type Site,
  type Store
} from '#queries/store.server.ts';

/** A person's browser, as it names itself. */
export const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** Where a visitor of the tests calls from, unless the test says otherwise. */
export const home = '203.0.113.7';

/** A collector on a store of its own, with one shop and its web site, at a clock that the test sets. */
export type SiteBench = {
  store: Store;
  site: Site;
  folder: string;
  /** ISO instant */
  clock: string;
  logged: string[];
  /** calls the collector; `from`: address of the visitor */
  call(path: string, init?: RequestInit & { from?: string; agent?: string }): Promise<Response>;
  /** a page view by our own tracker */
  view(
    url: string,
    options?: { from?: string; agent?: string; referrer?: string }
  ): Promise<number>;
  /** what the server does every minute, and the counts taken into the facts */
  minute(): Promise<void>;
  /** visits as they count: day, class, visits, visitors */
  counted(): Promise<unknown[][]>;
  drops(): Promise<Record<string, number>>;
  rows(sql: string): Promise<Record<string, unknown>[]>;
  /** all bytes under the data folder, by file */
  bytes(): { file: string; content: Buffer }[];
  /** the same folder opened again, as after a restart of the server; for a store on disk */
  restart(): Promise<void>;
  close(): Promise<void>;
};

export async function siteBench(
  given: Partial<NewSite> & {
    calls_per_minute?: number;
    zone?: string;
    proxies?: number;
    clock?: string;
    on_disk?: boolean;
  } = {}
): Promise<SiteBench> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-visits-'));
  const path = given.on_disk === true ? join(folder, 'vitrine.duckdb') : ':memory:';
  let store = await openStore({ path, cells: 'when_asked' });
  await store.engine.run(
    `INSERT INTO unit BY NAME SELECT 1 AS unit_id, 'toys' AS unit_code, 'shop' AS kind, 1001 AS enterprise_id,
      {zone:String} AS zone, 'EUR' AS currency, 'day' AS grain, false AS online_declared, false AS sample`,
    { zone: given.zone ?? 'Europe/Paris' }
  );
  const site = await addSite(store, {
    unit: 'toys',
    source: 'site',
    hosts: ['toys.example'],
    takes_orders: true,
    ...given
  });
  const logged: string[] = [];
  let clock = given.clock ?? '2026-03-02T12:00:00Z';
  const context: CollectContext = {
    store: () => Promise.resolve(store),
    secret: 'a secret of sixteen',
    now: () => new Date(clock),
    signal: new AbortController().signal,
    settings: parseSettings({
      VITRINE_DATA: folder,
      VITRINE_PROXIES: String(given.proxies ?? 0),
      VITRINE_COLLECT_REQUESTS_PER_MINUTE: String(given.calls_per_minute ?? 6000)
    }),
    log: (line) => void logged.push(line)
  };
  let app = collectApp(context);
  const bench: SiteBench = {
    get store() {
      return store;
    },
    site,
    folder,
    get clock() {
      return clock;
    },
    set clock(at) {
      clock = at;
    },
    logged,
    async call(path, { from = home, agent = firefox, headers, ...init } = {}) {
      const request = new Request(`http://localhost/collect${path}`, {
        ...init,
        headers: { 'user-agent': agent, ...Object.fromEntries(new Headers(headers)) }
      });
      return app.fetch(request, { address: from });
    },
    async view(u, { referrer, ...options } = {}) {
      const body = JSON.stringify({ s: site.token, u, r: referrer });
      return (await bench.call('/api/hit', { method: 'POST', body, ...options })).status;
    },
    async minute() {
      await visits.run(context);
      await drainInbox(store);
    },
    async counted() {
      const rows = await store.engine.query(
        `SELECT CAST(local_day AS VARCHAR) AS day, referrer_class, visits_n, visitors_n FROM visit_day
        WHERE is_current ORDER BY ALL`
      );
      return rows.map((row) => Object.values(row));
    },
    async drops() {
      const rows = await store.engine.query<{ reason: string; n: number }>(
        'SELECT reason, CAST(sum(dropped_n) AS BIGINT) AS n FROM drop_count GROUP BY reason ORDER BY reason'
      );
      return Object.fromEntries(rows.map(({ reason, n }) => [reason, n]));
    },
    rows: (sql) => store.engine.query(sql),
    bytes: () =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((file) => statSync(file).isFile())
        .map((file) => ({ file, content: readFileSync(file) })),
    async restart() {
      await closeStore(store);
      store = await openStore({ path, cells: 'when_asked' });
      app = collectApp(context);
    },
    async close() {
      await closeStore(store);
      rmSync(folder, { recursive: true, force: true });
    }
  };
  return bench;
}
