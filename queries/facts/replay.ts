import { factColumns, factKinds, type FactKind } from '#queries/facts/columns.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import { canonicalFormats } from '#queries/facts/formats.ts';
import type { Outcome } from '#queries/facts/batch.ts';
import { importFacts } from '#queries/facts/import-facts.ts';
import type { Feed } from '#queries/facts/run.ts';
import type { Input } from '#queries/facts/stage.ts';
import { identifier, literal, literals } from '#queries/facts/text.ts';
import { openRows, type Which } from '#queries/quarantine/list.ts';
import type { Store } from '#queries/store.ts';

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
  options: Which & { received_at: string; signal?: AbortSignal }
): Promise<Outcome[]> {
  const former = await store.engine.query<{
    import_id: number;
    detected: string;
    sample: boolean;
    mapping: string | null;
    kinds: string;
  }>(
    `SELECT i.import_id, i.detected, i.sample, i.mapping, q.kinds
    FROM import AS i JOIN (
      SELECT import_id, string_agg(DISTINCT kind, ' ') AS kinds FROM quarantine_of AS q WHERE ${replayable(options)} GROUP BY import_id
    ) AS q ON q.import_id = i.import_id
    WHERE i.status = 'done'
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
        .map((kind) => inputOf({ ...options, import_id: one.import_id }, kind)),
      sample: one.sample,
      dry_run: false,
      secret: '',
      received_at: options.received_at,
      describe: () => [{ replay_of: one.import_id }],
      settle: settle({ ...options, import_id: one.import_id }),
      ...(options.signal === undefined ? {} : { signal: options.signal })
    });
    outcomes.push(outcome);
  }
  return outcomes;
}

/** Open rows that their own record is enough for; those of a sealed delivery that is still kept are read from that. */
const replayable = (which: Which): string =>
  `${openRows(which)} AND q.code NOT IN (${literals(unreplayable)})
  AND NOT EXISTS (SELECT 1 FROM delivery AS d WHERE d.delivery_id = q.delivery_id)`;

const open = (which: Which, kind: FactKind): string =>
  `SELECT q.quarantine_id, q.source_id, q.record FROM quarantine_of AS q WHERE q.kind = ${literal(kind)} AND ${replayable(which)}`;

/** The kept rows of one kind as a relation of text; row_n becomes the row's place among them. */
function inputOf(which: Which & { import_id: number }, kind: FactKind): Input {
  const names = Object.keys(factColumns[kind]).map((name) =>
    name === 'customer' ? 'customer_key' : name
  );
  const columns = names
    .map(
      (name) => `${cellOf(name, factColumns[kind][name]?.type === 'enum')} AS ${identifier(name)}`
    )
    .join(', ');
  return {
    kind,
    file: `quarantine of import ${which.import_id}`,
    relation: `(SELECT ${columns} FROM (${open(which, kind)} ORDER BY quarantine_id) AS kept_rows)`,
    formats: canonicalFormats,
    values: {},
    first_row: 1,
    rejects: null,
    semicolon: false,
    broken_text: false
  };
}

/** A cell of a kept row; a word that the owner of the source gave a meaning becomes that. */
function cellOf(name: string, is_closed: boolean): string {
  const cell = `record ->> ${literal(name)}`;
  return is_closed
    ? `coalesce((SELECT r.value FROM value_rule_now AS r WHERE r.source_id = kept_rows.source_id
      AND r.column_name = ${literal(name)} AND r.word = kept_rows.record ->> ${literal(name)}), ${cell})`
    : cell;
}

/** Tells the rows that failed again by their place, drops their second entry and marks the others. */
const settle =
  (which: Which & { import_id: number }) =>
  async (engine: Engine, outcome: Outcome): Promise<void> => {
    for (const kind of factKinds)
      await engine.run(
        `UPDATE quarantine SET status = 'replayed', replayed_by = ${outcome.import_id}
        WHERE quarantine_id IN (
          SELECT quarantine_id FROM (SELECT quarantine_id, row_number() OVER (ORDER BY quarantine_id) AS place FROM (${open(which, kind)}) AS o) AS placed
          WHERE place NOT IN (SELECT row_n FROM quarantine WHERE import_id = ${outcome.import_id} AND kind = ${literal(kind)}))`
      );
    await engine.run(`DELETE FROM quarantine WHERE import_id = ${outcome.import_id}`);
  };
