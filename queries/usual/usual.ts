import type { Engine } from '#queries/engines/duckdb.ts';
import { creationRules } from './creation-rules.ts';
import creationRulesText from './creation-rules.sql?raw';
import { alignHolidays } from './holidays.ts';
import annual from './annual.sql?raw';
import borrowers from './borrowers.sql?raw';
import changed from './changed.sql?raw';
import chunk from './chunk.sql?raw';
import chunkEnd from './chunk-end.sql?raw';
import days from './days.sql?raw';
import declared from './declared.sql?raw';
import forget from './forget.sql?raw';
import mean from './mean.sql?raw';
import median from './median.sql?raw';
import moreDays from './more-days.sql?raw';
import needsText from './needs.sql?raw';
import nobody from './nobody.sql?raw';
import open from './open.sql?raw';
import pieces from './pieces.sql?raw';
import samePeriod from './same-period.sql?raw';
import season from './season.sql?raw';
import store from './store.sql?raw';
import todo from './todo.sql?raw';
import units from './units.sql?raw';
import windows from './windows.sql?raw';

/** Units worked on at once: about 7 million days of four years, and as many again that holidays move; inside 2 GB. */
const chunkUnits = 5_000;

/** Who there is, which years meet, and what the method that most days have leaves open. */
const plan = [units, pieces, declared, samePeriod, nobody, open];
const outcome = [windows, todo, days, moreDays, store, changed, forget];

/**
 * Makes the usual turnover of the units to do again: plan, windows, days; appends a version where the outcome changed.
 *
 * Works in the caller's transaction on its temporary tables: todo_unit, todo_day, old_window, forced, changed_span.
 * Units whose declaration borrows from a sector group that moved join them. Amounts in minor units.
 * Source: domain note section 5, baseline methods; decisions 0009, 0018, 0029.
 */
export async function recomputeUsual(engine: Engine): Promise<void> {
  await engine.run(chunk, { after: -1, units_n: Number.MAX_SAFE_INTEGER });
  for (const step of [units, season, borrowers]) await engine.run(step);
  await engine.run(creationRulesText, { rules: JSON.stringify(creationRules) });
  for (let after: number | null = -1; ;) {
    await engine.run(chunk, { after, units_n: chunkUnits });
    after = (await engine.query<{ last: number | null }>(chunkEnd))[0]?.last ?? null;
    if (after === null) return;
    for (const step of plan) await engine.run(step);
    await takeOpen(engine);
    await alignHolidays(engine);
    for (const step of outcome) await engine.run(step);
  }
}

/** The other methods in order of preference: each takes days the former left open. */
async function takeOpen(engine: Engine): Promise<void> {
  const [needs] = await engine.query<{ median: boolean; mean: boolean }>(needsText);
  const steps = [
    ...(needs?.median === true ? [median, open] : []),
    annual,
    ...(needs?.mean === true ? [open, mean] : [])
  ];
  for (const step of steps) await engine.run(step);
}
