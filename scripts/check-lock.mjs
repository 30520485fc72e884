// Every optional platform package must be in the lockfile, else `npm ci` fails on that platform; no install scripts either.
import { readFileSync } from 'node:fs';

/** What is wrong with a lockfile, one sentence each. */
export function lockProblems(text) {
  const packages = JSON.parse(text).packages;
  const problems = [];
  for (const [path, entry] of Object.entries(packages)) {
    if (path === '') continue;
    const lacking = Object.keys(entry.optionalDependencies ?? {}).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`]
    );
    if (lacking.length > 0) problems.push(`${path} ${entry.version} lacks ${lacking.join(' ')}`);
    if (entry.hasInstallScript && !entry.optional)
      problems.push(`${path} ${entry.version} has an install script`);
  }
  return problems;
}

if (process.argv[1]?.endsWith('check-lock.mjs')) {
  const files = process.argv.length > 2 ? process.argv.slice(2) : ['package-lock.json'];
  for (const file of files)
    for (const problem of lockProblems(readFileSync(file, 'utf8'))) {
      console.error(`${file}: ${problem}`);
      process.exitCode = 1;
    }
}
