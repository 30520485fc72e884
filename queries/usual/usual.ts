import type { Engine } from '#queries/engines/duckdb.ts';
import annual from './annual.sql?raw';
import borrowers from './borrowers.sql?raw';
import changed from './changed.sql?raw';
import chunk from './chunk.sql?raw';
import chunkEnd from './chunk-end.sql?raw';
import days from './days.sql?raw';
import forget from './forget.sql?raw';
import pieces from './pieces.sql?raw';
import samePeriod from './same-period.sql?raw';
import season from './season.sql?raw';
import store from './store.sql?raw';
import todo from './todo.sql?raw';
import units from './units.sql?raw';
import windows from './windows.sql?raw';

/** Units worked on at once: about 15 million days of four years, which stays inside 2 GB. */
const chunkUnits = 10_000;

const steps = [units, pieces, samePeriod, annual, windows, todo, days, store, changed, forget];

/**
 * Makes the usual turnover of the units to do again: plan, windows, days; appends a version where the outcome changed.
 *
 * Works in the caller's transaction on its temporary tables: todo_unit, todo_day, old_window, forced, changed_span.
 * Units whose declaration borrows from a sector group that moved join them. Amounts in minor units.
 * Source: domain note section 5, methods `same_period` and `annual_seasonal`.
 */
export async function recomputeUsual(engine: Engine): Promise<void> {
  await engine.run(chunk, { after: -1, units_n: Number.MAX_SAFE_INTEGER });
  for (const step of [units, season, borrowers]) await engine.run(step);
  for (let after: number | null = -1; ;) {
    await engine.run(chunk, { after, units_n: chunkUnits });
    after = (await engine.query<{ last: number | null }>(chunkEnd))[0]?.last ?? null;
    if (after === null) return;
    for (const step of steps) await engine.run(step);
  }
}
