import type { Engine } from '#queries/engines/duckdb.ts';
import { alone } from '#queries/facts/alone.ts';
import type { Store } from '#queries/store.ts';
import factMonths from './fact-months.sql?raw';
import forceAll from './force-all.sql?raw';
import newSpan from './new-span.sql?raw';
import rebuildTodo from './rebuild-todo.sql?raw';
import { recomputeKnown } from './recompute.ts';
import type { Slice } from './slices.ts';
import seen from './seen.sql?raw';
import sumMonth from './sum-month.sql?raw';

/** Where a rebuild stands: what it works on, steps done, steps in all. */
export type RebuildProgress = { what: string; done: number; total: number };

/** Told before each step. */
export type OnRebuildProgress = (progress: RebuildProgress) => void;

/**
 * Makes every roll-up again from the facts: unit_day month by month, then spans, windows and usual turnover of all units;
 * marks all days dirty. Waits for imports under way. One transaction: readers see the old state until it ends. Same result
 * as the incremental way, versions of usual turnover included (none is added where the outcome is what it was).
 */
export const rebuild = (
  store: Store,
  on_progress?: OnRebuildProgress
): Promise<{ months_n: number; units_n: number }> =>
  alone(store, () => store.engine.transaction((engine) => rebuildInside(engine, on_progress)));

async function rebuildInside(engine: Engine, on_progress?: OnRebuildProgress) {
  for (const step of [rebuildTodo, seen, forceAll]) await engine.run(step);
  const months = await engine.query<Slice>(factMonths);
  const total = months.length + 1;
  for (const [done, month] of months.entries()) {
    on_progress?.({ what: month.from.slice(0, 7), done, total });
    await engine.run(sumMonth, month);
  }
  on_progress?.({ what: 'usual turnover', done: months.length, total });
  await engine.run(newSpan);
  await recomputeKnown(engine);
  on_progress?.({ what: 'usual turnover', done: total, total });
  const [units] = await engine.query<{ n: number }>('SELECT count(*) AS n FROM unit');
  return { months_n: months.length, units_n: units?.n ?? 0 };
}
