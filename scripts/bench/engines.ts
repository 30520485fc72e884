import { series, ownSeries } from '#queries/series.ts';
import { openCluster } from '#queries/publish/open.ts';
import { publish } from '#queries/publish/publish.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { noClickHouse, startServers } from '#tests/clickhouse/servers.ts';
import { compare, defineBench, type Pair } from './bench.ts';
import { takeIn } from './scale/ingest.ts';
import { questions, type DashboardQuestion } from './scale/questions.ts';
import { shopsOf, storeOf } from './scale/store.ts';

/** Orders taken in before the second publication: a hundred a shop, as the shops of a small store can give. */
const ordersTaken = (rows: number): number => Math.min(10_000, 100 * shopsOf(rows));

/** The questions of `scale` to the same figures on both engines, answers compared first; publishing them and a change. */
export const bench = defineBench({
  name: 'engines',
  what: 'the questions of scale on ClickHouse, one server and two shards, against DuckDB; 1 million orders; publishing',
  async run({ runs, rows = 1_000_000, folder, log }) {
    if (noClickHouse !== null) {
      log(`skipped: ${noClickHouse}`);
      return [];
    }
    const store = await storeOf(rows, { folder, memory_limit: '2GB', log });
    const pairs: Pair[] = [];
    try {
      for (const shards_n of [1, 2])
        pairs.push(
          ...(await onServers(store, { shards_n, runs, log, orders_n: ordersTaken(rows) }))
        );
    } finally {
      await closeStore(store);
    }
    return pairs;
  }
});

async function onServers(
  store: Store,
  {
    shards_n,
    runs,
    log,
    orders_n
  }: { shards_n: number; runs: number; log: (line: string) => void; orders_n: number }
): Promise<Pair[]> {
  const where = shards_n === 1 ? 'one server' : `${shards_n} shards`;
  const servers = await startServers(shards_n);
  const cluster = await openCluster(store, servers.url);
  const told = async (what: string) => {
    const [from, cpu] = [performance.now(), process.cpuUsage()];
    const { slices_n } = await publish(store, cluster);
    const { user, system } = process.cpuUsage(cpu);
    log(
      `${what} on ${where}: ${slices_n} slices published in ${Math.round(performance.now() - from)} ms, ${Math.round((user + system) / 1000)} ms of the processor on this side`
    );
  };
  const there = { ...store, answers: cluster };
  const pairs: Pair[] = [];
  try {
    await told('everything');
    for (const asked of questions) {
      if (JSON.stringify(await ask(there, asked)) !== JSON.stringify(await ask(store, asked)))
        throw new Error(`answers differ: ${asked.question}`);
      pairs.push(
        await compare({
          question: `${asked.question}, ${where}`,
          base_name: 'DuckDB',
          runs: Math.max(runs, 5),
          base: () => ask(store, asked),
          ours: () => ask(there, asked)
        })
      );
    }
    await takeIn(store, orders_n, `engines ${Date.now()}`);
    await told(`${orders_n.toLocaleString('en')} more orders`);
  } finally {
    await cluster.close();
    await servers.stop();
  }
  return pairs;
}

const ask = (store: Store, { asked, as_owner }: DashboardQuestion) =>
  as_owner === undefined ? series(store, asked) : ownSeries(store, { ...asked, as_owner });
