import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Day } from '#model/calendar.ts';
import { ensureCells, type OnProgress } from '#queries/cells/refresh.ts';
import { ClickHouse, type ClickHouseNode } from '#queries/engines/clickhouse.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import { literal } from '#queries/facts/text.ts';
import { figures, type Figures } from '#queries/publish/figures.ts';
import {
  changedSlices,
  chunksOf,
  hullOf,
  publishedDigests,
  sliceOf,
  storedDigests,
  type Digests
} from '#queries/publish/slices.ts';
import { sweep } from '#queries/publish/sweep.ts';
import { csvColumns, doorOf, isSpread, publishedTables, rowsOf } from '#queries/publish/tables.ts';
import type { Store } from '#queries/store.ts';
import stateText from '../series/state.sql?raw';

/** What a publication did. `publication_n`: its number; that of the last one where nothing had changed. */
export type Published = { publication_n: number; slices_n: number; is_new: boolean };

/**
 * Publishes what questions are asked of to a cluster, out of one state of the store: slices whose rows changed are
 * written beside the old ones, made known to every node, and only then read. Cut off at any point, readers keep the
 * publication before. Errors: FiguresUnreachable when a node does not answer, StoreError.
 */
export async function publish(
  store: Store,
  cluster: ClickHouse,
  on_progress?: OnProgress
): Promise<Published> {
  await ensureCells(store);
  await makeTables(store.engine, cluster);
  const published = await store.engine.transaction((engine) =>
    publishState(engine, cluster, on_progress)
  );
  await cluster.reread();
  return published;
}

/** Publishes the store where its own questions are put to a cluster; null where they are put to the store itself. */
export const publishAnswers = async (
  store: Store,
  on_progress?: OnProgress
): Promise<Published | null> =>
  store.answers instanceof ClickHouse ? publish(store, store.answers, on_progress) : null;

const made = new WeakSet<ClickHouse>();

/** Makes the database and its tables on every node, where they are not there yet; once for each open cluster. */
async function makeTables(engine: Engine, cluster: ClickHouse): Promise<void> {
  if (made.has(cluster)) return;
  const { statements } = await publishedTables(engine, cluster.address);
  const bare = cluster.connected('default');
  try {
    for (const node of bare)
      await node.command(`CREATE DATABASE IF NOT EXISTS ${cluster.database}`);
  } finally {
    await Promise.all(bare.map((node) => node.close()));
  }
  for (const node of cluster.nodes) for (const sql of statements) await node.command(sql);
  made.add(cluster);
}

async function publishState(
  engine: Engine,
  cluster: ClickHouse,
  on_progress?: OnProgress
): Promise<Published> {
  const { nodes } = cluster;
  const state = JSON.stringify(await engine.query(stateText));
  const last = await newestOf(nodes);
  if (last.every((it) => it.state === state && it.n === last[0]?.n))
    return { publication_n: last[0]?.n ?? 0, slices_n: 0, is_new: false };
  const n = await takeNumber(nodes);
  const before = await publishedDigests(nodes);
  const temp = await mkdtemp(join(tmpdir(), 'vitrine-publish-'));
  const notes: Note[] = [];
  try {
    for (const [i, it] of figures.entries()) {
      on_progress?.({ what: it.name, done: i, total: figures.length });
      const changed = changedSlices(
        await storedDigests(engine, it),
        before.get(it.name) ?? new Map()
      );
      await copyRows(engine, cluster, it, { n, changed, file: join(temp, `${it.name}.csv`) });
      notes.push(...[...changed].map(([slice, digest]) => ({ figures: it.name, slice, digest })));
    }
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
  if (cluster.address.replicated) await catchUp(nodes, notes);
  await note(nodes, n, notes);
  for (const node of nodes)
    await node.command(`INSERT INTO publication (n, state) VALUES (${n}, ${literal(state)})`);
  for (const node of nodes) await sweep(node, n);
  on_progress?.({ what: 'published', done: figures.length, total: figures.length });
  return { publication_n: n, slices_n: notes.length, is_new: true };
}

/** The newest publication of each node. */
const newestOf = (nodes: readonly ClickHouseNode[]): Promise<{ n: number; state: string }[]> =>
  Promise.all(
    nodes.map(async (node) => {
      const [row] = await node.rows<{ n: number; state: string }>(
        'SELECT n, state FROM publication ORDER BY n DESC LIMIT 1'
      );
      return row ?? { n: 0, state: '' };
    })
  );

/** A number no publication had, not even one that was cut off: rows of that one may lie about. */
async function takeNumber(nodes: readonly ClickHouseNode[]): Promise<number> {
  const taken = await Promise.all(
    nodes.map((node) => node.rows<{ n: number }>('SELECT max(n) AS n FROM attempt'))
  );
  const n = 1 + Math.max(...taken.map(([row]) => row?.n ?? 0));
  for (const node of nodes) await node.command(`INSERT INTO attempt (n) VALUES (${n})`);
  return n;
}

type Copied = { n: number; changed: Digests; file: string };

/** Rows of changed slices, through a file: one insert for a chunk of years, small figures on every node. */
async function copyRows(
  engine: Engine,
  { nodes, address }: ClickHouse,
  it: Figures,
  { n, changed, file }: Copied
): Promise<void> {
  const slices = [...changed]
    .filter(([, digest]) => digest !== '')
    .map(([slice]) => slice)
    .sort();
  for (const range of await chunksOf(engine, it)) {
    const inside = slices.filter((slice) => slice >= range.from && slice < range.until);
    if (inside.length === 0) continue;
    await engine.run(
      `COPY (SELECT ${sliceOf(it)} AS slice, ${n} AS n, ${await csvColumns(engine, it)} FROM (${it.select(hullOf(it, inside))}) AS r
WHERE ${sliceOf(it)} IN (${inside.map((day) => `DATE '${day}'`).join(', ')}))
TO ${literal(file)} (FORMAT csv, HEADER true, NULLSTR '\\N')`
    );
    if (isSpread(it, address)) await nodes[0]?.insertCsv(doorOf(it), createReadStream(file));
    else for (const node of nodes) await node.insertCsv(rowsOf(it), createReadStream(file));
  }
}

/** Waits until every replica has the rows that one of its shard was sent. */
async function catchUp(nodes: readonly ClickHouseNode[], notes: readonly Note[]): Promise<void> {
  const changed = new Set(notes.map((it) => it.figures));
  for (const it of figures.filter(({ name, slice }) => slice !== null && changed.has(name)))
    for (const node of nodes) await node.command(`SYSTEM SYNC REPLICA ${rowsOf(it)}`);
}

type Note = { figures: string; slice: Day; digest: string };

/** Tells every node which publication holds these slices. */
async function note(
  nodes: readonly ClickHouseNode[],
  n: number,
  notes: readonly Note[]
): Promise<void> {
  const values = notes.map(
    (it) => `(${literal(it.figures)}, ${literal(it.slice)}, ${n}, ${literal(it.digest)})`
  );
  if (values.length === 0) return;
  for (const node of nodes)
    await node.command(`INSERT INTO slice (figures, slice, n, digest) VALUES ${values.join(', ')}`);
}
