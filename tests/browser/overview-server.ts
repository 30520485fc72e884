import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { plainEnvironment, startServer, type RunningServer } from '#tests/browser/browser.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** A built server on a store of its own. `stop` ends it and removes the store. */
export type Site = { url: string; stop(): Promise<void> };

/**
 * A server over a small made-up France of 2018 to 2021, or over an empty store. `env`: settings on top; `prepare`: what is
 * done to the data folder before the server starts.
 */
export async function startSite(
  units: number,
  env: Record<string, string> = {},
  prepare: (data: string) => Promise<void> = () => Promise.resolve()
): Promise<Site> {
  const data = mkdtempSync(join(tmpdir(), 'vitrine-browser-'));
  if (units > 0) cpSync(await madeUp(units), data, { recursive: true });
  await prepare(data);
  const server: RunningServer = await startServer({ data, env: { VITRINE_DEMO: 'false', ...env } });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      rmSync(data, { recursive: true, force: true });
    }
  };
}

/** The folder of a made-up store, made once in a run: test files of the same number of units get copies of it. */
async function madeUp(units: number): Promise<string> {
  const folder = join(inject('stores'), String(units));
  const making = `${folder}-unfinished`;
  while (!existsSync(folder)) {
    if (isFirst(making)) await make(units, making).then(() => renameSync(making, folder));
    else await setTimeout(100); // the other worker is at it
  }
  return folder;
}

/** Whether the folder had to be made. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** Fills a data folder with the made-up France. Errors: what the command printed; the folder is gone then. */
async function make(units: number, data: string): Promise<void> {
  try {
    await run(process.execPath, ['scripts/vitrine.mjs', 'demo', '--units', String(units)], {
      cwd: root,
      env: { ...plainEnvironment(), VITRINE_DATA: data }
    });
  } catch (error) {
    rmSync(data, { recursive: true, force: true });
    throw error;
  }
}
