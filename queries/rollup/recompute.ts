import type { Engine } from '#queries/engines/duckdb.ts';
import { recomputeUsual } from '#queries/usual/usual.ts';
import dirty from './dirty.sql?raw';
import forgetDays from './forget-days.sql?raw';
import { toSlices, type MonthOfKeys } from './slices.ts';
import spans from './spans.sql?raw';
import sumDays from './sum-days.sql?raw';
import todo from './todo.sql?raw';
import touchedMonths from './touched-months.sql?raw';
import unitsTodo from './units-todo.sql?raw';
import windows from './windows.sql?raw';

/**
 * Brings the roll-ups up to date after facts changed, inside the caller's transaction.
 *
 * Reads the caller's TEMP TABLE touched(unit_id INTEGER, local_day DATE): every unit and day of facts that were added,
 * replaced or removed; duplicates are welcome. A unit whose cover alone changed is named with any day, or given to
 * `recomputeUnits`. Remakes unit_day of those keys, spans and windows of those units, usual turnover where it follows,
 * and marks in `dirty` every span of days whose cells changed. The same facts twice change nothing but `dirty`.
 */
export async function recompute(engine: Engine): Promise<void> {
  await engine.run(todo);
  for (const slice of toSlices(await engine.query<MonthOfKeys>(touchedMonths))) {
    await engine.run(forgetDays, slice);
    await engine.run(sumDays, slice);
  }
  await engine.run(spans);
  await recomputeKnown(engine);
}

/**
 * Brings windows and usual turnover of units up to date when their place, cover, opening, closing or declarations
 * changed and their facts did not; inside the caller's transaction. Marks all their days dirty. Unknown ids are no error:
 * what a removed unit left behind goes.
 */
export async function recomputeUnits(engine: Engine, unitIds: readonly number[]): Promise<void> {
  if (unitIds.length === 0) return;
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE todo_unit AS
     SELECT DISTINCT CAST(id AS INTEGER) AS unit_id FROM (SELECT unnest({ids:Array(String)}) AS id) AS given`,
    { ids: unitIds.map(String) }
  );
  await engine.run(unitsTodo);
  await engine.run(spans);
  await recomputeKnown(engine);
}

/** Windows, usual turnover and dirty spans of TEMP todo_unit; needs TEMP todo_day, forced and changed_span as well. */
export async function recomputeKnown(engine: Engine): Promise<void> {
  await engine.run(windows);
  await recomputeUsual(engine);
  await engine.run(dirty);
}
