import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pullSource, type PullProgress } from '#ingest/pull/run.ts';
import { pullState, savePullState, type PullState } from '#queries/pull/state.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { lineTo, stillClock } from '#tests/ingest/platform/line.ts';
import { change, platforms } from '#tests/ingest/platform/platforms.ts';
import { sales as salesOf, type Sale } from '#tests/ingest/platform/shop.ts';
import { connectedShop, doorTo, ordersIn } from '#tests/ingest/pull/bench.ts';

const total = (sales: Sale[]): number => sales.reduce((sum, { cents }) => sum + cents, 0);

describe.each(platforms)('a pull from $name', (platform) => {
  const clock = stillClock('2021-04-20T00:00:00Z');
  let store: Store;
  let sales: Sale[];

  beforeEach(async () => {
    store = await connectedShop(platform.name, platform.settings);
    sales = salesOf(platform.sales_n);
  });
  afterEach(() => closeStore(store));

  const app = () => platform.make(sales, clock.now);
  const changed = () => {
    if (platform.tells_changes) change(sales, clock.now());
  };
  const whole = () => ({ rows_n: sales.length, orders_n: sales.length, cents: total(sales) });

  test('ends complete, whatever happens to the line and whatever changes meanwhile', async () => {
    const line = lineTo(app(), {
      clock,
      faults: {
        1: 'slow down',
        3: 'broken',
        5: 'cut',
        6: 'slow down until',
        7: 'busy',
        8: 'cut before'
      },
      after: { 2: changed, 4: changed }
    });
    const report = await pullSource(doorTo(store, line, clock), 1);
    expect(report).toMatchObject({ resumed: false, since: null, quarantined_n: 0 });
    expect(await ordersIn(store)).toMatchObject({ rows_n: sales.length, orders_n: sales.length });
    expect(clock.waits).toContain(7000);
    expect(await pullState(store, 1)).toMatchObject({ status: 'idle', cursor: null, error: null });

    const next = await pullSource(doorTo(store, lineTo(app(), { clock }), clock), 1);
    expect(next.accepted_n).toBe(0);
    expect(await ordersIn(store)).toEqual(whole());
  });

  test('that was killed between two pages goes on there, and nothing is lost or counted twice', async () => {
    const kill = new AbortController();
    const places: PullState[] = [];
    const first = lineTo(app(), { clock });
    const dying = pullSource(doorTo(store, first, clock, kill.signal), 1, {
      on_progress: ({ pages_n }: PullProgress) => {
        if (pages_n === 2) kill.abort(new Error('killed'));
      }
    });
    await expect(dying).rejects.toThrow('killed');
    places.push(await pullState(store, 1));
    expect(places[0]).toMatchObject({ status: 'running', pages_n: 2 });

    changed();
    const rest = lineTo(app(), { clock });
    // Shopify's operation lives at the platform: the same one is asked again.
    const line = platform.name === 'shopify' ? first : rest;
    const report = await pullSource(doorTo(store, line, clock), 1);
    expect(report.resumed).toBe(true);
    expect(report.records_n).toBeLessThan(sales.length);
    expect(await ordersIn(store)).toMatchObject({ rows_n: sales.length, orders_n: sales.length });
  });

  test('that was killed after a page was kept, before the place was, takes that page again as known', async () => {
    const places: PullState[] = [];
    const line = lineTo(app(), { clock });
    const kill = new AbortController();
    const dying = pullSource(doorTo(store, line, clock, kill.signal), 1, {
      on_progress: ({ pages_n }) => {
        if (pages_n === 3) kill.abort(new Error('killed'));
        else void pullState(store, 1).then((state) => places.push(state));
      }
    });
    await expect(dying).rejects.toThrow('killed');
    const before = places.at(-1);
    if (before === undefined) throw new Error('no place was kept');
    await savePullState(store, before);
    const report = await pullSource(doorTo(store, line, clock), 1);
    expect(report.duplicate_n).toBeGreaterThan(0);
    expect(await ordersIn(store)).toEqual(whole());
  });
});
