import type { Connector, Page, ReadContext } from '#model/connector.ts';
import { InvalidInput, PushBack } from '#model/problem.ts';
import {
  openConnection,
  originRules,
  pullState,
  savePullState,
  sourceOf,
  valueRules,
  type PullState,
  type Store
} from '#queries/store.server.ts';
import { connectorNamed } from '../connectors/index.ts';
import { accept, newestOf } from './accept.ts';
import type { Clock } from './clock.ts';
import type { FetchLimits } from './fetch.ts';
import { fetchFor } from './fetch-for.ts';
import { begun, failed, paged, succeeded } from './outcome.ts';
import type { Words } from './words.ts';
import { restart, told } from './restart.ts';
import type { Transport } from './transport.ts';

/** What pulls work with: effects come in as arguments. `signal`: ends the pull between two requests. */
export type PullDoor = {
  store: Store;
  /** key of the customer pseudonyms and of the sealed settings */
  secret: string;
  transport: Transport;
  clock: Clock;
  signal: AbortSignal;
  limits?: Partial<FetchLimits>;
  /** default: the registry */
  connector?: (name: string) => Connector;
};

/** How far a pull is. `expected_n` null: the platform does not say. `left_s`: seconds, null: not known. */
export type PullProgress = {
  pages_n: number;
  records_n: number;
  expected_n: number | null;
  left_s: number | null;
};

/** What a pull brought. `resumed`: it went on where an earlier one was cut off. */
export type PullReport = {
  source_id: number;
  resumed: boolean;
  since: string | null;
  pages_n: number;
  records_n: number;
  accepted_n: number;
  updated_n: number;
  duplicate_n: number;
  dropped_n: number;
  quarantined_n: number;
};

const pulling = new WeakMap<Store['engine'], Set<number>>();

/**
 * Pulls one source to its end: what changed since the newest change known, less the overlap, or from `since` on. Every
 * page is kept durably before the place to go on is, so that a run that was killed loses nothing and goes on there.
 * Errors: NotFound; InvalidInput when the source is not connected, cannot be pulled or is being pulled; ConnectorError
 * with a sentence for the shopkeeper, kept with the source; the signal's reason, the place kept.
 */
export async function pullSource(
  door: PullDoor,
  source_id: number,
  options: { since?: string; on_progress?: (progress: PullProgress) => void } = {}
): Promise<PullReport> {
  const busy = pulling.get(door.store.engine) ?? new Set();
  pulling.set(door.store.engine, busy);
  if (busy.has(source_id)) throw new InvalidInput(`source is being pulled: ${source_id}`);
  busy.add(source_id);
  try {
    return await pullAlone(door, source_id, options);
  } finally {
    busy.delete(source_id);
  }
}

type Job = {
  door: PullDoor;
  source_id: number;
  connector: Connector;
  context: ReadContext<Record<string, unknown>>;
  words: Words;
  state: PullState;
  report: PullReport;
  began_ms: number;
  on_progress: (progress: PullProgress) => void;
};

async function pullAlone(
  door: PullDoor,
  source_id: number,
  { since, on_progress }: { since?: string; on_progress?: (progress: PullProgress) => void }
): Promise<PullReport> {
  const { connector, context, words } = await connected(door, source_id);
  const now = door.clock.now();
  const { state, resumed } = begun(await pullState(door.store, source_id), now, since);
  await savePullState(door.store, state);
  const report = { source_id, resumed, since: state.run_since, ...nothing };
  const began_ms = now.getTime();
  const job = { door, source_id, connector, context, words, state, report, began_ms };
  return finish({ ...job, on_progress: on_progress ?? (() => undefined) });
}

const countNames = [
  'accepted_n',
  'updated_n',
  'duplicate_n',
  'dropped_n',
  'quarantined_n'
] as const;

const nothing = {
  pages_n: 0,
  records_n: 0,
  accepted_n: 0,
  updated_n: 0,
  duplicate_n: 0,
  dropped_n: 0,
  quarantined_n: 0
};

