/** One pair of measurements: ours beside the engine alone, in milliseconds, run in turns within one process. */
export type Pair = {
  question: string;
  /** medians */
  base_ms: number;
  ours_ms: number;
  runs_n: number;
  /** what the base is */
  base: string;
  /** what is measured where it is no time: MB of memory */
  unit?: 'MB';
};

/** Told by the command line. `rows`: overrides how many rows a bench works on. `folder`: kept between runs. */
export type BenchOptions = {
  runs: number;
  rows: number | undefined;
  folder: string;
  log: (line: string) => void;
};

/** A bench of `npm run bench -- NAME`; the file name is its name. */
export type Bench = {
  name: string;
  what: string;
  run(options: BenchOptions): Promise<Pair[]>;
};

export const defineBench = (bench: Bench): Bench => bench;

/** Median of a list that is not empty. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * Runs base and ours in turns, so that both meet the same machine, and gives the medians.
 * `before` undoes the work between turns, unmeasured. `warm` turns are run first and not counted.
 */
export async function compare(options: {
  question: string;
  base_name: string;
  runs: number;
  warm?: number;
  base: () => Promise<unknown>;
  ours: () => Promise<unknown>;
  before?: () => Promise<unknown>;
}): Promise<Pair> {
  const base_ms: number[] = [];
  const ours_ms: number[] = [];
  for (let turn = -(options.warm ?? 0); turn < options.runs; turn++) {
    for (const [work, times] of [
      [options.base, base_ms],
      [options.ours, ours_ms]
    ] as const) {
      await options.before?.();
      const from = performance.now();
      await work();
      if (turn >= 0) times.push(performance.now() - from);
    }
  }
  return {
    question: options.question,
    base: options.base_name,
    base_ms: median(base_ms),
    ours_ms: median(ours_ms),
    runs_n: options.runs
  };
}
