import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { plainEnvironment, startServer, type RunningServer } from '#tests/browser/browser.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A built server on a store of its own. `stop` ends it and removes the store. */
export type Site = { url: string; stop(): Promise<void> };

/** A server over a small made-up France of 2018 to 2021, or over an empty store. `env`: settings on top. */
export async function startSite(units: number, env: Record<string, string> = {}): Promise<Site> {
  const data = mkdtempSync(join(tmpdir(), 'vitrine-browser-'));
  if (units > 0) cpSync(madeUp(units), data, { recursive: true });
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
function madeUp(units: number): string {
  const folder = join(inject('stores'), String(units));
  if (existsSync(folder)) return folder;
  const making = `${folder}-unfinished`;
  execFileSync(process.execPath, ['scripts/vitrine.mjs', 'demo', '--units', String(units)], {
    cwd: root,
    env: { ...plainEnvironment(), VITRINE_DATA: making },
    stdio: 'pipe'
  });
  renameSync(making, folder);
  return folder;
}
