import type { Counts } from '#queries/facts/apply.ts';
import { quarantineRefused } from '#queries/facts/quarantine.ts';
import type { ImportRun } from '#queries/facts/run.ts';
import { dropStage, prepareUnits } from '#queries/facts/stage.ts';
import { factColumns } from '#queries/facts/columns.ts';
import insertUsual from '#queries/facts/usual-insert.sql?raw';
import resolveUsual from '#queries/facts/usual-resolve.sql?raw';
import { statements } from '#queries/facts/text.ts';

/**
 * Appends the declared usual turnover of `parsed`. A row equal to the unit's newest declaration for its reference year
 * is a duplicate; a further one is an update. Adds the units to `changed_unit`.
 */
export async function applyUsual(run: ImportRun): Promise<Counts> {
  const { engine, import_id } = run;
  await prepareUnits(engine);
  await dropStage(engine);
  await engine.run(
    resolveUsual.replaceAll('{{record}}', `CAST(json_object(${recordOf()}) AS VARCHAR)`),
    {
      received_at: run.received_at
    }
  );
  for (const statement of statements(insertUsual)) await engine.run(statement, { import_id });
  const [row] = await engine.query<Omit<Counts, 'quarantined_n'>>(
    `SELECT count(*) FILTER (WHERE outcome = 'accepted') AS accepted_n, count(*) FILTER (WHERE outcome = 'updated') AS updated_n,
      count(*) FILTER (WHERE outcome = 'duplicate') AS duplicate_n FROM matched`
  );
  const quarantined_n = await quarantineRefused(run, 'usual');
  await dropStage(engine);
  return { ...(row ?? { accepted_n: 0, updated_n: 0, duplicate_n: 0 }), quarantined_n };
}

const recordOf = (): string =>
  Object.entries(factColumns.usual)
    .map(([name, { type }]) =>
      type === 'moment'
        ? `'${name}', coalesce(CAST(${name}_utc AS VARCHAR) || 'Z', CAST(${name}_local AS VARCHAR))`
        : `'${name}', CAST(${name} AS VARCHAR)`
    )
    .join(', ');
