// Makes a bare clone ready: `node scripts/setup.mjs tools | start | serve | test | sync`. Needs nothing but Node itself.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const floor = [20, 19];
const builtFrom = [
  'src',
  'queries',
  'ingest',
  'static',
  'package-lock.json',
  'svelte.config.js',
  'vite.config.ts',
  'tsconfig.json'
];
const installStamp = 'node_modules/.vitrine-install';
const buildStamp = 'build/.vitrine-build';
const inRoot = (path) => join(root, path);

const [step] = process.argv.slice(2);
checkNode();
if (step === 'sync') sync();
else if (['tools', 'start', 'serve', 'test'].includes(step)) {
  install();
  if (!existsSync(inRoot('.svelte-kit/tsconfig.json'))) sync();
  const beside = step === 'serve' ? fillBeside() : step === 'test' ? installClickHouse() : null;
  if (step !== 'tools') build();
  await beside;
  if (step === 'test') findBrowser();
} else fail('usage: node scripts/setup.mjs tools | start | serve | test | sync', 2);

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > floor[0] || (major === floor[0] && minor >= floor[1])) return;
  fail(
    `Vitrine needs Node ${floor.join('.')} or newer (24 LTS recommended); this is Node ${process.versions.node}.`
  );
}

function install() {
  const wanted = fingerprint(['package-lock.json']) + process.platform + process.arch;
  if (readOr(installStamp) === wanted) return;
  say('installing packages');
  const include = ['--include=dev', '--include=optional']; // whatever NODE_ENV says: the build needs both
  npm(['ci', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts', ...include]);
  writeFileSync(inRoot(installStamp), wanted);
}

/** SvelteKit's generated types; quiet unless they fail although there are pages. */
function sync() {
  const cli = inRoot('node_modules/@sveltejs/kit/svelte-kit.js');
  if (!existsSync(cli) || !existsSync(inRoot('src/routes'))) return;
  const { status, stderr } = spawnSync(process.execPath, [cli, 'sync'], {
    cwd: root,
    encoding: 'utf8'
  });
  if (status !== 0 && step !== 'sync') process.stderr.write(stderr);
}

function isBuilt(wanted = fingerprint(builtFrom)) {
  return readOr(buildStamp) === wanted && existsSync(inRoot('build/handler.js'));
}

function build() {
  const wanted = fingerprint(builtFrom);
  if (isBuilt(wanted)) return;
  say('building');
  rmSync(inRoot(buildStamp), { force: true });
  const vite = inRoot('node_modules/vite/bin/vite.js');
  // NODE_ENV from outside would make a development build; the build is always for production.
  run(process.execPath, [vite, 'build', '--logLevel', 'error'], 'the build failed', {
    NODE_ENV: 'production'
  });
  writeFileSync(inRoot(buildStamp), wanted);
}

/**
 * On the very first start the sample data load while the app is built, which leaves a core idle. The server looks again:
 * what this leaves undone, for whatever reason, it does itself.
 */
function fillBeside() {
  const { VITRINE_DATA, VITRINE_DEMO = 'true', VITRINE_ENGINE = 'duckdb' } = process.env;
  const store = join(resolve(root, VITRINE_DATA || './data'), 'vitrine.duckdb');
  if (isBuilt() || existsSync(store) || VITRINE_DEMO !== 'true' || VITRINE_ENGINE !== 'duckdb')
    return null;
  say('loading sample data');
  const child = spawn(process.execPath, [inRoot('scripts/vitrine.mjs'), 'demo'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr]
  });
  process.once('exit', () => child.kill()); // when the build fails
  return new Promise((ended) => child.once('exit', ended).once('error', ended));
}

function findBrowser() {
  const entry = inRoot('tests/browser/find.ts');
  if (!existsSync(entry)) return;
  // Tests that need a browser say so themselves; the others run without one.
  spawnSync(process.execPath, [inRoot('scripts/run.mjs'), entry], { cwd: root, stdio: 'inherit' });
}

/** The ClickHouse engine of the tests, half a gigabyte: only where it runs, only for tests, beside the build. */
function installClickHouse() {
  const folder = 'tests/clickhouse/engine';
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(inRoot(folder))) return;
  const stamp = `${folder}/node_modules/.vitrine-install`;
  const wanted = fingerprint([`${folder}/package-lock.json`]);
  if (readOr(stamp) === wanted) return;
  say('installing the ClickHouse engine for the tests');
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const child = spawn('npm', ['ci', '--prefix', inRoot(folder), ...flags], {
    cwd: root,
    stdio: 'ignore'
  });
  process.once('exit', () => child.kill()); // when the build fails
  return new Promise((ended) => child.once('exit', ended).once('error', ended)).then((status) => {
    if (status === 0) writeFileSync(inRoot(stamp), wanted);
    else
      console.error(
        'vitrine: NO CLICKHOUSE ENGINE: npm ci in tests/clickhouse/engine failed; its tests are skipped'
      );
  });
}

function npm(args) {
  const cli = process.env.npm_execpath;
  if (cli !== undefined && basename(cli) === 'npm-cli.js')
    run(process.execPath, [cli, ...args], 'npm ci failed');
  else run('npm', args, 'npm ci failed');
}

function run(command, args, complaint, env = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    shell: process.platform === 'win32' && command === 'npm',
    env: { ...process.env, ...env }
  });
  if (error) fail(`${complaint}: ${error.message}`);
  if (status === 0) return;
  process.stderr.write(`${stdout}${stderr}`);
  fail(`${complaint} (exit ${status}); what it said is above`);
}

/** SHA-256 over names and contents of files and folders, in order of name. */
function fingerprint(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    const full = inRoot(path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory())
      for (const name of readdirSync(full).sort()) add(`${path}/${name}`);
    else hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
  };
  for (const path of paths) add(path);
  return hash.digest('hex');
}

function readOr(path) {
  return existsSync(inRoot(path)) ? readFileSync(inRoot(path), 'utf8') : null;
}

function say(what) {
  console.error(`vitrine: ${what} …`); // standard output belongs to the command that follows
}

function fail(message, exit = 1) {
  console.error(`vitrine: ${message}`);
  process.exit(exit);
}
