import { VitrineError } from '#model/problem.ts';
import { formatsIn, type ImportProgress, type Store } from '#queries/store.server.ts';
import { takePlan } from '../import.ts';
import type { Plan } from '../mapping/relations.ts';
import type { Caller } from './caller.ts';
import { openUpload } from './open-upload.ts';
import { feedOf, planUpload, type Ready } from './plan-upload.ts';
import { saveUpload, type Ending, type Upload } from './uploads.ts';

/**
 * Where the import of an upload stands. `phase`: queue (another import runs), look, rows, sums. `done`, `total`: rows.
 * `rows_per_s` and `left_s` are null until they can be told.
 */
export type Progress = {
  status: 'running' | Ending['status'];
  phase: 'queue' | 'look' | 'rows' | 'sums';
  done: number;
  total: number | null;
  seconds: number;
  rows_per_s: number | null;
  left_s: number | null;
  ending: Ending | null;
};

type Work = {
  progress: Progress;
  abort: AbortController;
  ended: Promise<void>;
  listeners: Set<(progress: Progress) => void>;
};

const works = new Map<string, Work>();

/** Whether an upload is being imported now. */
export const isWorking = (upload_id: string): boolean => works.has(upload_id);

/** What an import needs of its surroundings. */
export type Door = { store: Store; secret: string; now: Date; signal: AbortSignal };

/**
 * Starts the import of an upload, one per upload; the promise ends with the import and never fails: how it ended is kept
 * with the upload.
 */
export function startWork(door: Door, upload: Upload, ready: Ready, caller: Caller): Promise<void> {
  const { upload_id } = upload;
  if (works.has(upload_id)) return Promise.resolve();
  const work: Work = {
    abort: new AbortController(),
    ended: Promise.resolve(),
    listeners: new Set(),
    progress: {
      status: 'running',
      phase: 'look',
      done: 0,
      total: null,
      seconds: 0,
      rows_per_s: null,
      left_s: null,
      ending: null
    }
  };
  works.set(upload_id, work);
  work.ended = run(work, door, upload, { ready, caller }).finally(() => works.delete(upload_id));
  return work.ended;
}

/** Waits for the imports that run; the server's stop has asked them to end. */
export async function settleWorks(): Promise<void> {
  await Promise.all([...works.values()].map(({ ended }) => ended));
}

async function run(
  work: Work,
  door: Door,
  upload: Upload,
  { ready, caller }: { ready: Ready; caller: Caller }
): Promise<void> {
  const started = performance.now();
  const signal = AbortSignal.any([work.abort.signal, door.signal]);
  const meter = meterOf(work, started);
  const seconds = (): number => Math.round(performance.now() - started) / 1000;
  let ending: Ending;
  try {
    const { file } = await openUpload(door.store, upload);
    const plan = await readAsSaid(door.store, planUpload(file, ready, caller), ready);
    meter({ what: 'queue', done: 0, total: null });
    const report = await orAbort(
      takePlan({ ...door, signal, on_progress: meter }, [file], plan, feedOf(caller)),
      signal,
      () => work.progress.phase === 'queue'
    );
    const { import_id, read_n, accepted_n, updated_n, duplicate_n, quarantined_n } = report;
    const counts = { read_n, accepted_n, updated_n, duplicate_n, quarantined_n };
    const told = { seconds: seconds(), code: null, detail: null };
    ending = { status: 'done', import_id, ...counts, ...told };
  } catch (error) {
    ending = { ...endingOf(error, work.abort.signal.aborted), seconds: seconds() };
  }
  saveUpload(door.store, { ...upload, ending });
  tell(work, {
    ...work.progress,
    status: ending.status,
    left_s: 0,
    seconds: ending.seconds,
    ending
  });
}

/** With formats where a person decided one of the two: the other is decided over the whole file. */
async function readAsSaid(store: Store, plan: Plan, { kind, choices }: Ready): Promise<Plan> {
  const [input] = plan.inputs;
  const { numbers, dates } = choices.formats;
  if (input === undefined || (numbers === null && dates === null)) return plan;
  const formats = await formatsIn(store, kind, input, choices.formats);
  return { ...plan, inputs: [{ ...input, formats }] };
}

/** Ends at once when aborted while another import is ahead; the import itself then ends as soon as it begins. */
async function orAbort<T>(
  work: Promise<T>,
  signal: AbortSignal,
  isQueued: () => boolean
): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => {
      if (isQueued()) reject(signal.reason);
    });
  });
  work.catch(() => undefined); // told by the race, or nobody waits any more
  return Promise.race([work, aborted]);
}

function endingOf(error: unknown, cancelled: boolean): Omit<Ending, 'seconds'> {
  const none = {
    import_id: null,
    read_n: 0,
    accepted_n: 0,
    updated_n: 0,
    duplicate_n: 0,
    quarantined_n: 0
  };
  if (cancelled) return { status: 'cancelled', ...none, code: null, detail: null };
  if (error instanceof VitrineError)
    return { status: 'failed', ...none, code: error.code, detail: error.message };
  console.error('vitrine: the import of an uploaded file failed:', error);
  return { status: 'failed', ...none, code: 'unexpected', detail: 'unexpected error' };
}

/** Rate is measured once rows move; time left only counts rows. */
function meterOf(work: Work, started: number): (progress: ImportProgress) => void {
  let moving: number | null = null;
  return ({ what, done, total }) => {
    const now = performance.now();
    const phase =
      what === 'queue'
        ? 'queue'
        : what.includes('look')
          ? 'look'
          : total === null
            ? 'sums'
            : 'rows';
    if (phase === 'rows' && done > 0) moving ??= now;
    const spent = moving === null ? 0 : (now - moving) / 1000;
    const measured = phase === 'rows' && spent > 1 && done > 0;
    const rate = measured ? done / ((now - started) / 1000) : null;
    tell(work, {
      ...work.progress,
      phase,
      done: phase === 'sums' ? (work.progress.total ?? 0) : done,
      total: total ?? work.progress.total,
      seconds: Math.round(now - started) / 1000,
      rows_per_s: rate === null ? work.progress.rows_per_s : Math.round(rate),
      left_s: rate === null || total === null ? null : Math.ceil((total - done) / rate)
    });
  };
}

function tell(work: Work, progress: Progress): void {
  work.progress = progress;
  for (const listener of work.listeners) listener(progress);
}

/** Asks a running import to end; nothing of it is kept. False when none runs. */
export function cancelWork(upload_id: string): boolean {
  const work = works.get(upload_id);
  work?.abort.abort(new Error('cancelled'));
  return work !== undefined;
}

/** Follows a running import: the present state at once, then each change; returns how to stop. Null when none runs. */
export function followWork(
  upload_id: string,
  listener: (progress: Progress) => void
): (() => void) | null {
  const work = works.get(upload_id);
  if (work === undefined) return null;
  work.listeners.add(listener);
  listener(work.progress);
  return () => void work.listeners.delete(listener);
}
