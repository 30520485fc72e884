import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installedBrowser } from '#lib/print/browser.server.ts';

/** A Chromium to drive: its program, and what its environment needs beyond ours. */
export type Chromium = { path: string; env: Record<string, string> };

const packageFolder = fileURLToPath(new URL('./chromium/', import.meta.url));
const noBrowser =
  'no browser for the tests: install Chromium or Chrome, or set CHROME_PATH to one, then run npm test again';

/**
 * A Chromium, wherever it may come from: CHROME_PATH, the system, the system's packages (as root), then a small
 * package of our own. Errors: one sentence when there is none to be had.
 */
export async function findBrowser(): Promise<Chromium> {
  const given = process.env['CHROME_PATH'];
  if (given) {
    if (existsSync(given)) return { path: given, env: {} };
    throw new Error(`CHROME_PATH names no file: ${given}`);
  }
  const installed = onSystem() ?? fromSystemPackages();
  if (installed !== null) return { path: installed, env: {} };
  const packed = await fromOwnPackage();
  if (packed !== null) return packed;
  throw new Error(noBrowser);
}

const onSystem = (): string | null =>
  installedBrowser(undefined, (process.env['PATH'] ?? '').split(delimiter).filter(Boolean));

function fromSystemPackages(): string | null {
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  if (!root || !succeeds('apt-get', ['--version'])) return null;
  console.log('vitrine: installing chromium for the tests …');
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
  const got =
    succeeds('apt-get', install) ||
    (succeeds('apt-get', ['update', '-qq']) && succeeds('apt-get', install));
  return got ? onSystem() : null;
}

async function fromOwnPackage(): Promise<Chromium | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const entry = join(packageFolder, 'node_modules/@sparticuz/chromium/build/index.js');
  if (!existsSync(entry)) {
    console.log('vitrine: fetching a browser for the tests …');
    const flags = ['--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'];
    if (!succeeds('npm', ['ci', '--prefix', packageFolder, ...flags])) return null;
  }
  return unpacked(entry);
}

/** The package sets up this process's environment for its own libraries; only the browser is to get it. */
async function unpacked(entry: string): Promise<Chromium> {
  const before = { ...process.env };
  // Its libraries come along only for this runtime, its fonts only in the system's own folder for temporary files.
  Object.assign(process.env, { AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x', TMPDIR: '/tmp' });
  try {
    const url = pathToFileURL(entry).href;
    const { default: chromium } = (await import(/* @vite-ignore */ url)) as {
      default: { executablePath(): Promise<string> };
    }; // a package of another folder has no types here
    const path = await chromium.executablePath();
    const changed = Object.entries(process.env).filter(([name, value]) => before[name] !== value);
    return { path, env: Object.fromEntries(changed) as Record<string, string> }; // set, hence text
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

function succeeds(command: string, args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: 'ignore', env }).status === 0;
}

/** Before the tests: has a browser in place, or says in one sentence that there is none. */
export async function main(): Promise<number> {
  try {
    await findBrowser();
  } catch (error) {
    console.error(`vitrine: ${error instanceof Error ? error.message : String(error)}`);
  }
  return 0; // the browser tests fail by themselves; all others can run
}
