import { addDays, dayOf, type Day } from '#model/calendar.ts';
import { periodOf } from '#model/period.ts';
import type { Grain } from '#model/question.ts';
import { registry } from '#queries/compile.ts';
import { countryStatements, unitYearStatements } from '#queries/compile/coarse.ts';
import { fragmentSelling, fragmentStatements } from '#queries/compile/fragments.ts';
import { cellStatements, unitMonthStatements } from '#queries/compile/refill.ts';
import { isTold, shopCellStatements } from '#queries/compile/shop-cells.ts';
import { purchaseStatement } from '#queries/compile/shops.ts';
import { cellGrains, tableStatements } from '#queries/compile/tables.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import { known } from '#queries/series/known.ts';
import type { Store } from '#queries/store.ts';
import isEmpty from './is-empty.sql?raw';
import markAll from './mark-all.sql?raw';
import markScattered from './mark-scattered.sql?raw';
import span from './span.sql?raw';
import stamp from './stamp.sql?raw';
import take from './take.sql?raw';

/** Called after each slice; a slice is one calendar year. */
export type OnProgress = (progress: { what: string; done: number; total: number | null }) => void;

type Range = { from: Day; until: Day };

const running = new WeakMap<Engine, Promise<number>>();

/**
 * Makes the dirty periods of `unit_month` and of every cell table again, each year in one transaction, and clears
 * their marks; all years in one where there are no cells yet, since the engine stores the first rows of a table fastest. A changed set of metrics drops the tables and makes all periods again. Returns the number of slices.
 * Calls wait for each other. A refresh that is cut off goes on where the next one begins.
 */
export async function refreshCells(store: Store, on_progress?: OnProgress): Promise<number> {
  const before = running.get(store.engine) ?? Promise.resolve(0);
  const next = before.catch(() => 0).then(() => refresh(store.engine, on_progress));
  running.set(store.engine, next);
  try {
    return await next;
  } finally {
    if (running.get(store.engine) === next) running.delete(store.engine);
  }
}

/**
 * Cells ready to be read: made again when they are stale and nobody is at it. While a refresh runs, readers get the
 * periods as they stand, each one whole.
 */
export async function ensureCells(store: Store): Promise<void> {
  const [state] = await known(store.engine, 'cells', () =>
    store.engine.query<{ registry_hash: string; dirty_n: number }>(
      'SELECT max(registry_hash) AS registry_hash, (SELECT count(*) FROM dirty) AS dirty_n FROM cell_state'
    )
  );
  const current = state?.registry_hash === registry.hash;
  if (current && (state.dirty_n === 0 || running.has(store.engine))) return;
  await refreshCells(store);
}

/** What questions are put to, ready to be read: cells as `ensureCells` has them; elsewhere, what is published. */
export async function ensureAnswers(store: Store): Promise<void> {
  if (store.answers === store.engine) await ensureCells(store);
}

async function refresh(engine: Engine, on_progress?: OnProgress): Promise<number> {
  await engine.transaction(async (inner) => {
    const [state] = await inner.query<{ registry_hash: string }>(
      'SELECT registry_hash FROM cell_state'
    );
    if (state?.registry_hash !== registry.hash) {
      await inner.run(tableStatements(registry));
      await inner.run(markAll);
    }
    await inner.run(take);
    await inner.run(markScattered);
  });
  const ranges = await dirtyRanges(engine);
  const slices = slicesOf(ranges);
  const work = (todo: readonly Range[]) => async (inner: Engine) => {
    await refreshSlices(inner, todo, (slice) =>
      on_progress?.({ what: 'cells', done: slices.indexOf(slice), total: slices.length })
    );
    if (todo.at(-1) === slices.at(-1)) await refreshRegulars(inner, ranges);
  };
  const [state] = await engine.query<{ is_empty: boolean }>(isEmpty);
  if (state?.is_empty === true) await engine.transaction(work(slices));
  else for (const slice of slices) await engine.transaction(work([slice]));
  await engine.transaction(finish);
  on_progress?.({ what: 'cells', done: slices.length, total: slices.length });
  return slices.length;
}

async function finish(engine: Engine): Promise<void> {
  const [state] = await engine.query<{ revision: number }>(
    'SELECT coalesce(max(revision), 0) AS revision FROM cell_state'
  );
  await engine.run('DELETE FROM dirty_taken; DELETE FROM cell_state');
  await engine.run(stamp, { hash: registry.hash, revision: (state?.revision ?? 0) + 1 });
}

/** Slices in order, in the caller's transaction. A week that two of them share is made once. */
async function refreshSlices(
  engine: Engine,
  slices: readonly Range[],
  before: (slice: Range) => void
): Promise<void> {
  let weeks_done: Day | null = null;
  for (const slice of slices) {
    before(slice);
    weeks_done = await refreshSlice(engine, slice, weeks_done);
  }
}

async function refreshSlice(engine: Engine, slice: Range, weeks_done: Day | null): Promise<Day> {
  const weeks = widen(slice, 'week');
  if (weeks_done !== null && weeks_done > weeks.from) weeks.from = weeks_done;
  const months = widen(slice, 'month');
  const days = {
    from: weeks.from < months.from ? weeks.from : months.from,
    until: weeks.until > months.until ? weeks.until : months.until
  };
  await engine.run(fragmentStatements(registry, days));
  await engine.run(fragmentSelling(registry));
  await engine.run(unitMonthStatements(registry, months));
  await engine.run(unitYearStatements(registry, widen(slice, 'year')));
  for (const grain of cellGrains) {
    const periods = grain === 'week' ? weeks : widen(slice, grain);
    if (periods.from >= periods.until) continue; // the slice before has made its only week
    await engine.run(cellStatements(registry, grain, periods));
    await engine.run(countryStatements(registry, grain, periods));
    if (isTold(registry, 'state'))
      await engine.run(shopCellStatements(registry, grain, periods, 'state'));
  }
  return weeks.until;
}

/** Regular customers again, of the dirty periods and of those within a year after: a purchase counts for that long. */
async function refreshRegulars(engine: Engine, ranges: readonly Range[]): Promise<void> {
  if (!isTold(registry, 'regulars')) return;
  const reached = ranges.map(({ from, until }) => ({ from, until: addDays(until, 366) }));
  for (const slice of slicesOf(reached)) {
    await engine.run(purchaseStatement(widen(widen(slice, 'year'), 'week')));
    for (const grain of cellGrains)
      await engine.run(shopCellStatements(registry, grain, widen(slice, grain), 'regulars'));
  }
}

/** Dirty ranges cut to the days that facts or cells exist for. */
async function dirtyRanges(engine: Engine): Promise<Range[]> {
  return engine.query<Range>(span);
}

/** The hull of the ranges inside each calendar year they touch. */
function slicesOf(ranges: Range[]): Range[] {
  const years = new Map<number, Range>();
  for (const { from, until } of ranges)
    for (let year = Number(from.slice(0, 4)); dayOf(year, 1) < until; year += 1) {
      const cut = {
        from: from > dayOf(year, 1) ? from : dayOf(year, 1),
        until: until < dayOf(year + 1, 1) ? until : dayOf(year + 1, 1)
      };
      const known = years.get(year) ?? cut;
      years.set(year, {
        from: known.from < cut.from ? known.from : cut.from,
        until: known.until > cut.until ? known.until : cut.until
      });
    }
  return [...years.keys()].sort((a, b) => a - b).flatMap((year) => years.get(year) ?? []);
}

function widen({ from, until }: Range, grain: Grain): Range {
  const last = periodOf(until, grain);
  return { from: periodOf(from, grain).from, until: last.from === until ? until : last.until };
}
