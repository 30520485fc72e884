import { describe, expect, test } from 'vitest';
import { ConnectorError } from '#model/problem.ts';
import { dueAt } from '#ingest/pull/due.ts';
import { begun, failed, paged, succeeded } from '#ingest/pull/outcome.ts';
import { trouble } from '#ingest/pull/trouble.ts';
import { freshState } from '#queries/pull/state.ts';

const now = new Date('2021-03-10T03:00:00.000Z');
const fresh = freshState(7);
const page = {
  records_n: 100,
  cursor: 'c2',
  expected_n: 250,
  newest_at: '2021-03-09T20:00:00.000Z'
};

describe('where a pull begins', () => {
  test('a first one asks for everything', () => {
    expect(begun(fresh, now, undefined)).toMatchObject({
      resumed: false,
      state: { run_since: null, cursor: null, status: 'running' }
    });
  });

  test('the next one 48 hours before the newest change known', () => {
    const done = succeeded(paged(begun(fresh, now, undefined).state, page), now);
    expect(done).toMatchObject({ status: 'idle', cursor: null, since: '2021-03-09T20:00:00.000Z' });
    const later = new Date('2021-03-11T03:00:00.000Z');
    expect(begun(done, later, undefined).state.run_since).toBe('2021-03-07T20:00:00.000Z');
  });

  test('one that was cut off at its cursor, unless a day is asked for or three days have passed', () => {
    const cut = paged(begun(fresh, now, undefined).state, page);
    const next = new Date('2021-03-11T03:00:00.000Z');
    expect(begun(cut, next, undefined)).toMatchObject({
      resumed: true,
      state: { cursor: 'c2', pages_n: 1, started_at: now.toISOString() }
    });
    expect(begun(cut, next, '2021-01-01T00:00:00.000Z')).toMatchObject({
      resumed: false,
      state: { cursor: null, run_since: '2021-01-01T00:00:00.000Z' }
    });
    expect(begun(cut, new Date('2021-03-13T03:00:00.000Z'), undefined).resumed).toBe(false);
  });
});

test('a platform whose clock is ahead does not make the next pull skip', () => {
  const ahead = { ...page, newest_at: '2021-03-12T00:00:00.000Z' };
  const done = succeeded(paged(begun(fresh, now, undefined).state, ahead), now);
  expect(done.since).toBe(now.toISOString());
});

test('a pull that brought nothing moves nothing, one without times of change counts from its beginning', () => {
  const before = { ...fresh, since: '2021-03-01T00:00:00.000Z' };
  expect(succeeded(begun(before, now, undefined).state, now).since).toBe(
    '2021-03-01T00:00:00.000Z'
  );
  const untold = paged(begun(before, now, undefined).state, { ...page, newest_at: null });
  expect(succeeded(untold, now).since).toBe(now.toISOString());
});

test('an older day asked for again does not move the newest change back', () => {
  const before = { ...fresh, since: '2021-03-09T00:00:00.000Z' };
  const old = { ...page, newest_at: '2021-01-05T00:00:00.000Z' };
  const done = succeeded(paged(begun(before, now, '2021-01-01T00:00:00.000Z').state, old), now);
  expect(done.since).toBe('2021-03-09T00:00:00.000Z');
});

describe('when a pull is due', () => {
  const turn = { source_id: 7, zone: 'Europe/Paris', every_hours: 24 };
  const ended = {
    ...fresh,
    started_at: '2021-03-10T03:00:00.000Z',
    finished_at: '2021-03-10T03:05:00.000Z'
  };
  const hourIn = (zone: string, at: Date) =>
    Number(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit' }).format(at));

  test('at once when it never ran or was cut off', () => {
    expect(dueAt(turn, fresh, false).getTime()).toBe(0);
    expect(dueAt(turn, { ...ended, status: 'running' }, false).getTime()).toBe(0);
  });

  test.each(['Europe/Paris', 'Pacific/Noumea', 'America/Martinique'])(
    'between one and five at night in %s, within a day, spread by source',
    (zone) => {
      const times = Array.from({ length: 50 }, (_, i) =>
        dueAt({ ...turn, source_id: i + 1, zone }, ended, false)
      );
      for (const at of times) {
        expect(hourIn(zone, at)).toBeGreaterThanOrEqual(1);
        expect(hourIn(zone, at)).toBeLessThan(5);
        const hours = (at.getTime() - Date.parse(ended.finished_at)) / 3_600_000;
        expect(hours).toBeGreaterThan(0);
        expect(hours).toBeLessThanOrEqual(24);
      }
      expect(new Set(times.map((at) => at.getTime())).size).toBeGreaterThan(40);
    }
  );

  test('by the hour where the owner wants it so', () => {
    expect(dueAt({ ...turn, every_hours: 6 }, ended, false).toISOString()).toBe(
      '2021-03-10T09:05:00.000Z'
    );
  });

  test('after a failure in 15 minutes, then later and later, not before the platform said', () => {
    const failing = { ...ended, status: 'failed' as const, failures_n: 1 };
    expect(dueAt(turn, failing, false).toISOString()).toBe('2021-03-10T03:20:00.000Z');
    expect(dueAt(turn, { ...failing, failures_n: 3 }, false).toISOString()).toBe(
      '2021-03-10T04:05:00.000Z'
    );
    const told = { ...failing, retry_at: '2021-03-10T05:00:00.000Z' };
    expect(dueAt(turn, told, false).toISOString()).toBe('2021-03-10T05:00:00.000Z');
  });

  test('only by its regular turn when somebody has to change a setting first', () => {
    const failing = { ...ended, status: 'failed' as const, failures_n: 1 };
    expect(dueAt(turn, failing, true)).toEqual(dueAt(turn, ended, false));
  });
});

test('a failure keeps its sentence and what it names, and nothing of an unexpected one', () => {
  const state = begun(fresh, now, undefined).state;
  const words = { platform: 'WooCommerce', value: 'api_key' };
  expect(failed(state, trouble('wrong_key', words), now)).toMatchObject({
    status: 'failed',
    failures_n: 1,
    error_code: 'wrong_key',
    error_value: 'api_key',
    error:
      'WooCommerce refuses the key: check that it was copied whole and has not been deleted (settings: api_key).'
  });
  const wait = new ConnectorError('later', { retry_after_s: 60 });
  expect(failed(state, wait, now).retry_at).toBe('2021-03-10T03:01:00.000Z');
  expect(failed(state, new Error('key ck_1 at https://x'), now).error).toBe(
    'unexpected trouble; see the log'
  );
});
