import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, Pair } from './bench.ts';

const found = import.meta.glob<{ bench: Bench }>(['./*.ts', '!./bench.ts', '!./main.ts'], {
  eager: true
});
const benches = Object.values(found)
  .map((module) => module.bench)
  .sort((a, b) => a.name.localeCompare(b.name));

const usage = `npm run bench [-- NAME] [--runs N] [--rows N] [--json]
${benches.map((bench) => `  ${bench.name.padEnd(10)} ${bench.what}`).join('\n')}`;

/** Entry of `npm run bench`. Exit 0 done, 2 wrong usage, 1 a bench failed. */
export async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      runs: { type: 'string', default: '3' },
      rows: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false }
    }
  });
  const runs = Number(values.runs);
  const rows = values.rows === undefined ? undefined : Number(values.rows);
  const chosen = benches.filter(
    (bench) => positionals.length === 0 || positionals.includes(bench.name)
  );
  const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name));
  if (values.help || unknown.length > 0 || !(runs >= 1) || (rows !== undefined && !(rows >= 1))) {
    if (unknown.length > 0) console.error(`unknown bench: ${unknown.join(', ')}`);
    console.error(usage);
    return values.help ? 0 : 2;
  }
  const folder = join(tmpdir(), 'vitrine-bench');
  mkdirSync(folder, { recursive: true });
  const out: Record<string, Pair[]> = {};
  for (const bench of chosen) {
    console.error(`${bench.name}: ${bench.what}`);
    out[bench.name] = await bench.run({
      runs,
      rows,
      folder,
      log: (line) => console.error(`  ${line}`)
    });
    if (!values.json) print(out[bench.name] ?? []);
  }
  if (values.json) console.log(JSON.stringify({ node: process.version, benches: out }, null, 2));
  return 0;
}

function print(pairs: Pair[]): void {
  for (const pair of pairs) {
    const ratio = pair.ours_ms / pair.base_ms;
    if (pair.unit === 'MB') {
      console.log(
        `  ${pair.question}: ${ratio.toFixed(1)} times the memory of ${pair.base} (${Math.round(pair.ours_ms)} MB against ${Math.round(pair.base_ms)} MB)`
      );
      continue;
    }
    const said =
      ratio >= 1
        ? `${ratio.toFixed(1)} times the time of`
        : `${(1 / ratio).toFixed(1)} times faster than`;
    console.log(
      `  ${pair.question}: ${said} ${pair.base} (${pair.ours_ms.toFixed(1)} ms against ${pair.base_ms.toFixed(1)} ms, median of ${pair.runs_n}${
        pair.ours_p95_ms === undefined ? '' : `, ours at p95 ${pair.ours_p95_ms.toFixed(1)} ms`
      }${
        pair.ours_cpu_ms === undefined || pair.base_cpu_ms === undefined
          ? ''
          : `; processor ${pair.ours_cpu_ms.toFixed(1)} ms against ${pair.base_cpu_ms.toFixed(1)} ms`
      })`
    );
  }
}
