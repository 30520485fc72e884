/** One pair of measurements: ours beside the engine alone, in milliseconds, run in turns within one process. */
export type Pair = {
  question: string;
  /** medians */
  base_ms: number;
  ours_ms: number;
  /** of ours, where enough runs were made */
  ours_p95_ms?: number;
  /** medians of the processor time of this process and its threads, which other work on the machine lengthens less */
  base_cpu_ms?: number;
  ours_cpu_ms?: number;
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
export const median = (values: number[]): number => quantile(values, 0.5);

/** A quantile of a list that is not empty, between neighbours in proportion (type 7). */
export function quantile(values: number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = p * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  return low + (at % 1) * ((sorted[Math.ceil(at)] ?? low) - low);
}

/**
 * Runs base and ours in turns, so that both meet the same machine, and gives the medians; ours `ours_each` times a turn,
 * with the 95th percentile from 20 runs on.
 * `before` undoes the work between turns, unmeasured. `warm` turns are run first and not counted.
 */
export async function compare(options: {
  question: string;
  base_name: string;
  runs: number;
  warm?: number;
  ours_each?: number;
  base: () => Promise<unknown>;
  ours: () => Promise<unknown>;
  before?: () => Promise<unknown>;
}): Promise<Pair> {
  const base: Times[] = [];
  const ours: Times[] = [];
  const once = async (work: () => Promise<unknown>): Promise<Times> => {
    await options.before?.();
    const [from, cpu] = [performance.now(), process.cpuUsage()];
    await work();
    const { user, system } = process.cpuUsage(cpu);
    return { ms: performance.now() - from, cpu_ms: (user + system) / 1000 };
  };
  for (let turn = -(options.warm ?? 0); turn < options.runs; turn++) {
    const beside = await once(options.base);
    const own: Times[] = [];
    for (let i = 0; i < (options.ours_each ?? 1); i++) own.push(await once(options.ours));
    if (turn < 0) continue;
    base.push(beside);
    ours.push(...own);
  }
  const ours_ms = ours.map(({ ms }) => ms);
  return {
    question: options.question,
    base: options.base_name,
    base_ms: median(base.map(({ ms }) => ms)),
    ours_ms: median(ours_ms),
    base_cpu_ms: median(base.map(({ cpu_ms }) => cpu_ms)),
    ours_cpu_ms: median(ours.map(({ cpu_ms }) => cpu_ms)),
    ...(ours_ms.length >= 20 ? { ours_p95_ms: quantile(ours_ms, 0.95) } : {}),
    runs_n: ours_ms.length
  };
}

type Times = { ms: number; cpu_ms: number };
