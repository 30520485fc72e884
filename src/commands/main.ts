import { text } from 'node:stream/consumers';
import { InvalidInput } from '#model/problem.ts';
import type { Store } from '#queries/store.server.ts';
import type { Settings } from '#model/settings.ts';
import type { Context } from '#commands/command.ts';
import { execute, overallHelp, parseCall, report, type Call } from '#commands/runner/execute.ts';
import { handOver } from '#commands/runner/hand-over.ts';
import { Terminal } from '#commands/runner/terminal.ts';
import { callerFolder, pseudonymKey, readSettings } from '#lib/server/environment.ts';
import { livingPresence } from '#lib/server/presence.ts';

/** `npm run vitrine -- COMMAND`: the exit code of one command line. */
export async function main(argv: string[]): Promise<number> {
  const json = argv.includes('--json');
  const { terminal, signal } = surroundings(json);
  const err = (line: string) => terminal.err(line);
  try {
    const [name] = argv;
    if (name === '--help' || name === '-h' || name === 'help') {
      terminal.out(await overallHelp());
      return 0;
    }
    if (name === undefined) {
      terminal.err(await overallHelp());
      return new InvalidInput('no command').exit;
    }
    return await runHere({ argv, call: await parseCall(argv), terminal, json, signal });
  } catch (error) {
    return report(error, { err, json, signal });
  } finally {
    terminal.clear();
  }
}

function surroundings(json: boolean): { terminal: Terminal; signal: AbortSignal } {
  const rewritable = process.stderr.isTTY === true;
  const terminal = new Terminal(
    {
      out: (text) => void process.stdout.write(text),
      err: (text) => void process.stderr.write(text),
      rewritable
    },
    json && !rewritable
  );
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0); // the reader, such as head, has had enough
    throw error;
  });
  const abort = new AbortController();
  const stop = () => {
    if (abort.signal.aborted) process.exit(1); // asked twice: at once
    abort.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return { terminal, signal: abort.signal };
}

type Here = {
  argv: string[];
  call: Call;
  terminal: Terminal;
  json: boolean;
  signal: AbortSignal;
};

async function runHere({ argv, call, terminal, json, signal }: Here): Promise<number> {
  const settings = readSettings();
  const opened: { store?: Promise<Store> } = {};
  let input: Promise<string> | undefined;
  const context: Context = {
    out: (line) => terminal.out(line),
    err: (line) => terminal.err(line),
    progress: (progress) => terminal.progress(progress),
    json,
    input: () => (input ??= text(process.stdin)),
    cwd: callerFolder(),
    settings,
    get secret() {
      return pseudonymKey(settings);
    },
    store: () => (opened.store ??= open(settings)),
    signal
  };
  try {
    return await execute(call, context);
  } catch (error) {
    if (opened.store === undefined || call.command.local === true) throw error;
    const { StoreBusy } = await storeDoor();
    if (!(error instanceof StoreBusy)) throw error;
    return await runThere(argv, context, error, await input);
  } finally {
    const store = await opened.store?.catch(() => undefined); // failing to open has been reported
    if (store !== undefined) await (await storeDoor()).closeStore(store);
  }
}

/** The store’s door, loaded by commands that open the store alone: all of queries stands behind it. */
const storeDoor = () => import('#queries/store.server.ts');

const open = async (settings: Settings): Promise<Store> =>
  (await import('#lib/server/open.server.ts')).openReady(settings);

/** Hands the whole command to the server that holds the store. Errors: `busy` itself when there is none to be reached. */
async function runThere(
  argv: string[],
  context: Context,
  busy: Error,
  input: string | undefined
): Promise<number> {
  const presence = livingPresence(context.settings);
  if (presence === null) throw busy;
  const [command = '', ...args] = argv;
  const order = {
    ...{ command, args, cwd: context.cwd, json: context.json },
    ...(input === undefined ? {} : { input })
  };
  const exit = await handOver(presence, order, context);
  if (exit === null) throw busy;
  return exit;
}
