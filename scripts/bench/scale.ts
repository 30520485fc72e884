import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { defineBench, type Pair } from './bench.ts';
import type { Measured } from './scale/child.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** A hundred million needs about an hour and 40 GB the first time; `--rows` chooses one size. */
const sizes = [1_000_000, 10_000_000, 100_000_000];

/** The dashboard's questions and the way in, on stores of a million orders of a thousand shops and ever ten times more. */
export const bench = defineBench({
  name: 'scale',
  what: '1, 10 and 100 million orders of 1,000 to 100,000 shops over three years: every question of the dashboard against plain SQL over the orders, taking in 10,000 more, memory',
  async run({ runs, rows, folder, log }) {
    const found: [rows: number, measured: Measured][] = [];
    for (const size of rows === undefined ? sizes : [rows]) {
      log(`${size.toLocaleString('en')} orders`);
      const child = run(
        process.execPath,
        ['scripts/run.mjs', 'scripts/bench/scale/child.ts', String(size), folder, String(runs)],
        { cwd: root, maxBuffer: 2 ** 24 }
      );
      child.child.stderr?.pipe(process.stderr);
      const { stdout } = await child;
      found.push([size, JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Measured]); // our own child printed it
    }
    return pairsOf(found);
  }
});

/** The same question of growing stores one below the other, then the way in, then memory. */
function pairsOf(found: readonly [rows: number, measured: Measured][]): Pair[] {
  const [first] = found;
  const sized = (rows: number, what: string) => `${what}, ${rows.toLocaleString('en')} orders`;
  const asked = (first?.[1].pairs ?? []).flatMap((_, i) =>
    found.flatMap(([rows, { pairs }]) => {
      const pair = pairs[i];
      return pair === undefined ? [] : [{ ...pair, question: sized(rows, pair.question) }];
    })
  );
  const ways = [
    ['durable_ms', 'acknowledged'],
    ['applied_ms', 'in the roll-ups'],
    ['shown_ms', 'in the cells']
  ] as const;
  const taken = ways.flatMap(([key, what]) =>
    found.map(([rows, { intake }]): Pair => ({
      question: sized(rows, `${intake.orders_n.toLocaleString('en')} new orders ${what}`),
      base: 'a table of the same columns',
      base_ms: intake.raw_ms,
      ours_ms: intake[key],
      ...(key === 'shown_ms' ? { base_cpu_ms: intake.raw_cpu_ms, ours_cpu_ms: intake.cpu_ms } : {}),
      runs_n: 1
    }))
  );
  const memory = found.map(([rows, { peak_mb }]): Pair => ({
    question: sized(rows, 'everything above in one process'),
    base: 'the 4 GB it may have',
    base_ms: 4096,
    ours_ms: peak_mb,
    runs_n: 1,
    unit: 'MB'
  }));
  return [...asked, ...taken, ...memory];
}
