import type { Engine } from '#queries/engines/duckdb.ts';

/** Where an import stands; `total` null when unknown. */
export type ImportProgress = { what: string; done: number; total: number | null };

/** Part of a work of `total` rows that the next statements do, from one share of it to another. */
export type Span = { what: string; total: number | null; from: number; until: number };

/** Tells the listener how far an import is, while the engine is at one long statement. */
export type Watch = { enter(span: Span): void; stop(): void };

const interval_ms = 500;

/**
 * Starts watching the statements of a connection. Entering a span reports its beginning and ends the one before;
 * an aborted signal ends the import there. Errors: the signal's reason.
 */
export async function startWatch(
  engine: Engine,
  on_progress: ((progress: ImportProgress) => void) | undefined,
  signal: AbortSignal | undefined
): Promise<Watch> {
  if (on_progress !== undefined) await engine.watch();
  let span: Span | null = null;
  const report = (share: number): void => {
    if (span === null) return;
    const { what, total, from, until } = span;
    const done = total === null ? 0 : Math.round(total * (from + (until - from) * share));
    on_progress?.({ what, done, total });
  };
  const timer =
    on_progress === undefined
      ? undefined
      : setInterval(() => report(engine.runningShare() ?? 0), interval_ms);
  timer?.unref();
  return {
    enter(next) {
      signal?.throwIfAborted();
      span = next;
      report(0);
    },
    stop() {
      span = null;
      clearInterval(timer);
    }
  };
}
