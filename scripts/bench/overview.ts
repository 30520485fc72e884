import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QuestionInput } from '#model/question.ts';
import { refreshCells } from '#queries/cells/refresh.ts';
import { ensureReference } from '#queries/reference/ensure.ts';
import { rebuild } from '#queries/rollup/rebuild.ts';
import { series } from '#queries/series.ts';
import { closeStore, openStore, type Store } from '#queries/store.ts';
import { compare, defineBench, type Pair } from './bench.ts';
import headline from './overview-headline.sql?raw';
import sectors from './overview-sectors.sql?raw';
import protectedSectors from './overview-sectors-protected.sql?raw';
import storeOfOrders from './overview-store.sql?raw';
import weeks from './overview-weeks.sql?raw';

const year = { from: '2020-01-01', until: '2021-01-01' };
const window = { from: '2018-01-01', until: '2021-01-01' };

/** What the overview asks, and the plain SQL that answers it from the orders themselves. */
const questions: {
  question: string;
  asked: QuestionInput;
  raw: string;
  base: string;
  params: typeof year;
}[] = [
  {
    question: 'headline of a year',
    asked: { metrics: ['online_share', 'total_revenue', 'orders'], ...year },
    raw: headline,
    base: 'sums over the order table',
    params: year
  },
  {
    question: 'online share by week, three years',
    asked: { metrics: ['online_share', 'total_revenue'], by: { period: 'week' }, ...window },
    raw: weeks,
    base: 'sums over the order table',
    params: window
  },
  {
    question: 'online share by sector, a year',
    asked: { metrics: ['online_share', 'total_revenue'], by: { sector: 'group' }, ...year },
    raw: sectors,
    base: 'sums over the order table',
    params: year
  },
  {
    question: 'online share by sector, a year, protected',
    asked: { metrics: ['online_share', 'total_revenue'], by: { sector: 'group' }, ...year },
    raw: protectedSectors,
    base: 'sums, enterprises and the largest over the order table',
    params: year
  }
];

/** The overview's questions on ten million orders: our cells against DuckDB over the orders themselves. */
export const bench = defineBench({
  name: 'overview',
  what: '10 million orders: the questions of the overview against the same questions on the order table',
  async run({ runs, rows = 10_000_000, folder, log }) {
    const store = await storeOf(rows, folder, log);
    const pairs: Pair[] = [];
    try {
      await agree(store);
      for (const { question, asked, raw, base, params } of questions)
        pairs.push(
          await compare({
            question,
            base_name: base,
            runs: Math.max(runs, 5),
            warm: 1,
            base: () => store.engine.query(raw, params),
            ours: () => series(store, asked)
          })
        );
    } finally {
      await closeStore(store);
    }
    return pairs;
  }
});

/** Both ways must answer the same before their times mean anything. */
async function agree(store: Store): Promise<void> {
  const [sums] = await store.engine.query<Record<string, number>>(headline, year);
  const { rows } = await series(store, {
    metrics: ['online_share', 'total_revenue', 'orders'],
    ...year
  });
  for (const { metric, value } of rows)
    if (!(Math.abs((value ?? NaN) / (sums?.[metric] ?? NaN) - 1) < 1e-9))
      throw new Error(`answers differ: ${metric} ${value} and ${sums?.[metric]}`);
}

/** The store of an earlier run, or a new one: kept in the folder, since it takes minutes to make. */
async function storeOf(rows: number, folder: string, log: (line: string) => void): Promise<Store> {
  const home = join(folder, `overview-${rows}`);
  const path = join(home, 'vitrine.duckdb');
  const ready = join(folder, `overview-${rows}.ready`);
  if (existsSync(ready)) return openStore({ path });
  rmSync(home, { recursive: true, force: true });
  log(`making a store of ${rows.toLocaleString('en')} orders in ${home}, once`);
  const store = await openStore({ path });
  await ensureReference(store);
  await store.engine.run('SET VARIABLE rows_n = {rows:Int64}', { rows });
  await store.engine.run(storeOfOrders);
  log('roll-ups from the facts');
  await rebuild(store);
  await refreshCells(store);
  writeFileSync(ready, 'complete\n');
  return store;
}
