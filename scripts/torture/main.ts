import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Torture } from './torture.ts';

const found = import.meta.glob<{ torture: Torture }>(['./*.ts', '!./torture.ts', '!./main.ts'], {
  eager: true
});
const tortures = Object.values(found)
  .map((module) => module.torture)
  .sort((a, b) => a.name.localeCompare(b.name));

const usage = `npm run torture [-- NAME] [--rounds N] [--seed N]
${tortures.map((torture) => `  ${torture.name.padEnd(14)} ${torture.what}`).join('\n')}`;

/** Entry of `npm run torture`. Exit 0 when nothing was lost, 1 when something was, 2 on wrong usage. */
export async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { rounds: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } }
  });
  const unknown = positionals.filter((name) => !tortures.some((torture) => torture.name === name));
  const [rounds, seed] = [Number(values.rounds), Number(values.seed)];
  if (unknown.length > 0 || !(rounds >= 1) || !Number.isSafeInteger(seed)) {
    console.error(unknown.length > 0 ? `unknown torture: ${unknown.join(', ')}\n${usage}` : usage);
    return 2;
  }
  let failures_n = 0;
  for (const torture of tortures)
    if (positionals.length === 0 || positionals.includes(torture.name))
      failures_n += await runOne(torture, { rounds, seed });
  return failures_n === 0 ? 0 : 1;
}

async function runOne(
  torture: Torture,
  options: { rounds: number; seed: number }
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), `vitrine-torture-${torture.name}-`));
  console.log(`${torture.name}: ${torture.what}`);
  try {
    const log = (line: string) => console.log(`  ${line}`);
    const failures = await torture.run({ ...options, folder, log });
    for (const failure of failures) console.error(`  FAILED ${failure}`);
    console.log(`  ${options.rounds} rounds, ${failures.length} failures`);
    return failures.length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
