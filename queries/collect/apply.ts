import { StoreError } from '#model/problem.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import { alone } from '#queries/facts/alone.ts';
import { takeBatch, type Span } from '#queries/collect/apply-batch.ts';
import { inboxOf, type RowName } from '#queries/collect/inbox.ts';
import { setAside } from '#queries/collect/set-aside.ts';
import type { Store } from '#queries/store.ts';
import nextSpan from './next-span.sql?raw';

const rows_max_default = 10_000;

/** Troubles of the engine itself: the same rows may go in another time. */
const ownTrouble =
  /out of memory|no space left|disk|interrupt|permission|too many open files|conflict|connection|closed/i;

/**
 * Takes the oldest rows of the inbox into the facts, at most `rows_max`, one transaction: facts, roll-ups, quarantine, and
 * the rows leave the inbox. Waits for an import that runs. A row that the engine cannot take is found by halving and put
 * into quarantine, so that the others pass. Cells are not made again here.
 * Errors: StoreError of the engine's own trouble (disk full); the rows wait on then.
 */
export async function applyInbox(
  store: Store,
  { rows_max = rows_max_default }: { rows_max?: number } = {}
): Promise<{ applied_n: number }> {
  const inbox = await inboxOf(store.engine);
  if (inbox.rows_n === 0) return { applied_n: 0 };
  return alone(store, async () => {
    const [span] = await store.engine.query<Span>(nextSpan, { rows_max });
    if (span === undefined || span.rows_n === 0) return { applied_n: 0 };
    return { applied_n: await applySpan(store.engine, span, (rows) => inbox.forget(rows)) };
  });
}

/** Applies everything that waits now. */
export async function drainInbox(store: Store): Promise<void> {
  while ((await applyInbox(store)).applied_n > 0);
}

async function applySpan(
  engine: Engine,
  span: Span,
  forget: (rows: RowName[]) => void
): Promise<number> {
  try {
    const rows = await engine.transaction((inner) => takeBatch(inner, span));
    forget(rows);
    return rows.length;
  } catch (error) {
    if (error instanceof StoreError && ownTrouble.test(error.message)) throw error;
    if (span.from === span.until) {
      forget(await engine.transaction((inner) => setAside(inner, span, error)));
      return 1;
    }
    const middle = span.from + Math.floor((span.until - span.from) / 2);
    const first = await applySpan(engine, { ...span, until: middle }, forget);
    return first + (await applySpan(engine, { ...span, from: middle + 1 }, forget));
  }
}
