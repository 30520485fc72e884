import { series, ownSeries } from '#queries/series.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { compare, type Pair } from '../bench.ts';
import { takeIn, type Intake } from './ingest.ts';
import { questions } from './questions.ts';
import headline from './raw/headline.sql?raw';
import rawOrders from './raw-orders.sql?raw';
import { storeOf } from './store.ts';

/** What one size of store gave. `peak_mb`: the largest size of the process that did it all. */
export type Measured = {
  pairs: Pair[];
  intake: Intake & { orders_n: number; raw_ms: number; raw_cpu_ms: number };
  peak_mb: number;
};

const orders_n = 10_000;
const limits = { memory_limit: '2GB' };

/** `ROWS FOLDER TURNS`: makes or opens the store, asks every question, takes orders in; prints `Measured` as JSON. */
export async function main([rows = '', folder = '', turns = '']: string[]): Promise<number> {
  const store = await storeOf(Number(rows), {
    folder,
    ...limits,
    log: (line) => console.error(`  ${line}`)
  });
  const pairs: Pair[] = [];
  try {
    await agree(store);
    for (const { question, asked, as_owner, sql, days } of questions)
      pairs.push(
        await compare({
          question,
          base_name: 'plain SQL over the orders',
          runs: Number(turns),
          warm: 1,
          ours_each: 7,
          base: () => store.engine.query(sql, days),
          ours: () =>
            as_owner === undefined ? series(store, asked) : ownSeries(store, { ...asked, as_owner })
        })
      );
    const [from, cpu] = [performance.now(), process.cpuUsage()];
    await store.engine.run(rawOrders);
    const raw_ms = performance.now() - from;
    const raw = process.cpuUsage(cpu);
    await takeIn(store, 100, `warm ${Date.now()}`);
    const intake = {
      ...(await takeIn(store, orders_n, `turn ${Date.now()}`)),
      orders_n,
      raw_ms,
      raw_cpu_ms: (raw.user + raw.system) / 1000
    };
    const peak_mb = process.resourceUsage().maxRSS / 1024;
    console.log(JSON.stringify({ pairs, intake, peak_mb } satisfies Measured));
  } finally {
    await closeStore(store);
  }
  return 0;
}

/** Both ways must answer the same before their times mean anything. */
async function agree(store: Store): Promise<void> {
  const year = { from: '2020-01-01', until: '2021-01-01' };
  const [sums] = await store.engine.query<Record<string, number>>(headline, year);
  const { rows } = await series(store, {
    metrics: ['online_share', 'total_revenue', 'orders'],
    ...year
  });
  for (const { metric, value } of rows)
    if (!(Math.abs((value ?? NaN) / (sums?.[metric] ?? NaN) - 1) < 1e-3))
      throw new Error(`answers differ: ${metric} ${value} and ${sums?.[metric]}`);
}
