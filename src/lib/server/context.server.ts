import { closeStore, isEmpty, publishAnswers, type Store } from '#queries/store.server.ts';
import { VitrineError } from '#model/problem.ts';
import type { Settings } from '#model/settings.ts';
import type { CollectContext } from '#ingest/context.ts';
import { startSchedule, type Schedule } from '#ingest/schedule.ts';
import type { Context } from '#commands/command.ts';
import { execute, parseCall } from '#commands/runner/execute.ts';
import { commandNames } from '#commands/runner/registry.ts';
import { Terminal } from '#commands/runner/terminal.ts';
import { pseudonymKey, readSettings } from '#lib/server/environment.ts';
import { openReady } from '#lib/server/open.server.ts';
import { announce, withdraw, type Presence } from '#lib/server/presence.ts';
import type { Accounts } from '#lib/server/accounts/accounts.server.ts';

/** What one running server has: settings read once, the store opened once, and the way to stop. */
export type Server = {
  settings: Settings;
  /** the one open store of this process; opened by the first call */
  store(): Promise<Store>;
  /** who may sign in here; opened by the first call */
  accounts(): Promise<Accounts>;
  /** key of the customer pseudonyms */
  readonly secret: string;
  /** aborted when the server stops */
  signal: AbortSignal;
  /** set once `announce` was called: what commands need to find this server */
  presence: Presence | null;
  /** what the server does by itself; null until `start` */
  schedule: Schedule | null;
  /** lets commands find this server at `url` */
  announce(url: string): void;
  /** tells running commands to end; new visitors are the caller's business */
  drain(): void;
  /** once nothing runs any more: checkpoint and close; safe to call twice */
  stop(): Promise<void>;
};

const key = Symbol.for('vitrine.server');
const globals = globalThis as { [key]?: Server }; // outlives the module when the development server reloads it

const graceMs = 5000;
const working = new Set<Promise<unknown>>();

/** Has the server's stop wait a while for this work, which listens to its signal. */
export function untilStop<T>(work: Promise<T>): Promise<T> {
  working.add(work);
  const done = () => void working.delete(work);
  work.then(done, done);
  return work;
}

/** The running server of this process; made on first use. Errors: InvalidInput when a setting is invalid. */
export const server = (): Server => (globals[key] ??= makeServer());

function makeServer(): Server {
  const settings = readSettings();
  const abort = new AbortController();
  let opening: Promise<Store> | undefined;
  let accounts: Promise<Accounts> | undefined;
  let stopping: Promise<void> | undefined;
  const close = async (schedule: Schedule | null) => {
    abort.abort();
    withdraw(settings);
    await Promise.race([
      Promise.allSettled([...working, schedule?.stop()]),
      new Promise((end) => setTimeout(end, graceMs))
    ]);
    await (await accounts?.catch(() => undefined))?.close();
    const store = await opening?.catch(() => undefined); // failing to open has been reported
    if (store !== undefined) await closeStore(store);
  };
  return {
    settings,
    store: () => (opening ??= openReady(settings)),
    accounts: () => (accounts ??= openAccountsOf(server())),
    get secret() {
      return pseudonymKey(settings);
    },
    signal: abort.signal,
    presence: null,
    schedule: null,
    announce(url) {
      this.presence = announce(settings, url);
      process.once('exit', () => withdraw(settings));
    },
    drain: () => abort.abort(),
    stop() {
      return (stopping ??= close(this.schedule));
    }
  };
}

/** Loaded when somebody signs in or the first link is due: a good part of the program stands behind it. */
async function openAccountsOf(running: Server): Promise<Accounts> {
  const { openAccounts, originOf } = await import('#lib/server/accounts/accounts.server.ts');
  const { settings } = running;
  return openAccounts({
    settings,
    secret: running.secret,
    origin: settings.ORIGIN ?? running.presence?.url ?? originOf(settings),
    store: () => running.store()
  });
}

/** What the collector has of this process' server. */
export function collectContext(): CollectContext {
  const running = server();
  return {
    store: () => running.store(),
    get secret() {
      return running.secret;
    },
    now: () => new Date(),
    signal: running.signal,
    settings: running.settings,
    log: (line) => console.error(`vitrine: ${line}`)
  };
}

/**
 * Opens the store, starts what the server does by itself and, when the store holds no shop yet, fills it with marked
 * sample data. Errors: StoreBusy, StoreError.
 */
export async function start(): Promise<void> {
  const running = server();
  const store = await running.store();
  running.schedule ??= startSchedule(collectContext());
  void untilStop(welcomeAdmin(running));
  const { VITRINE_DEMO } = running.settings;
  if (VITRINE_DEMO && commandNames.includes('demo') && (await isEmpty(store)))
    await loadDemo(running);
  await publishAnswers(store).catch((error: unknown) => {
    // The collector goes on without; pages say that figures are out of reach, and the job tries again.
    if (!(error instanceof VitrineError)) throw error;
    console.error(`vitrine: ${error.message}`);
  });
}

/** While nobody has an account: the link with which the first admin makes theirs, beside the start, which it does not hold up. */
async function welcomeAdmin(running: Server): Promise<void> {
  try {
    const { firstAdminLink } = await import('#lib/server/accounts/invitations.server.ts');
    const link = await firstAdminLink(await running.accounts(), new Date());
    if (link !== null) console.log(`vitrine: nobody has an account yet; the first admin: ${link}`);
  } catch (error) {
    console.error(
      'vitrine: accounts are out of reach:',
      error instanceof Error ? error.message : ''
    );
  }
}

async function loadDemo(running: Server): Promise<void> {
  const terminal = new Terminal(
    {
      out: (text) => void process.stdout.write(text),
      err: (text) => void process.stdout.write(text),
      rewritable: process.stdout.isTTY === true
    },
    false
  );
  terminal.out('vitrine: the store is empty, loading sample data …');
  const context = serverContext(terminal, running.signal);
  await untilStop(execute(await parseCall(['demo']), context));
  terminal.clear();
}

/** A command's context inside the server: its store, its settings. `signal`: when this one command is to stop. */
export function serverContext(
  output: Pick<Context, 'out' | 'err' | 'progress'>,
  signal: AbortSignal,
  { cwd, json, input = '' }: { cwd: string; json: boolean; input?: string | undefined } = {
    cwd: process.cwd(),
    json: false
  }
): Context {
  const running = server();
  return {
    out: (line) => output.out(line),
    err: (line) => output.err(line),
    progress: (progress) => output.progress(progress),
    cwd,
    json,
    input: () => Promise.resolve(input),
    settings: running.settings,
    get secret() {
      return running.secret;
    },
    store: () => running.store(),
    signal: AbortSignal.any([signal, running.signal])
  };
}
