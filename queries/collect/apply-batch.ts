import type { Engine } from '#queries/engines/duckdb.ts';
import { applyVersioned, type Counts } from '#queries/facts/apply.ts';
import { deriveInside } from '#queries/facts/derive.ts';
import { factColumns } from '#queries/facts/columns.ts';
import { canonicalFormats } from '#queries/facts/formats.ts';
import type { Feed, ImportRun } from '#queries/facts/run.ts';
import { closeSources } from '#queries/facts/sources.ts';
import { prepareStage, stage, type Input } from '#queries/facts/stage.ts';
import { identifier, literal, statements } from '#queries/facts/text.ts';
import { versionedKinds, type VersionedName } from '#queries/facts/versioned.ts';
import type { RowName } from '#queries/collect/inbox.ts';
import batchTables from './batch-tables.sql?raw';
import dailyImport from './daily-import.sql?raw';
import daysOfOrders from './days-of-orders.sql?raw';
import importOfDay from './import-of-day.sql?raw';
import joinCovers from './join-covers.sql?raw';
import knownFlags from './known-flags.sql?raw';
import newerOrders from './newer-orders.sql?raw';
import newerTakings from './newer-takings.sql?raw';
import openDailyImport from './open-daily-import.sql?raw';
import refusedRows from './refused-rows.sql?raw';

/** Rows of the inbox by their numbers, both ends included. */
export type Span = { from: number; until: number; rows_n: number };

/** What the collector's imports are called as feeds. Which days a source reports is told by its rows. */
const feed: Feed = {
  name: 'collector',
  kind: 'collector',
  mapping_version: null,
  reports_online: null,
  reports_total: null,
  covers: 'own'
};

/** Takes rows of the inbox into the facts inside the caller's transaction; returns what left the inbox. */
export async function takeBatch(engine: Engine, span: Span): Promise<RowName[]> {
  const run = await openBatch(engine, span);
  const rows = await engine.query<Omit<RowName, 'seq'> & { seq: number }>(
    'SELECT seq, source_id, kind, item_key FROM inbox_batch'
  );
  const counts: Counts = { accepted_n: 0, updated_n: 0, duplicate_n: 0, quarantined_n: 0 };
  const kinds = (Object.keys(versionedKinds) as VersionedName[]).filter((name) =>
    rows.some(({ kind }) => kind === name)
  );
  for (const [i, kind] of kinds.entries()) add(counts, await takeKind(run, kind, i + 1));
  const refused = await engine.query<{ n: number }>(
    "SELECT count(*) AS n FROM inbox_batch WHERE kind = 'refused'"
  );
  if ((refused[0]?.n ?? 0) > 0)
    await engine.run(refusedRows, { import_id: run.import_id, file: fileName(run.received_at) });
  await engine.run(knownFlags);
  const covered = await closeSources(run);
  for (const statement of statements(joinCovers))
    await engine.run(statement, { import_id: run.import_id });
  await engine.run(dailyImport, {
    import_id: run.import_id,
    read_n: rows.length,
    ...counts,
    refused_n: refused[0]?.n ?? 0
  });
  if (counts.accepted_n + counts.updated_n > 0) await deriveInside(engine, covered);
  await engine.run('DELETE FROM inbox WHERE seq BETWEEN {from:Int64} AND {until:Int64}', span);
  return rows.map(({ seq, ...row }) => ({ ...row, seq: BigInt(seq) }));
}

/** The rows as temporary tables, and the import of their day, which the first batch of the day opens. */
export async function openBatch(engine: Engine, span: Span): Promise<ImportRun> {
  for (const statement of statements(batchTables)) await engine.run(statement, span);
  await prepareStage(engine);
  const [moment] = await engine.query<{ received_at: string }>(
    'SELECT CAST(max(received_at) AS VARCHAR) AS received_at FROM inbox_batch'
  );
  const received_at = moment?.received_at ?? '';
  const files = JSON.stringify([{ name: fileName(received_at), bytes: 0 }]);
  const detected = JSON.stringify({ feed, files: [] });
  await engine.run(openDailyImport, { received_at, files, detected });
  const [opened] = await engine.query<{ import_id: number }>(importOfDay, { files });
  const watch = { enter: () => undefined, stop: () => undefined };
  return { engine, import_id: opened?.import_id ?? 0, received_at, sample: false, feed, watch };
}

const fileName = (received_at: string): string => `collector ${received_at.slice(0, 10)}`;

async function takeKind(run: ImportRun, kind: VersionedName, file_n: number): Promise<Counts> {
  const { engine } = run;
  const staged = await stage(run, kind, [inputOf(run, kind)], '', file_n);
  const counts = await applyVersioned(run, kind, staged);
  if (kind === 'orders')
    for (const sql of statements(newerOrders + daysOfOrders)) await engine.run(sql);
  if (kind === 'takings') await engine.run(newerTakings);
  return counts;
}

/** The newest row of each key as a relation of text in canonical columns. */
function inputOf(run: ImportRun, kind: VersionedName): Input {
  const names = Object.keys(factColumns[kind]).map((name) =>
    name === 'customer' ? 'customer_key' : name
  );
  const columns = names.map((name) => `record ->> ${literal(name)} AS ${identifier(name)}`);
  return {
    kind,
    file: fileName(run.received_at),
    relation: `(SELECT ${columns.join(', ')} FROM inbox_batch WHERE kind = ${literal(kind)} AND is_newest ORDER BY seq)`,
    formats: canonicalFormats,
    values: {},
    first_row: null,
    rejects: null,
    semicolon: false,
    broken_text: false
  };
}

function add(sum: Counts, counts: Counts): void {
  sum.accepted_n += counts.accepted_n;
  sum.updated_n += counts.updated_n;
  sum.duplicate_n += counts.duplicate_n;
  sum.quarantined_n += counts.quarantined_n;
}
