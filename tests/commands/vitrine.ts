import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { plainEnvironment } from '#tests/browser/browser.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a command line ended with. */
export type Ended = { exit: number | null; out: string; err: string };

/** Runs the real command line in a process of its own, with its own data folder. */
export async function vitrine(
  data: string,
  args: string[],
  options: { cwd?: string; env?: Record<string, string>; interrupt?: (err: string) => boolean } = {}
): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, 'scripts/vitrine.mjs'), ...args], {
    cwd: options.cwd ?? root,
    env: { ...plainEnvironment(), VITRINE_DATA: data, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe']
  });
  const ended: Ended = { exit: null, out: '', err: '' };
  let interrupted = false; // a second Ctrl-C would end the command at once
  child.stdout.on('data', (chunk: Buffer) => (ended.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    ended.err += chunk.toString();
    if (interrupted || options.interrupt?.(ended.err) !== true) return;
    interrupted = true;
    child.kill('SIGINT');
  });
  const [exit] = (await once(child, 'close')) as [number | null]; // the event's first argument
  return { ...ended, exit };
}

/** A folder of its own with a space in its name, gone when the test ends. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'vitrine test '));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
