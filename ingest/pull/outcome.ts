import { ConnectorError, VitrineError } from '#model/problem.ts';
import type { PullState } from '#queries/store.server.ts';

/** A pull looks so far back before the newest change it knows: platforms tell some changes late. */
export const overlap_hours = 48;
/** A cursor older than this is forgotten: the platform may have forgotten it too. */
const cursor_hours_max = 72;

const hour_ms = 3_600_000;

/**
 * The state a run begins with, out of the one before. A run that was cut off or failed goes on at its cursor; any other
 * begins at `since`, by default the newest change known less the overlap.
 */
export function begun(
  before: PullState,
  now: Date,
  since: string | undefined
): { state: PullState; resumed: boolean } {
  const resumed = since === undefined && isResumable(before, now);
  const started_at = now.toISOString();
  const running = { ...before, status: 'running' as const, finished_at: null };
  if (resumed) return { resumed, state: { ...running, started_at: before.started_at } };
  const fresh = { cursor: null, pages_n: 0, records_n: 0, expected_n: null, newest_at: null };
  const run_since = since ?? earlier(before.since);
  return { resumed, state: { ...running, ...fresh, run_since, started_at } };
}

const isResumable = ({ status, cursor, started_at }: PullState, now: Date): boolean =>
  status !== 'idle' &&
  cursor !== null &&
  started_at !== null &&
  now.getTime() - Date.parse(started_at) < cursor_hours_max * hour_ms;

const earlier = (instant: string | null): string | null =>
  instant === null ? null : new Date(Date.parse(instant) - overlap_hours * hour_ms).toISOString();

/** The state once a page is in. `newest_at`: its newest change, null: it tells none. */
export const paged = (
  state: PullState,
  page: {
    records_n: number;
    cursor: string | null;
    expected_n: number | null;
    newest_at: string | null;
  }
): PullState => ({
  ...state,
  cursor: page.cursor,
  pages_n: state.pages_n + 1,
  records_n: state.records_n + page.records_n,
  expected_n: page.expected_n ?? state.expected_n,
  newest_at: later(state.newest_at, page.newest_at)
});

/**
 * The state at the end of a run that reached it. Everything is in up to the newest change seen, but not beyond the run's
 * beginning: a platform whose clock is ahead must not make the next run skip. Records without a time of change: up to
 * the beginning.
 */
export function succeeded(state: PullState, now: Date): PullState {
  const at = now.toISOString();
  const newest = state.newest_at ?? (state.records_n > 0 ? state.started_at : null);
  const reached =
    newest !== null && state.started_at !== null && newest > state.started_at
      ? state.started_at
      : newest;
  return {
    ...state,
    status: 'idle',
    cursor: null,
    since: later(state.since, reached),
    finished_at: at,
    last_success_at: at,
    failures_n: 0,
    error: null,
    error_code: null,
    error_value: null,
    retry_at: null,
    run_since: null,
    newest_at: null
  };
}

/** The state after a failure, the place to go on kept. */
export function failed(state: PullState, error: unknown, now: Date): PullState {
  const told = error instanceof ConnectorError ? error : null;
  const wait_s = told?.retry_after_s ?? null;
  return {
    ...state,
    status: 'failed',
    finished_at: now.toISOString(),
    failures_n: state.failures_n + 1,
    error: error instanceof VitrineError ? error.message : 'unexpected trouble; see the log',
    error_code: told?.problem?.code ?? null,
    error_value: told?.problem?.value ?? null,
    retry_at: wait_s === null ? null : new Date(now.getTime() + wait_s * 1000).toISOString()
  };
}

const later = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b > a) ? b : a;
