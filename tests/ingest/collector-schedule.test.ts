import { describe, expect, test, vi } from 'vitest';
import type { CollectContext } from '#ingest/context.ts';
import { jobs, startSchedule, type Job } from '#ingest/schedule.ts';
import { parseSettings } from '#model/settings.ts';

const context = (said: string[] = []): CollectContext => ({
  store: () => Promise.reject(new Error('not asked for')),
  secret: 'x',
  now: () => new Date(),
  signal: new AbortController().signal,
  settings: parseSettings({}),
  log: (line) => void said.push(line)
});

test('every job of the folder is found, each under its own name', () => {
  const names = jobs.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['apply', 'deliveries', 'keys', 'purge', 'refresh'])
  );
  expect(new Set(names).size).toBe(names.length);
});

describe('a schedule', () => {
  test('runs a job again after a rest, never twice at once', async () => {
    vi.useFakeTimers();
    let running = 0;
    let most = 0;
    let runs = 0;
    const job: Job = {
      name: 'slow',
      every: 100,
      async run() {
        running += 1;
        most = Math.max(most, running);
        await new Promise((done) => setTimeout(done, 50));
        running -= 1;
        runs += 1;
      }
    };
    const schedule = startSchedule(context(), [job]);
    await vi.advanceTimersByTimeAsync(1000);
    const stopping = schedule.stop();
    await vi.advanceTimersByTimeAsync(100);
    await stopping;
    expect(most).toBe(1);
    expect(runs).toBeGreaterThanOrEqual(3);
    expect(runs).toBeLessThanOrEqual(5);
    const before = runs;
    await vi.advanceTimersByTimeAsync(1000);
    expect(runs).toBe(before);
    vi.useRealTimers();
  });

  test('reports a job that fails, rests longer each time, and goes on', async () => {
    vi.useFakeTimers();
    const said: string[] = [];
    let runs = 0;
    const run = () => {
      runs += 1;
      return Promise.reject(new Error('no disk\nstack'));
    };
    const schedule = startSchedule(context(said), [{ name: 'broken', every: 100, run }]);
    await vi.advanceTimersByTimeAsync(1550);
    await schedule.stop();
    expect(runs).toBe(4); // at 100, 300, 700, 1500 ms
    expect(said[0]).toBe('job broken failed: no disk');
    vi.useRealTimers();
  });

  test('gives every job its last run when it stops, after the one at work', async () => {
    const order: string[] = [];
    let finish = () => undefined as void;
    const job: Job = {
      name: 'apply',
      every: 1,
      run: () => new Promise((done) => (finish = () => (order.push('run'), done()))),
      last: async () => void order.push('last')
    };
    const schedule = startSchedule(context(), [job]);
    await new Promise((done) => setTimeout(done, 20));
    const stopping = schedule.stop();
    finish();
    await stopping;
    expect(order).toEqual(['run', 'last']);
  });
});
