import type { Engine } from '#queries/engines/duckdb.ts';
import { collectorCounts, type CollectorCounts } from '#queries/collect/counts.ts';
import { feedHealth, type FeedHealth } from '#queries/pull/health.ts';
import { auditRollups } from '#queries/rollup/audit.ts';
import { newestSchema, type Store } from '#queries/store.ts';

/** Whether the store holds no shop and no panel yet. */
export async function isEmpty(store: Store): Promise<boolean> {
  const rows = await store.engine.query('SELECT unit_id FROM unit LIMIT 1');
  return rows.length === 0;
}

/** Whether the engine answers. Errors: StoreError. */
export async function ping(store: Store): Promise<void> {
  await store.engine.query('SELECT 1 AS one');
}

/** Number of the last migration a store went through. */
export async function schemaVersion(engine: Engine): Promise<number> {
  const [row] = await engine.query<{ number: number | null }>(
    'SELECT max(number) AS number FROM migration'
  );
  return row?.number ?? 0;
}

/** One thing looked at. `warning`: somebody should act, nothing is wrong. `failed`: numbers may be wrong. */
export type Check = { name: string; status: 'ok' | 'warning' | 'failed'; detail: string };

/** The store's own health. The roll-ups are compared with all facts: seconds for millions of orders. */
export async function health(store: Store): Promise<Check[]> {
  const { engine } = store;
  const schema = await schemaVersion(engine);
  const [facts] = await engine.query<{ units_n: number; orders_n: number; takings_n: number }>(
    `SELECT (SELECT count(*) FROM unit) AS units_n,
       (SELECT count(*) FROM order_version WHERE is_current) AS orders_n,
       (SELECT count(*) FROM takings WHERE is_current) AS takings_n`
  );
  const open_n = await count(engine, "SELECT count(*) AS n FROM quarantine WHERE status = 'open'");
  const running_n = await count(
    engine,
    "SELECT count(*) AS n FROM import WHERE status = 'running'"
  );
  const dirty_n = await count(engine, 'SELECT count(*) AS n FROM dirty');
  return [
    {
      name: 'schema',
      status: schema === newestSchema ? 'ok' : 'failed',
      detail: `version ${schema} of ${newestSchema}`
    },
    {
      name: 'facts',
      status: 'ok',
      detail: `${facts?.units_n} units, ${facts?.orders_n} orders, ${facts?.takings_n} takings`
    },
    await rollups(store),
    ...collector(await collectorCounts(store, new Date())),
    ...feeds(await feedHealth(store)),
    check('quarantine', open_n, 'refused rows wait: npm run vitrine -- quarantine list'),
    check('imports', running_n, 'imports never finished; their rows were rolled back'),
    check('dirty periods', dirty_n, 'periods wait for their cells: npm run vitrine -- rebuild')
  ];
}

async function rollups(store: Store): Promise<Check> {
  const { keys_n, wrong_n, wrong_months } = await auditRollups(store);
  const where = wrong_months.slice(0, 12).join(', ');
  return {
    name: 'roll-ups',
    status: wrong_n === 0 ? 'ok' : 'failed',
    detail:
      wrong_n === 0
        ? `${keys_n} keys equal the facts`
        : `${wrong_n} of ${keys_n} keys differ from the facts, in ${where}: npm run vitrine -- rebuild`
  };
}

/** Whether the platforms of shops are heard of, and understood. */
const feeds = ({ failed_n, worst, silent_n, words_n }: FeedHealth): Check[] => [
  check('pulls', failed_n, `failed last time (${worst}): npm run vitrine -- source list`),
  check('silent sources', silent_n, 'usually busy: npm run vitrine -- source list'),
  check('origins', words_n, 'words mean nothing yet: npm run vitrine -- source origins')
];

/** What the collector keeps and has not counted, and what it left out. */
function collector(counts: CollectorCounts): Check[] {
  const dropped = Object.entries(counts.dropped).map(([reason, n]) => `${n} ${reason}`);
  return [
    {
      name: 'inbox',
      status: 'ok',
      detail:
        counts.waiting_n === 0
          ? 'empty'
          : `${counts.waiting_n} acknowledged rows wait to be applied`
    },
    check(
      'webhooks',
      counts.deliveries_failed_n,
      'could not be read; they are kept and tried again'
    ),
    {
      name: 'dropped',
      status: 'ok',
      detail: dropped.length === 0 ? 'nothing in 30 days' : `in 30 days: ${dropped.join(', ')}`
    }
  ];
}

const check = (name: string, n: number, meaning: string): Check => ({
  name,
  status: n === 0 ? 'ok' : 'warning',
  detail: n === 0 ? 'none' : `${n} ${meaning}`
});

async function count(engine: Engine, sql: string): Promise<number> {
  const [row] = await engine.query<{ n: number }>(sql);
  return row?.n ?? 0;
}
