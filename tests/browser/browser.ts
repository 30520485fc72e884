import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '#tests/browser/find.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const startMs = 180_000;
const safe = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];

/** A real Chromium without a window, with an empty profile. Close it when done. */
export async function launchBrowser(): Promise<Browser> {
  const { path, env } = await findBrowser();
  return chromium.launch({
    executablePath: path,
    args: safe,
    env: { ...(process.env as Record<string, string>), ...env } // unset names do not appear
  });
}

/** A built server on a free port. `stop` ends it as an operator would and gives its exit code. */
export type RunningServer = {
  url: string;
  pid: number;
  /** what it has printed so far */
  output(): string;
  stop(): Promise<number>;
};

/**
 * Starts the built server on a data folder; ready when it says so.
 * `env`: settings on top, such as VITRINE_DEMO. Errors: what it printed when it ends or stays silent for three minutes.
 */
export async function startServer(options: {
  data: string;
  env?: Record<string, string>;
}): Promise<RunningServer> {
  if (!existsSync(`${root}build/handler.js`)) throw new Error('there is no build: npm run build');
  const child = spawn(process.execPath, ['server.js'], {
    cwd: root,
    env: { ...plainEnvironment(), PORT: '0', VITRINE_DATA: options.data, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  process.once('exit', () => child.kill('SIGKILL')); // a test run that dies leaves no server behind
  const ended = once(child, 'exit').then(([code]) => (code as number | null) ?? 1); // null: by a signal
  const { url, output } = await addressOf(child);
  return {
    url,
    pid: child.pid ?? 0,
    output,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    }
  };
}

/** Our environment without what the test runner and npm put into it. */
export function plainEnvironment(): Record<string, string> {
  const ours =
    /^(npm_|VITE|VITEST|VITRINE_|NODE_ENV$|PORT$|ORIGIN$|INIT_CWD$|TEST$|MODE$|DEV$|PROD$|SSR$|BASE_URL$)/;
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !ours.test(entry[0])
  );
  return Object.fromEntries(entries);
}

function addressOf(child: ChildProcess): Promise<{ url: string; output: () => string }> {
  let text = '';
  return new Promise((resolve, reject) => {
    const refuse = (what: string) => reject(new Error(`${what}; it said:\n${text}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      refuse('the server did not start in time');
    }, startMs);
    child.once('exit', (code) => {
      clearTimeout(timer);
      refuse(`the server ended with ${code}`);
    });
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      const url = /Vitrine on (http:\S+)/.exec(text)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve({ url, output: () => text });
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
  });
}
