import { inTurn } from '#queries/collect/turn.ts';
import { statements } from '#queries/facts/text.ts';
import type { Store } from '#queries/store.ts';
import stateSql from './state.sql?raw';
import saveSql from './save-state.sql?raw';

/** Where the pull of a source stands. Instants ISO in UTC; counts are of the run that is on or was the last. */
export type PullState = {
  source_id: number;
  /** a run that is `running` while nobody runs was cut off */
  status: 'idle' | 'running' | 'failed';
  /** modification time up to which everything is in; null: nothing yet */
  since: string | null;
  /** where a run that was cut off goes on; null: none was, or before its first page */
  cursor: string | null;
  pages_n: number;
  records_n: number;
  expected_n: number | null;
  started_at: string | null;
  finished_at: string | null;
  last_success_at: string | null;
  failures_n: number;
  /** sentence for the shopkeeper in English; `error_code` and `error_value` give it in other languages */
  error: string | null;
  error_code: string | null;
  error_value: string | null;
  /** not before, when the platform said so */
  retry_at: string | null;
  /** what the run that was cut off asked for */
  run_since: string | null;
  newest_at: string | null;
};

/** A source that was never pulled. */
export const freshState = (source_id: number): PullState => ({
  source_id,
  status: 'idle',
  since: null,
  cursor: null,
  pages_n: 0,
  records_n: 0,
  expected_n: null,
  started_at: null,
  finished_at: null,
  last_success_at: null,
  failures_n: 0,
  error: null,
  error_code: null,
  error_value: null,
  retry_at: null,
  run_since: null,
  newest_at: null
});

/** Where the pull of a source stands; a fresh state when it was never pulled. */
export async function pullState(store: Store, source_id: number): Promise<PullState> {
  const [row] = await store.engine.query<PullState>(stateSql, { source_id });
  return row ?? freshState(source_id);
}

/** Where the pulls of all sources stand that were ever pulled. */
export const pullStates = (store: Store): Promise<PullState[]> =>
  store.engine.query<PullState>(stateSql, { source_id: null });

/** Writes where a pull stands, durably. */
export async function savePullState(store: Store, state: PullState): Promise<void> {
  const params = {
    ...state,
    ...Object.fromEntries(instants.map((name) => [name, toStoreTime(state[name])]))
  };
  await inTurn(store.engine, () =>
    store.engine.transaction(async (engine) => {
      for (const statement of statements(saveSql)) await engine.run(statement, params);
    })
  );
}

const instants = [
  'since',
  'started_at',
  'finished_at',
  'last_success_at',
  'retry_at',
  'run_since',
  'newest_at'
] as const;

const toStoreTime = (instant: string | null): string | null =>
  instant === null ? null : instant.replace('T', ' ').replace('Z', '');
