import { factColumns, factKinds, type FactKind } from '#queries/facts/columns.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import { canonicalFormats } from '#queries/facts/formats.ts';
import type { Outcome, RefusedRow } from '#queries/facts/batch.ts';
import { importFacts } from '#queries/facts/import-facts.ts';
import type { Feed } from '#queries/facts/run.ts';
import type { Input } from '#queries/facts/stage.ts';
import { identifier, literal, literals } from '#queries/facts/text.ts';
import { reasonText } from '#model/reason.ts';
import type { Store } from '#queries/store.ts';

/** A row in quarantine, as listed. */
export type QuarantineRow = RefusedRow & { quarantine_id: number; import_id: number; kind: string };

/** Open rows of quarantine, oldest first, and how many there are in all. */
export async function listQuarantine(
  store: Store,
  { import_id, limit }: { import_id?: number; limit: number }
): Promise<{ rows: QuarantineRow[]; rows_n: number }> {
  const where = import_id === undefined ? '' : `AND import_id = ${Math.trunc(import_id)}`;
  const rows = await store.engine.query<Omit<QuarantineRow, 'message'>>(
    `SELECT quarantine_id, import_id, kind, file, row_n, column_name, value, code FROM quarantine WHERE status = 'open' ${where}
    ORDER BY quarantine_id LIMIT {n:Int64}`,
    { n: limit }
  );
  const [all] = await store.engine.query<{ n: number }>(
    `SELECT count(*) AS n FROM quarantine WHERE status = 'open' ${where}`
  );
  return {
    rows_n: all?.n ?? 0,
    rows: rows.map((row) => ({
      ...row,
      message: reasonText(row.code, 'en', { column: row.column_name, value: row.value })
    }))
  };
}

/**
 * Lines that could not be cut into cells: their text is not kept, so there is nothing to replay. Rows of a shop that the
 * sender may not write for stay out however often they are sent.
 */
const unreplayable = ['ragged_row', 'unreadable_row', 'foreign_unit'];

/**
 * Sends the open rows of quarantine through the door again, one new import per former one, under its feed. Rows that
 * pass are marked replayed; rows that fail again stay as they were. Returns the new imports' outcomes.
 */
export async function replayQuarantine(
  store: Store,
  options: { import_id?: number; received_at: string; signal?: AbortSignal }
): Promise<Outcome[]> {
  const { import_id } = options;
  const former = await store.engine.query<{
    import_id: number;
    detected: string;
    sample: boolean;
    mapping: string | null;
    kinds: string;
  }>(
    `SELECT i.import_id, i.detected, i.sample, i.mapping, q.kinds
    FROM import AS i JOIN (
      SELECT import_id, string_agg(DISTINCT kind, ' ') AS kinds FROM quarantine
      WHERE status = 'open' AND code NOT IN (${literals(unreplayable)}) GROUP BY import_id
    ) AS q ON q.import_id = i.import_id
    WHERE i.status = 'done' ${import_id === undefined ? '' : `AND i.import_id = ${Math.trunc(import_id)}`}
    ORDER BY i.import_id`
  );
  const outcomes: Outcome[] = [];
  for (const one of former) {
    const { feed } = JSON.parse(one.detected) as { feed: Feed }; // written by importFacts
    const outcome = await importFacts(store, {
      files: [{ name: `replay of import ${one.import_id}`, bytes: 0 }],
      mapping: one.mapping,
      feed,
      views: [],
      inputs: factKinds
        .filter((kind) => one.kinds.split(' ').includes(kind))
        .map((kind) => inputOf(one.import_id, kind)),
      sample: one.sample,
      dry_run: false,
      secret: '',
      received_at: options.received_at,
      describe: () => [{ replay_of: one.import_id }],
      settle: settle(one.import_id),
      ...(options.signal === undefined ? {} : { signal: options.signal })
    });
    outcomes.push(outcome);
  }
  return outcomes;
}

const open = (import_id: number, kind: FactKind): string =>
  `SELECT quarantine_id, record FROM quarantine WHERE import_id = ${import_id} AND kind = ${literal(kind)} AND status = 'open'
  AND code NOT IN (${literals(unreplayable)})`;

/** The kept rows of one kind as a relation of text; row_n becomes the row's place among them. */
function inputOf(import_id: number, kind: FactKind): Input {
  const names = Object.keys(factColumns[kind]).map((name) =>
    name === 'customer' ? 'customer_key' : name
  );
  const columns = names
    .map((name) => `record ->> ${literal(name)} AS ${identifier(name)}`)
    .join(', ');
  return {
    kind,
    file: `quarantine of import ${import_id}`,
    relation: `(SELECT ${columns} FROM (${open(import_id, kind)} ORDER BY quarantine_id) AS kept_rows)`,
    formats: canonicalFormats,
    values: {},
    first_row: 1,
    rejects: null,
    semicolon: false,
    broken_text: false
  };
}

/** Tells the rows that failed again by their place, drops their second entry and marks the others. */
const settle =
  (former: number) =>
  async (engine: Engine, outcome: Outcome): Promise<void> => {
    for (const kind of factKinds)
      await engine.run(
        `UPDATE quarantine SET status = 'replayed', replayed_by = ${outcome.import_id}
        WHERE quarantine_id IN (
          SELECT quarantine_id FROM (SELECT quarantine_id, row_number() OVER (ORDER BY quarantine_id) AS place FROM (${open(former, kind)}) AS o) AS placed
          WHERE place NOT IN (SELECT row_n FROM quarantine WHERE import_id = ${outcome.import_id} AND kind = ${literal(kind)}))`
      );
    await engine.run(`DELETE FROM quarantine WHERE import_id = ${outcome.import_id}`);
  };
