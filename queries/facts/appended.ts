import type { Counts } from '#queries/facts/apply.ts';
import { factColumns, type FactKind } from '#queries/facts/columns.ts';
import { quarantineRefused } from '#queries/facts/quarantine.ts';
import type { ImportRun } from '#queries/facts/run.ts';
import { dropStage, prepareUnits } from '#queries/facts/stage.ts';
import { statements } from '#queries/facts/text.ts';

/**
 * Appends the rows of `parsed` that say something new. `resolve`: SQL that makes `resolved` with reason and record, its
 * `{{record}}` (or `{{p.record}}`, out of p) the row in canonical names; `insert`: SQL that judges its good rows in `matched` (outcome accepted, updated
 * or duplicate) and stores them. Refused rows go to quarantine.
 */
export async function applyAppended(
  run: ImportRun,
  kind: FactKind,
  { resolve, insert }: { resolve: string; insert: string }
): Promise<Counts> {
  const { engine, import_id, received_at, sample } = run;
  const params = { import_id, received_at, sample };
  if ('unit' in factColumns[kind]) await prepareUnits(engine);
  await dropStage(engine);
  const filled = resolve.replaceAll(
    /\{\{(\w+\.)?record\}\}/g,
    (_, of: string | undefined) => `CAST(json_object(${recordOf(kind, of ?? '')}) AS VARCHAR)`
  );
  for (const statement of statements(filled)) await engine.run(statement, params);
  for (const statement of statements(insert)) await engine.run(statement, params);
  const [row] = await engine.query<Omit<Counts, 'quarantined_n'>>(
    `SELECT count(*) FILTER (WHERE outcome = 'accepted') AS accepted_n, count(*) FILTER (WHERE outcome = 'updated') AS updated_n,
      count(*) FILTER (WHERE outcome = 'duplicate') AS duplicate_n FROM matched`
  );
  const quarantined_n = await quarantineRefused(run, kind);
  await dropStage(engine);
  return { ...(row ?? { accepted_n: 0, updated_n: 0, duplicate_n: 0 }), quarantined_n };
}

const recordOf = (kind: FactKind, of: string): string =>
  Object.entries(factColumns[kind])
    .map(([name, { type }]) =>
      type === 'moment'
        ? `'${name}', coalesce(CAST(${of}${name}_utc AS VARCHAR) || 'Z', CAST(${of}${name}_local AS VARCHAR))`
        : `'${name}', CAST(${of}${name} AS VARCHAR)`
    )
    .join(', ');
