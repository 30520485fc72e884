import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { watchSilence } from '#queries/pull/silence.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { addOrders, addUnit, factStore } from '#tests/queries/facts.ts';

let store: Store;

beforeEach(async () => {
  store = await factStore();
});
afterEach(() => closeStore(store));

/** Orders at 9, 11, 13 and 15 o'clock UTC, Monday to Saturday, from 4 January until 27 February 2021 (a Saturday). */
async function eightWeeks(unit_id: number, except: readonly string[] = []): Promise<void> {
  const days = Array.from({ length: 55 }, (_, i) =>
    new Date(Date.UTC(2021, 0, 4 + i)).toISOString().slice(0, 10)
  ).filter((day) => new Date(`${day}T12:00:00Z`).getUTCDay() !== 0 && !except.includes(day));
  await addOrders(
    store.engine,
    days.flatMap((day) =>
      ['09', '11', '13', '15'].map((hour) => ({
        unit_id,
        external_id: `${day} ${hour}`,
        day,
        ordered_at: `${day} ${hour}:00:00`,
        net_minor: 1000
      }))
    )
  );
}

const withKey = (source_id: number, revoked_at: string | null = null): Promise<void> =>
  store.engine.run(
    `INSERT INTO ingest_key VALUES ('k', 'd', {source_id:Int64}, 'till', TIMESTAMP '2021-01-01', NULL, {revoked_at:String}::TIMESTAMP, NULL)`,
    { source_id, revoked_at }
  );

const watch = (now: string, pull_only: string[] = []) =>
  watchSilence(store, { now: new Date(now), pull_only });

describe('a source that brings four orders a day, none on Sundays', () => {
  beforeEach(async () => {
    await addUnit(store.engine, { unit_id: 1 });
    await eightWeeks(1);
  });

  test('is not missed over a Sunday and a Monday: four orders can fail to come', async () => {
    await withKey(1);
    expect(await watch('2021-03-01T23:30:00Z')).toEqual([]);
  });

  test('is missed when seven more should have come: less than one chance in a thousand', async () => {
    await withKey(1);
    expect(await watch('2021-03-02T14:30:00Z')).toMatchObject([
      { source_id: 1, silent_since: '2021-02-27T15:00:00.000Z', expected_n: 7 }
    ]);
  });

  test('is not missed when six should have come, by the hours it sells at', async () => {
    await withKey(1);
    expect(await watch('2021-03-02T13:30:00Z')).toEqual([]);
  });

  test('is told once, and cleared by the next order', async () => {
    await withKey(1);
    expect(await watch('2021-03-03T10:00:00Z')).toHaveLength(1);
    expect(await watch('2021-03-04T10:00:00Z')).toEqual([]);
    await addOrders(store.engine, [
      { unit_id: 1, external_id: 'late', day: '2021-03-04', net_minor: 1 }
    ]);
    expect(await watch('2021-03-04T13:00:00Z')).toEqual([]);
    expect(
      await store.engine.query('SELECT CAST(cleared_at AS VARCHAR) AS at FROM silence')
    ).toEqual([{ at: '2021-03-04 13:00:00' }]);
  });

  test('is not missed while a closure of its trade lasts', async () => {
    await withKey(1);
    await store.engine.run(
      `INSERT INTO closure VALUES ('FR', 'G08', '2021-02-28', '2021-03-15', 'closed_to_public', 'Fermé', 'Shut', 'test', NULL)`
    );
    expect(await watch('2021-03-10T10:00:00Z')).toEqual([]);
    expect(await watch('2021-03-17T10:00:00Z')).toMatchObject([{ expected_n: 9 }]);
  });

  test('is not missed after the shop closed for good', async () => {
    await withKey(1);
    await store.engine.run(`UPDATE unit SET closed_on = DATE '2021-02-28'`);
    expect(await watch('2021-03-10T10:00:00Z')).toEqual([]);
  });

  test('is not missed when nothing feeds it any more, or ever did by itself', async () => {
    expect(await watch('2021-03-10T10:00:00Z')).toEqual([]);
    await withKey(1, '2021-02-28');
    expect(await watch('2021-03-10T10:00:00Z')).toEqual([]);
  });

  test('is known up to its last pull when it is only pulled', async () => {
    await store.engine.run(
      `INSERT INTO source_connection VALUES (1, 'prestashop', 'x', 24, TIMESTAMP '2021-01-01', false);
      INSERT INTO pull_state BY NAME SELECT 1 AS source_id, 'idle' AS status, 1 AS pages_n, 1 AS records_n, 0 AS failures_n,
        TIMESTAMP '2021-03-01 02:00:00' AS last_success_at`
    );
    expect(await watch('2021-03-10T10:00:00Z', ['prestashop'])).toEqual([]);
    await store.engine.run(
      `UPDATE pull_state SET last_success_at = TIMESTAMP '2021-03-03 02:00:00'`
    );
    expect(await watch('2021-03-10T10:00:00Z', ['prestashop'])).toMatchObject([{ expected_n: 8 }]);
  });
});

test('a source of few orders is never missed', async () => {
  await addUnit(store.engine, { unit_id: 1 });
  await withKey(1);
  await addOrders(store.engine, [
    { unit_id: 1, external_id: 'a', day: '2021-01-05', net_minor: 1 },
    { unit_id: 1, external_id: 'b', day: '2021-01-06', net_minor: 1 }
  ]);
  expect(await watch('2021-06-01T10:00:00Z')).toEqual([]);
});

test('days on which a closure shut the shop do not lower what it usually brings', async () => {
  await addUnit(store.engine, { unit_id: 1 });
  await withKey(1);
  await store.engine.run(
    `INSERT INTO closure VALUES ('FR', NULL, '2021-01-11', '2021-01-24', 'lockdown', 'Fermé', 'Shut', 'test', NULL)`
  );
  const shut = Array.from({ length: 13 }, (_, i) => `2021-01-${11 + i}`);
  await eightWeeks(1, shut);
  expect(await watch('2021-03-02T23:30:00Z')).toMatchObject([{ expected_n: 8 }]);
});
