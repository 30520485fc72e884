import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mapWord } from '#ingest/pull/map-word.ts';
import { replay } from '#ingest/pull/replay.ts';
import { pullSource, type PullProgress } from '#ingest/pull/run.ts';
import { duePulls } from '#ingest/pull/turns.ts';
import { connectors } from '#ingest/connectors/index.ts';
import { ConnectorError } from '#model/problem.ts';
import {
  drainInbox,
  listQuarantine,
  listSources,
  mapOrigin,
  pauseConnection,
  purgeDeliveries,
  quarantineReasons,
  quarantineRow
} from '#queries/store.server.ts';
import { pullState } from '#queries/pull/state.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { lineTo, stillClock, type Fault } from '#tests/ingest/platform/line.ts';
import { sales as salesOf, type Sale } from '#tests/ingest/platform/shop.ts';
import { wooCommerce } from '#tests/ingest/platform/woocommerce.ts';
import { connect, connectedShop, doorTo, ordersIn, secret } from '#tests/ingest/pull/bench.ts';

const settings = {
  base_url: 'https://shop.example.org',
  consumer_key: 'ck_1',
  consumer_secret: 'cs_1'
};

let store: Store;
let sales: Sale[];
let clock = stillClock('2021-04-20T00:00:00Z');

beforeEach(async () => {
  clock = stillClock('2021-04-20T00:00:00Z');
  store = await connectedShop('woocommerce', settings);
  sales = salesOf(3);
});
afterEach(() => closeStore(store));

const line = (faults: Record<number, Fault> = {}) => lineTo(wooCommerce(sales), { clock, faults });
const pull = (faults: Record<number, Fault> = {}) =>
  pullSource(doorTo(store, line(faults), clock), 1);

const fourth = (): Sale => ({
  ...{ id: 4, cents: 4800 },
  ...{ ordered_at: '2021-03-01T03:00:00.000Z', changed_at: '2021-03-01T03:00:00.000Z' }
});

async function failure(work: Promise<unknown>): Promise<ConnectorError> {
  const caught: unknown = await work.catch((error: unknown) => error);
  if (!(caught instanceof ConnectorError)) throw new Error(`no ConnectorError: ${String(caught)}`);
  return caught;
}

describe('a pull that cannot go on', () => {
  test('keeps the sentence for the shopkeeper and the place, and goes on there once access is given again', async () => {
    sales = salesOf(240);
    const all: Fault[] = Array.from({ length: 9 }, () => 'expired');
    const faults = Object.fromEntries(all.map((fault, i) => [i + 3, fault]));
    const error = await failure(pull(faults));
    expect(error.message).toBe(
      'The authorisation given by WooCommerce has expired: give it again (settings: consumer_key, consumer_secret).'
    );
    expect(await pullState(store, 1)).toMatchObject({
      status: 'failed',
      failures_n: 1,
      pages_n: 2,
      error_code: 'expired_token',
      last_success_at: null
    });
    const report = await pull();
    expect(report.resumed).toBe(true);
    expect(await ordersIn(store)).toMatchObject({ rows_n: 240, orders_n: 240 });
    expect(await pullState(store, 1)).toMatchObject({ status: 'idle', failures_n: 0, error: null });
  });

  test('says that the key is wrong, at once', async () => {
    await connect(store, 'woocommerce', { ...settings, consumer_secret: 'cs_2' });
    const asked = line();
    const error = await failure(pullSource(doorTo(store, asked, clock), 1));
    expect(error.message).toContain('WooCommerce refuses the key');
    expect(asked.asked).toHaveLength(1);
  });

  test('an access that runs out once on the way is fetched again', async () => {
    sales = salesOf(240);
    expect((await pull({ 3: 'expired' })).records_n).toBeGreaterThanOrEqual(240);
  });

  test('is due again later and later, and by its regular turn when it waits for somebody', async () => {
    const due = () => duePulls(store, connectors, clock.now());
    expect(await due()).toEqual([1]);
    await failure(pull({ 1: 'broken', 2: 'broken', 3: 'broken', 4: 'broken', 5: 'broken' }));
    expect(await due()).toEqual([]);
    clock.advance(16 * 60_000);
    expect(await due()).toEqual([1]);
    await pauseConnection(store, 1, true);
    expect(await due()).toEqual([]);
  });
});

test('one source is pulled once at a time', async () => {
  const first = pull();
  await expect(pull()).rejects.toThrow('source is being pulled: 1');
  expect((await first).accepted_n).toBe(3);
});

