import { addDays, type Day } from '#model/calendar.ts';
import { registry } from '#queries/compile.ts';
import { countryStatements, unitYearStatements } from '#queries/compile/coarse.ts';
import {
  fragmentSelling,
  fragmentStatements,
  placeStatement,
  weekStatement
} from '#queries/compile/fragments.ts';
import { cellStatements, unitMonthStatements } from '#queries/compile/refill.ts';
import { forgetShopCells, isTold, shopCellStatements } from '#queries/compile/shop-cells.ts';
import { purchaseStatement } from '#queries/compile/shops.ts';
import { cellGrains, tableStatements, type CellGrain } from '#queries/compile/tables.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import { known } from '#queries/series/known.ts';
import type { Store } from '#queries/store.ts';
import markAll from './mark-all.sql?raw';
import markScattered from './mark-scattered.sql?raw';
import monthsOfDays from './months-of-days.sql?raw';
import {
  partsOf,
  slicesOf,
  widen,
  withWeeks,
  type MonthOfDays,
  type Range,
  type Slice
} from './slices.ts';
import span from './span.sql?raw';
import stamp from './stamp.sql?raw';
import take from './take.sql?raw';

/** Called before the first and after each slice; a slice is one calendar year. */
export type OnProgress = (progress: { what: string; done: number; total: number | null }) => void;

const running = new WeakMap<Engine, Promise<number>>();

/**
 * Makes the dirty periods of `unit_month` and of every cell table again, each year in one transaction, and clears
 * their marks. A changed set of metrics drops the tables and makes all periods again. Returns the number of slices.
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
  const slices = withWeeks(slicesOf(ranges));
  let done = 0;
  const report = () => on_progress?.({ what: 'cells', done, total: slices.length });
  report();
  await sideBySide(slices, await atOnce(engine), async (slice) => {
    await engine.transaction((inner) => refreshSlice(inner, slice));
    done += 1;
    report();
  });
  await engine.transaction((inner) => refreshRegulars(inner, ranges));
  await engine.transaction(finish);
  return slices.length;
}

/**
 * How many years are made at once. Most statements on few shops are too small for the engine to share among its threads;
 * those on many are not, and need the memory.
 */
async function atOnce(engine: Engine): Promise<number> {
  const [state] = await engine.query<{ days_n: number }>('SELECT count(*) AS days_n FROM unit_day');
  return (state?.days_n ?? 0) < 5_000_000 ? 2 : 1;
}

/** Works through a list, `n` of it at once. Errors: the first, when what runs beside it has ended. */
async function sideBySide<T>(
  list: readonly T[],
  n: number,
  work: (one: T) => Promise<void>
): Promise<void> {
  const left = [...list];
  const worker = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  const ended = await Promise.allSettled(Array.from({ length: n }, worker));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}

async function finish(engine: Engine): Promise<void> {
  const [state] = await engine.query<{ revision: number }>(
    'SELECT coalesce(max(revision), 0) AS revision FROM cell_state'
  );
  await engine.run('DELETE FROM dirty_taken; DELETE FROM cell_state');
  await engine.run(stamp, { hash: registry.hash, revision: (state?.revision ?? 0) + 1 });
}

async function refreshSlice(engine: Engine, slice: Slice): Promise<void> {
  await engine.run(placeStatement);
  const months = await engine.query<MonthOfDays>(monthsOfDays, widen(slice, 'month'));
  for (const part of partsOf(slice, months)) await refreshPart(engine, part);
  await engine.run(unitYearStatements(registry, widen(slice, 'year')));
  for (const grain of cellGrains)
    if (grain !== 'week') await refreshGrain(engine, grain, widen(slice, grain));
}

/** Months of units and weeks of cells: what is made of days. */
async function refreshPart(engine: Engine, { weeks, ...part }: Slice): Promise<void> {
  const months = widen(part, 'month');
  const days = {
    from: weeks.from < months.from ? weeks.from : months.from,
    until: weeks.until > months.until ? weeks.until : months.until
  };
  await engine.run(fragmentStatements(registry, days));
  await engine.run(fragmentSelling(registry));
  await engine.run(unitMonthStatements(registry, months));
  if (weeks.from >= weeks.until) return; // the slice before has made its only week
  await engine.run(weekStatement(registry, weeks));
  await refreshGrain(engine, 'week', weeks);
}

async function refreshGrain(engine: Engine, grain: CellGrain, periods: Range): Promise<void> {
  await engine.run(cellStatements(registry, grain, periods));
  await engine.run(countryStatements(registry, grain, periods));
  if (isTold(registry, 'state'))
    await engine.run(shopCellStatements(registry, grain, periods, 'state'));
}

/**
 * Regular customers again, of the dirty periods and of those within a year after, as far as there are purchases: one counts
 * for that long.
 */
async function refreshRegulars(engine: Engine, ranges: readonly Range[]): Promise<void> {
  if (!isTold(registry, 'regulars')) return;
  await engine.run(placeStatement);
  const [newest] = await engine.query<{ until: Day | null }>(lastPurchase);
  const reached = ranges.map(({ from, until }) => {
    const year_after = addDays(until, 366);
    const last = newest?.until ?? until;
    const reach = year_after < last ? year_after : last;
    return { from, until: reach > until ? reach : until };
  });
  for (const slice of slicesOf(reached)) {
    const days = widen(widen(slice, 'year'), 'week');
    await engine.run(purchaseStatement(days));
    const [bought] = await engine.query<{ n: number }>(purchasesOf, { from: days.from });
    for (const grain of cellGrains)
      await engine.run(
        bought?.n === 0
          ? forgetShopCells(grain, widen(slice, grain), 'regulars')
          : shopCellStatements(registry, grain, widen(slice, grain), 'regulars')
      );
  }
}

const lastPurchase =
  'SELECT CAST(max(local_day) + 1 AS VARCHAR) AS until FROM order_version WHERE customer_key IS NOT NULL';
const purchasesOf = 'SELECT count(*) AS n FROM purchase WHERE local_day >= {from:Date}';

/** Dirty ranges cut to the days that facts or cells exist for. */
async function dirtyRanges(engine: Engine): Promise<Range[]> {
  return engine.query<Range>(span);
}
