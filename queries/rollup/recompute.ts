import type { Engine } from '#queries/engines/duckdb.ts';
import { recomputeUsual } from '#queries/usual/usual.ts';
import adoption from './adoption.sql?raw';
import currency from './currency.sql?raw';
import dirty from './dirty.sql?raw';
import forceAll from './force-all.sql?raw';
import forgetDays from './forget-days.sql?raw';
import namedUnits from './named.sql?raw';
import seen from './seen.sql?raw';
import { toSlices, type MonthOfKeys } from './slices.ts';
import spans from './spans.sql?raw';
import sumDays from './sum-days.sql?raw';
import sumMonth from './sum-month.sql?raw';
import todo from './todo.sql?raw';
import touchedMonths from './touched-months.sql?raw';
import unitsTodo from './units-todo.sql?raw';
import windows from './windows.sql?raw';

/**
 * Brings the roll-ups up to date after facts changed, inside the caller's transaction.
 *
 * Reads the caller's TEMP TABLE touched(unit_id INTEGER, local_day DATE): every unit and day of facts that were added,
 * replaced or removed; duplicates are welcome. `unit_ids`: units whose cover, place, opening, closing or declarations
 * changed as well, whether touched or not. Remakes unit_day of those keys, spans and windows of those units, usual
 * turnover where it follows, and marks in `dirty` every span of days whose cells changed. A unit that is no more leaves
 * nothing. The same facts twice change nothing but `dirty`.
 */
export async function recompute(engine: Engine, unit_ids: readonly number[] = []): Promise<void> {
  await engine.run(namedUnits, { ids: unit_ids.map(String) });
  await engine.run(todo);
  await engine.run(seen);
  const steps = (await isEmpty(engine)) ? [sumMonth] : [forgetDays, sumDays];
  for (const slice of toSlices(await engine.query<MonthOfKeys>(touchedMonths)))
    for (const step of steps) await engine.run(step, slice);
  await recomputeKnown(engine);
}

/** Nothing is rolled up yet: what counts is what was touched, and whole slices need no look-up of their keys. */
async function isEmpty(engine: Engine): Promise<boolean> {
  const [state] = await engine.query<{ is_empty: boolean }>(
    'SELECT NOT EXISTS (SELECT 1 FROM unit_day) AS is_empty'
  );
  return state?.is_empty ?? false;
}

/**
 * Brings windows and usual turnover of units up to date where their facts did not change but all else may have: place,
 * cover, opening, closing, declarations, closures of their area; inside the caller's transaction. Marks all their days
 * dirty. Unknown ids are no error: what a removed unit left behind goes.
 */
export async function recomputeUnits(engine: Engine, unit_ids: readonly number[]): Promise<void> {
  if (unit_ids.length === 0) return;
  await engine.run(namedUnits, { ids: unit_ids.map(String) });
  for (const step of [unitsTodo, seen, forceAll]) await engine.run(step);
  await recomputeKnown(engine);
}

/** Spans, windows, usual turnover and dirty marks of TEMP todo_unit; needs TEMP todo_day, forced and changed_span too. */
export async function recomputeKnown(engine: Engine): Promise<void> {
  for (const step of [spans, currency, windows, adoption]) await engine.run(step);
  await recomputeUsual(engine);
  await engine.run(dirty);
}