async function connected({ store, secret, connector: named }: PullDoor, source_id: number) {
  const source = await sourceOf(store, source_id);
  const connection = await openConnection(store, source_id, secret);
  if (connection === null)
    throw new InvalidInput(`source is not connected: ${source.name} of ${source.unit}`);
  const connector = (named ?? connectorNamed)(connection.connector);
  if (connector.pull === undefined)
    throw new InvalidInput(`cannot be pulled: ${connector.label} sends by itself`);
  const context: ReadContext<Record<string, unknown>> = {
    zone: source.zone,
    currency: source.currency,
    settings: connector.settings.parse(connection.settings),
    origins: await originRules(store, source_id)
  };
  return { connector, context, words: await valueRules(store, source_id) };
}

/** Runs to the end, beginning again after a cut, and writes what came of it. */
async function finish(job: Job): Promise<PullReport> {
  const { clock, signal, store } = job.door;
  try {
    await withRestarts(job);
  } catch (error) {
    // Cut off by our own stop: still running, to be gone on with.
    if (!signal.aborted) await savePullState(store, failed(job.state, error, clock.now()));
    throw error;
  }
  await savePullState(store, succeeded(job.state, clock.now()));
  return job.report;
}

async function withRestarts(job: Job): Promise<void> {
  const { door, report } = job;
  let pages_n = 0;
  for (let restarts_n = 0; ; restarts_n += 1) {
    try {
      return await once(job);
    } catch (error) {
      if (door.signal.aborted) throw error;
      if (report.pages_n > pages_n) restarts_n = 0;
      const from = restart(error, { resumed: report.resumed, pages_n: report.pages_n, restarts_n });
      if (from === null) throw told(error, job.connector.label);
      if (from === 'first page') job.state = { ...job.state, cursor: null };
      pages_n = report.pages_n;
      await door.clock.wait(1000 * 2 ** restarts_n, door.signal);
    }
  }
}

/** One way through the pages from the cursor on. */
async function once(job: Job): Promise<void> {
  const { door, connector, context } = job;
  const pages = connector.pull?.({
    settings: context.settings as never, // parsed by the connector's own schema
    since: job.state.run_since,
    cursor: job.state.cursor,
    now: () => door.clock.now(),
    fetch: fetchFor(connector, context.settings, door)
  });
  if (pages === undefined) return;
  for await (const page of pages) {
    await keep(page, job);
    door.signal.throwIfAborted();
  }
}

/** A page into the inbox, then the place to go on. */
async function keep(page: Page, job: Job): Promise<void> {
  const { door, source_id, connector, context, words, report } = job;
  const { counts, reads } = await patiently(door, () =>
    accept({ ...door, source_id, connector, context, words, records: page.records })
  );
  report.pages_n += 1;
  report.records_n += page.records.length;
  for (const name of countNames) report[name] += counts[name];
  job.state = paged(job.state, {
    records_n: page.records.length,
    cursor: page.cursor,
    expected_n: page.expected_n ?? null,
    newest_at: newestOf(reads)
  });
  await savePullState(door.store, job.state);
  job.on_progress(progressOf(job));
}

/** Waits while too much is waiting to be applied. */
async function patiently<T>({ clock, signal }: PullDoor, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof PushBack)) throw error;
      await clock.wait(error.retry_after_s * 1000, signal);
    }
  }
}

function progressOf({ state, report, door, began_ms }: Job): PullProgress {
  const { pages_n, records_n, expected_n } = state;
  const elapsed_s = (door.clock.now().getTime() - began_ms) / 1000;
  const left_n = expected_n === null ? null : Math.max(expected_n - records_n, 0);
  const left_s =
    left_n === null || report.records_n === 0 || elapsed_s <= 0
      ? null
      : Math.round((left_n * elapsed_s) / report.records_n);
  return { pages_n, records_n, expected_n, left_s };
}