test('a pull tells how far it is and how long it will take', async () => {
  sales = salesOf(240);
  const told: PullProgress[] = [];
  const slow = lineTo(wooCommerce(sales), {
    clock,
    after: { 1: () => clock.advance(30_000), 2: () => clock.advance(30_000) }
  });
  await pullSource(doorTo(store, slow, clock), 1, { on_progress: (it) => told.push({ ...it }) });
  expect(told[0]).toEqual({ pages_n: 1, records_n: 100, expected_n: 240, left_s: 42 });
  expect(told[1]).toEqual({ pages_n: 2, records_n: 200, expected_n: 240, left_s: 12 });
});

test('a source of a platform that only sends, and one without a platform, cannot be pulled', async () => {
  await store.engine.run('DELETE FROM source_connection');
  await expect(pull()).rejects.toThrow('source is not connected: till of 1');
  expect(await duePulls(store, connectors, clock.now())).toEqual([]);
});

describe('words that a platform has and nobody knows', () => {
  const door = () => ({ store, secret, clock, signal: new AbortController().signal });

  beforeEach(async () => {
    const [, second, third] = sales;
    if (second !== undefined) second.status = 'being-wrapped';
    if (third !== undefined) third.origin = 'phone-plugin';
    expect(await pull()).toMatchObject({ accepted_n: 2, quarantined_n: 1 });
    await drainInbox(store);
  });

  test('keep the record in quarantine, told by source with its reason', async () => {
    expect(await quarantineReasons(store, { source_id: 1, limit: 10 })).toMatchObject([
      {
        ...{ source_id: 1, unit: '1', source: 'till', kind: 'orders', code: 'unknown_value' },
        ...{ column_name: 'status', value: 'being-wrapped', rows_n: 1, resendable_n: 1 },
        message: {
          fr: '« being-wrapped » n’est pas une valeur connue de « status » ; dites ce qu’elle veut dire.'
        }
      }
    ]);
    expect(await listSources(store, { unit: '1', now: clock.now() })).toMatchObject([
      { quarantined_n: 1, connector: 'woocommerce', pull: { status: 'idle', records_n: 3 } }
    ]);
  });

  test('once given a meaning, let the record in as it came, and hold for later ones', async () => {
    const meaning = { source_id: 1, column_name: 'status', word: 'being-wrapped', value: 'paid' };
    expect(await mapWord(door(), meaning)).toMatchObject({ accepted_n: 1, open_n: 0 });
    const [row] = await store.engine.query(
      `SELECT status, net_minor, customer_key IS NOT NULL AS has_customer FROM order_version WHERE external_id = '2'`
    );
    expect(row).toEqual({ status: 'paid', net_minor: 2000, has_customer: true });
    sales.push({ ...fourth(), status: 'being-wrapped' });
    expect(await pull()).toMatchObject({ accepted_n: 1, quarantined_n: 0 });
  });

  test('that are replayed without a meaning wait on, once', async () => {
    expect(await replay(door(), { source_id: 1 })).toMatchObject({ accepted_n: 0, open_n: 1 });
    expect(await pull()).toMatchObject({ quarantined_n: 1 });
    await drainInbox(store);
    expect((await listQuarantine(store, { limit: 10 })).rows_n).toBe(1);
  });

  test('stay listed when what the platform sent is no longer kept', async () => {
    await purgeDeliveries(store, new Date('2021-06-01T00:00:00Z'));
    expect(await replay(door(), { source_id: 1 })).toMatchObject({ open_n: 1 });
    const [row] = (await listQuarantine(store, { limit: 1 })).rows;
    expect(await quarantineRow(store, row?.quarantine_id ?? 0)).toMatchObject({
      is_resendable: false,
      record: { external_id: '2', unit: '1', source: 'till' }
    });
  });

  test('a meaning that there is not is refused', async () => {
    const meaning = { source_id: 1, column_name: 'status', word: 'being-wrapped', value: 'eaten' };
    await expect(mapWord(door(), meaning)).rejects.toThrow('unknown value: eaten');
  });

  test('for where an order was placed are mapped for those that are in and those that come', async () => {
    const platform = { order_mode: 'unknown', channel: 'other' } as const;
    const to = { order_mode: 'remote', channel: 'phone' } as const;
    const rule = { source_id: 1, origin: 'phone-plugin', to, platform, now: clock.now() };
    expect((await mapOrigin(store, rule)).changed_n).toBe(1);
    sales.push({ ...fourth(), origin: 'phone-plugin' });
    expect(await pull()).toMatchObject({ accepted_n: 1, duplicate_n: 2 });
    await drainInbox(store);
    expect(
      await store.engine.query(
        `SELECT external_id AS id, channel FROM order_version WHERE is_current AND order_mode = 'remote' ORDER BY 1`
      )
    ).toEqual([
      { id: '3', channel: 'phone' },
      { id: '4', channel: 'phone' }
    ]);
  });
});
