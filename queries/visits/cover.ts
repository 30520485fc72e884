import type { Engine } from '#queries/engines/duckdb.ts';
import cover from '#queries/visits/cover.sql?raw';
import remember from '#queries/visits/remember.sql?raw';
import { statements } from '#queries/facts/text.ts';

/** Notes in TEMP `fed_visit`, per source and kind, the days that the good rows of `kept` span. Grain: source, kind. */
export async function rememberVisits(engine: Engine): Promise<void> {
  for (const statement of statements(remember)) await engine.run(statement);
}

/**
 * Writes what an import says its sources' visits cover, out of `fed_visit`. `span`: the days of the whole import, not of
 * each source's own rows. Sources that brought nothing new keep their cover.
 */
export async function coverVisits(
  engine: Engine,
  run: { import_id: number; received_at: string; span: boolean }
): Promise<void> {
  for (const statement of statements(cover)) await engine.run(statement, run);
}
