import type { Engine } from '#queries/engines/duckdb.ts';
import type { Store } from '#queries/store.ts';
import { applyVersioned, type Counts } from '#queries/facts/apply.ts';
import { factKinds, type FactKind } from '#queries/facts/columns.ts';
import { deriveAfter, deriveInside } from '#queries/facts/derive.ts';
import { alone } from '#queries/facts/alone.ts';
import { refusedRows, type Batch, type Outcome } from '#queries/facts/batch.ts';
import { quarantineRejects, quarantineViewRejects } from '#queries/facts/quarantine.ts';
import type { ImportRun } from '#queries/facts/run.ts';
import { closeSources } from '#queries/facts/sources.ts';
import { prepareStage, stage, type Input, type Staged } from '#queries/facts/stage.ts';
import { applyAreas, applySectors } from '#queries/facts/trees.ts';
import { applyUnits } from '#queries/facts/units.ts';
import { applyUsual } from '#queries/facts/usual.ts';
import { applyRegister, isRegister } from '#queries/register/apply.ts';
import { identifier } from '#queries/facts/text.ts';
import { startWatch } from '#queries/facts/watch.ts';

/** Refused rows a report shows. */
const refused_shown_max = 20;
/** Rows of a preview. */
const preview_rows = 5;

class DryRun extends Error {
  constructor(readonly outcome: Outcome) {
    super('dry run');
  }
}

/**
 * Takes a batch in: facts, quarantine, sources' cover, roll-ups and the import's own row in one transaction, the cells
 * after it. A dry run does the same and takes it all back.
 * Errors: StoreError (disk full, interrupted); nothing is kept then.
 */
export async function importFacts(store: Store, batch: Batch): Promise<Outcome> {
  return alone(store, async () => {
    try {
      const outcome = await store.engine.transaction(
        (engine) => watched(engine, batch),
        batch.signal
      );
      if (outcome.accepted_n + outcome.updated_n > 0) {
        batch.on_progress?.({ what: 'cells', done: 0, total: null });
        await deriveAfter(store);
      }
      return outcome;
    } catch (error) {
      if (error instanceof DryRun) return error.outcome;
      throw error;
    }
  });
}

async function watched(engine: Engine, batch: Batch): Promise<Outcome> {
  const watch = await startWatch(engine, batch.on_progress, batch.signal);
  try {
    return await take({ engine, import_id: await nextId(engine), watch, ...batch }, batch);
  } finally {
    watch.stop();
  }
}

async function take(run: ImportRun, batch: Batch): Promise<Outcome> {
  const { engine } = run;
  await prepareStage(engine);
  await engine.run('CREATE TEMP TABLE touched (unit_id INTEGER, local_day DATE)');
  await engine.run('CREATE TEMP TABLE changed_unit (unit_id INTEGER)');
  await engine.run(
    'CREATE TEMP TABLE fed_source (source_id INTEGER, from_on DATE, until_on DATE, has_online BOOLEAN, has_total BOOLEAN, has_change BOOLEAN)'
  );
  for (const { name, relation } of batch.views)
    await engine.run(`CREATE TEMP VIEW ${identifier(name)} AS SELECT * FROM ${relation}`);
  const outcome: Outcome = {
    import_id: run.import_id,
    dry_run: batch.dry_run,
    read_n: 0,
    accepted_n: 0,
    updated_n: 0,
    duplicate_n: 0,
    quarantined_n: 0,
    staged: [],
    quarantined: [],
    preview: []
  };
  for (const kind of factKinds) {
    const inputs = batch.inputs.filter((input) => input.kind === kind);
    if (inputs.length > 0) await takeKind(run, kind, inputs, batch, outcome);
  }
  const unreadable = await quarantineViewRejects(
    run,
    batch.inputs.at(-1)?.kind ?? 'orders',
    batch.views.flatMap(({ files }) => files)
  );
  outcome.read_n += unreadable;
  outcome.quarantined_n += unreadable;
  await batch.settle?.(engine, outcome);
  await finish(run, batch, outcome);
  return outcome;
}

async function takeKind(
  run: ImportRun,
  kind: FactKind,
  inputs: Input[],
  batch: Batch,
  outcome: Outcome
): Promise<void> {
  const staged = await stage(run, kind, inputs, batch.secret, outcome.staged.length + 1);
  outcome.staged.push(...staged);
  outcome.read_n += staged.reduce((sum, { rows_n }) => sum + rows_n, 0);
  if (batch.dry_run)
    outcome.preview.push({
      kind,
      rows: await run.engine.query(
        `SELECT * EXCLUDE (raw, row_id, file_n) FROM parsed ORDER BY row_id LIMIT ${preview_rows}`
      )
    });
  const counts = await applyKind(run, kind, staged);
  outcome.accepted_n += counts.accepted_n;
  outcome.updated_n += counts.updated_n;
  outcome.duplicate_n += counts.duplicate_n;
  const rejected = await quarantineRejects(
    run,
    kind,
    staged.map(({ input, file_n }) => ({ ...input, file_n }))
  );
  outcome.read_n += rejected;
  outcome.quarantined_n += counts.quarantined_n + rejected;
}

const applyKind = (run: ImportRun, kind: FactKind, staged: Staged[]): Promise<Counts> => {
  if (kind === 'areas') return applyAreas(run);
  if (kind === 'sectors') return applySectors(run);
  if (kind === 'units') return applyUnits(run);
  if (isRegister(kind)) return applyRegister(run, kind);
  return kind === 'usual' ? applyUsual(run) : applyVersioned(run, kind, staged);
};

async function finish(run: ImportRun, batch: Batch, outcome: Outcome): Promise<void> {
  const { engine, import_id, received_at } = run;
  const covered = await closeSources(run);
  const changed = await engine.query<{ unit_id: number }>(
    'SELECT DISTINCT unit_id FROM changed_unit ORDER BY unit_id'
  );
  await engine.run(
    `INSERT INTO import (import_id, started_at, finished_at, status, files, mapping, detected, read_n, accepted_n, updated_n, duplicate_n, quarantined_n, sample)
    VALUES ({import_id:Int64}, {received_at:String}::TIMESTAMP, now()::TIMESTAMP, 'done', {files:String}, {mapping:String}, {detected:String},
      {read_n:Int64}, {accepted_n:Int64}, {updated_n:Int64}, {duplicate_n:Int64}, {quarantined_n:Int64}, {sample:Bool})`,
    {
      import_id,
      received_at,
      files: JSON.stringify(batch.files),
      mapping: batch.mapping,
      detected: JSON.stringify({ feed: batch.feed, files: batch.describe(outcome.staged) }),
      read_n: outcome.read_n,
      accepted_n: outcome.accepted_n,
      updated_n: outcome.updated_n,
      duplicate_n: outcome.duplicate_n,
      quarantined_n: outcome.quarantined_n,
      sample: run.sample
    }
  );
  outcome.quarantined = await refusedRows(engine, import_id, refused_shown_max);
  if (batch.dry_run) throw new DryRun(outcome);
  if (outcome.accepted_n + outcome.updated_n === 0) return;
  run.watch.enter({ what: 'roll-ups', total: null, from: 0, until: 1 });
  await deriveInside(engine, [...new Set([...covered, ...changed.map((row) => row.unit_id)])]);
}

const nextId = async (engine: Engine): Promise<number> => {
  const [row] = await engine.query<{ n: number }>(
    'SELECT coalesce(max(import_id), 0) + 1 AS n FROM import'
  );
  return row?.n ?? 1;
};
