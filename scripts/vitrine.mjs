// Starts a command of `npm run vitrine`: src/commands/main.ts as one bundle, made again when a source has changed. Making it
// takes less time than reading its hundreds of files one by one, as scripts/run.mjs does; started again it takes none.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundles = join(root, 'node_modules/.vite-run');
const madeFrom = ['src', 'queries', 'ingest', 'package.json', 'package-lock.json'];
const keptDays = 1; // a command that runs on may still load a part of its bundle

const folder = join(bundles, `commands-${stateOf(madeFrom)}`);
if (existsSync(folder) || (await make())) await start(join(folder, 'main.js'));
else {
  process.argv.splice(2, 0, 'src/commands/main.ts'); // nowhere to write: file by file
  await import('./run.mjs');
}

async function start(file) {
  const { main } = await import(pathToFileURL(file).href);
  process.exitCode = await main(process.argv.slice(2));
}

/** Names, sizes and times of all sources as one short text. */
function stateOf(paths) {
  const hash = createHash('sha256').update(process.version);
  const add = (path) => {
    const { size, mtimeMs, isDirectory } = entry(path);
    if (isDirectory) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(`${path} ${size} ${mtimeMs}\n`);
  };
  for (const path of paths) add(join(root, path));
  return hash.digest('hex').slice(0, 16);
}

function entry(path) {
  const stat = statSync(path);
  return { size: stat.size, mtimeMs: stat.mtimeMs, isDirectory: stat.isDirectory() };
}

/** Makes the bundle beside its place and moves it there whole; false where nothing can be written. */
async function make() {
  const { build } = await import('vite');
  let draft;
  try {
    mkdirSync(bundles, { recursive: true });
    draft = mkdtempSync(join(bundles, 'draft-'));
  } catch {
    return false;
  }
  try {
    await build({
      root,
      configFile: false,
      envDir: false,
      logLevel: 'error',
      build: {
        ssr: 'src/commands/main.ts',
        outDir: draft,
        emptyOutDir: true,
        minify: false,
        target: 'node20',
        copyPublicDir: false
      },
      ssr: { target: 'node' }
    });
    removeOld();
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // else another command was faster
  }
  return true;
}

function removeOld() {
  if (!existsSync(bundles)) return;
  const before = Date.now() - keptDays * 86_400_000;
  for (const name of readdirSync(bundles)) {
    const path = join(bundles, name);
    if (/^(commands|draft)-/.test(name) && statSync(path).mtimeMs < before)
      rmSync(path, { recursive: true, force: true });
  }
}
