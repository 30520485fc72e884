import { InvalidInput } from '#model/problem.ts';
import { alone } from '#queries/facts/alone.ts';
import type { Outcome } from '#queries/facts/batch.ts';
import { factColumns, factKinds } from '#queries/facts/columns.ts';
import { replayQuarantine } from '#queries/facts/replay.ts';
import { literal } from '#queries/facts/text.ts';
import type { Store } from '#queries/store.ts';
import groupsSql from './quarantine-groups.sql?raw';
import samplesSql from './quarantine-samples.sql?raw';

/**
 * Why rows of a source wait in quarantine. `value`: when one answer settles all of them; `canonical`: our column that an
 * unknown value stands in. `newest` UTC.
 */
export type QuarantineGroup = {
  kind: string;
  code: string;
  column_name: string | null;
  value: string | null;
  rows_n: number;
  newest: string;
  canonical: string | null;
  samples: { row_n: number; file: string; value: string | null; record: Record<string, string> }[];
};

const groups_max = 50;
const samples_max = 3;

/** The open rows of quarantine of one source in groups, the largest first. */
export async function sourceQuarantine(
  store: Store,
  source_id: number
): Promise<QuarantineGroup[]> {
  const groups = await store.engine.query<Omit<QuarantineGroup, 'samples'>>(groupsSql, {
    source_id,
    n: groups_max
  });
  const out: QuarantineGroup[] = [];
  for (const group of groups) {
    const { kind, code, column_name, value } = group;
    const rows = await store.engine.query<{
      row_n: number;
      file: string;
      value: string | null;
      record: string;
    }>(samplesSql, { source_id, kind, code, column_name, value, n: samples_max });
    out.push({
      ...group,
      samples: rows.map((row) => ({
        ...row,
        record: filled(JSON.parse(row.record) as Record<string, string | null>) // JSON of canonical columns
      }))
    });
  }
  return out;
}

const filled = (record: Record<string, string | null>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(record).filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && entry[0] !== '' && entry[0] !== 'customer_key'
    )
  );

/** What a word means in the refused rows of a source. `received_at`: UTC as the store writes it. */
export type Meaning = {
  source_id: number;
  kind: string;
  column: string;
  value: string;
  to: string;
  received_at: string;
};

/**
 * Says what an unknown value means and sends every waiting row of the source that has it through the door again.
 * Errors: InvalidInput for a column without closed values, or a value outside them.
 */
export async function settleValue(store: Store, meaning: Meaning): Promise<Outcome[]> {
  const kind = factKinds.find((name) => name === meaning.kind);
  const column = kind === undefined ? undefined : factColumns[kind][meaning.column];
  if (column?.values === undefined)
    throw new InvalidInput(`no closed column: ${meaning.column}`, { field: 'column' });
  if (!column.values.includes(meaning.to))
    throw new InvalidInput(`unknown value: ${meaning.to} (of ${meaning.column})`, { field: 'to' });
  const path = `$.${meaning.column}`;
  const where = `status = 'open' AND source_id = {source_id:Int64} AND kind = {kind:String}
    AND code = 'unknown_value' AND (record ->> ${literal(path)}) = {value:String}`;
  const imports = await alone(store, async () => {
    const rows = await store.engine.query<{ import_id: number }>(
      `SELECT DISTINCT import_id FROM quarantine WHERE ${where} ORDER BY import_id`,
      meaning
    );
    await store.engine.run(
      `UPDATE quarantine SET record = CAST(json_merge_patch(record, json_object(${literal(meaning.column)}, {to:String})) AS VARCHAR)
      WHERE ${where}`,
      meaning
    );
    return rows;
  });
  const outcomes: Outcome[] = [];
  for (const { import_id } of imports)
    outcomes.push(
      ...(await replayQuarantine(store, { import_id, received_at: meaning.received_at }))
    );
  return outcomes;
}
