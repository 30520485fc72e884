import { Cron } from 'croner';
import type { CollectContext } from './context.ts';

/**
 * Something the server does by itself. `every`: a cron pattern in UTC, or milliseconds to rest after a run. A run never
 * overlaps another of the same job. `last`: once more, when the server stops; it should be short.
 */
export type Job = {
  name: string;
  every: string | number;
  run(context: CollectContext): Promise<void>;
  last?(context: CollectContext): Promise<void>;
};

/** Jobs at work. `stop`: no new runs, waits for those at work, then the jobs' last ones. */
export type Schedule = { stop(): Promise<void> };

const found = import.meta.glob<Record<string, unknown>>('./jobs/*.ts', { eager: true });

/** Every job found in the folder; a file holds one. */
export const jobs: readonly Job[] = Object.values(found).flatMap((module) =>
  Object.values(module).filter(isJob)
);

function isJob(value: unknown): value is Job {
  return typeof value === 'object' && value !== null && 'every' in value && 'run' in value;
}

/** A job rests this many times as long as it worked, so that it takes a fifth of the time at most. */
const rest_factor = 4;
const rest_max_ms = 60_000;

/** Starts jobs. One that fails is reported and tried again, each time a little later. */
export function startSchedule(context: CollectContext, wanted: readonly Job[] = jobs): Schedule {
  const runners = wanted.map((job) => new Runner(job, context));
  for (const runner of runners) runner.start();
  return {
    async stop() {
      await Promise.all(runners.map((runner) => runner.stop()));
    }
  };
}

class Runner {
  private timer: NodeJS.Timeout | undefined;
  private cron: Cron | undefined;
  private running: Promise<number> | undefined;
  private failures_n = 0;
  private is_stopped = false;

  constructor(
    private readonly job: Job,
    private readonly context: CollectContext
  ) {}

  start(): void {
    const { every } = this.job;
    if (typeof every === 'number') this.runAfter(every);
    else
      this.cron = new Cron(every, { timezone: 'UTC', unref: true }, () => {
        if (this.running === undefined) void this.run();
      });
  }

  async stop(): Promise<void> {
    this.is_stopped = true;
    this.cron?.stop();
    clearTimeout(this.timer);
    await this.running;
    try {
      await this.job.last?.(this.context);
    } catch (error) {
      this.report(error);
    }
  }

  private runAfter(ms: number): void {
    if (this.is_stopped) return;
    this.timer = setTimeout(() => {
      void this.run().then((took_ms) => {
        const every = Number(this.job.every);
        const patience_ms = Math.min(every * 2 ** this.failures_n, rest_max_ms);
        this.runAfter(
          Math.max(every, took_ms * rest_factor, this.failures_n > 0 ? patience_ms : 0)
        );
      });
    }, ms);
    this.timer.unref();
  }

  /** One run; gives its milliseconds. */
  private run(): Promise<number> {
    this.running = this.attempt().finally(() => (this.running = undefined));
    return this.running;
  }

  private async attempt(): Promise<number> {
    const from = performance.now();
    try {
      await this.job.run(this.context);
      this.failures_n = 0;
    } catch (error) {
      this.failures_n += 1;
      if (!this.context.signal.aborted) this.report(error);
    }
    return performance.now() - from;
  }

  private report(error: unknown): void {
    const said = error instanceof Error ? error.message : String(error);
    this.context.log(`job ${this.job.name} failed: ${said.split('\n')[0]}`);
  }
}
