// Starts a TypeScript entry with the project's aliases and raw SQL imports: `node scripts/run.mjs FILE [args]`.
// Its export `main(args)` is called and gives the exit code. Like vite's runnerImport, but open while main runs,
// so that a dynamic import works as well.
import { fileURLToPath } from 'node:url';
import { isAbsolute, join } from 'node:path';
import { createRunnableDevEnvironment, resolveConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const [entry, ...args] = process.argv.slice(2);
if (entry === undefined) {
  console.error('usage: node scripts/run.mjs FILE [args]');
  process.exit(2);
}
const config = await resolveConfig(
  {
    root,
    configFile: false,
    envDir: false,
    cacheDir: join(root, 'node_modules/.vite-run'),
    logLevel: 'error',
    environments: {
      inline: {
        consumer: 'server',
        dev: { moduleRunnerTransform: true },
        resolve: { external: true, mainFields: [], conditions: ['node'] }
      }
    }
  },
  'serve'
);
const environment = createRunnableDevEnvironment('inline', config, {
  runnerOptions: { hmr: { logger: false } },
  hot: false
});
await environment.init();
try {
  const module = await environment.runner.import(isAbsolute(entry) ? entry : join(root, entry));
  if (typeof module.main === 'function') process.exitCode = await module.main(args);
} finally {
  await environment.close();
}
