// Starts a TypeScript entry with the project's aliases and raw SQL imports, through vite's module runner.
import { fileURLToPath } from 'node:url';
import { isAbsolute, join } from 'node:path';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const [entry, ...args] = process.argv.slice(2);
process.argv = [process.argv[0], entry, ...args];
const { module } = await runnerImport(isAbsolute(entry) ? entry : join(root, entry), {
  root,
  configFile: false,
  logLevel: 'error'
});
if (typeof module.main === 'function') process.exitCode = await module.main(args);
