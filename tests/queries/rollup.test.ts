import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countedStatuses, OrderStatus } from '#model/order.ts';
import { auditRollups, rebuild } from '#queries/rollup/index.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { addCover, addOrders, addSource, addTakings, addUnit, factStore } from './facts.ts';
import { recomputed, recomputedUnits } from './facts.ts';

let store: Store;
beforeEach(async () => {
  store = await factStore();
});
afterEach(() => closeStore(store));

const query = <R extends Record<string, unknown>>(sql: string) => store.engine.query<R>(sql);

describe('a unit’s day', () => {
  test('sums counted orders by path, keeps refunds on their own day and cancelled orders apart', async () => {
    await addUnit(store.engine, { unit_id: 1, covers: [['2020-11-01', '2020-12-01']] });
    await addOrders(store.engine, [
      { unit_id: 1, external_id: 'a', day: '2020-11-02', net_minor: 5000 },
      { unit_id: 1, external_id: 'b', day: '2020-11-02', net_minor: 3000, status: 'accepted' },
      { unit_id: 1, external_id: 'c', day: '2020-11-02', net_minor: 900, status: 'cancelled' },
      { unit_id: 1, external_id: 'd', day: '2020-11-02', net_minor: 700, status: 'pending' },
      { unit_id: 1, external_id: 'e', day: '2020-11-02', net_minor: 800, is_current: false },
      {
        unit_id: 1,
        external_id: 'a-refund',
        day: '2020-11-09',
        net_minor: 0,
        refund_minor: 1200,
        status: 'refund'
      }
    ]);
    await recomputed(store);
    expect(
      await query(
        'SELECT local_day, orders_n, net_minor, refund_minor, cancelled_n FROM unit_day ORDER BY local_day'
      )
    ).toEqual([
      { local_day: '2020-11-02', orders_n: 2, net_minor: 8000, refund_minor: 0, cancelled_n: 1 },
      { local_day: '2020-11-09', orders_n: 0, net_minor: 0, refund_minor: 1200, cancelled_n: 0 }
    ]);
    expect(
      await query(
        "SELECT local_day, revenue_minor, online_minor, refund_minor, online_orders_n FROM unit_day_row WHERE channel = 'all' ORDER BY local_day"
      )
    ).toEqual([
      {
        local_day: '2020-11-02',
        revenue_minor: 8000,
        online_minor: 8000,
        refund_minor: 0,
        online_orders_n: 2
      },
      {
        local_day: '2020-11-09',
        revenue_minor: -1200,
        online_minor: -1200,
        refund_minor: 1200,
        online_orders_n: 0
      }
    ]);
  });

  test('counts exactly the statuses the model counts', async () => {
    await addUnit(store.engine, { unit_id: 1 });
    await addOrders(
      store.engine,
      OrderStatus.options.map((status) => ({
        unit_id: 1,
        external_id: status,
        day: '2020-11-02',
        net_minor: 100,
        channel: status === 'refund' ? 'other' : 'own_site',
        status
      }))
    );
    await recomputed(store);
    const [day] = await query('SELECT CAST(sum(net_minor) AS BIGINT) AS net_minor FROM unit_day');
    expect(day).toEqual({ net_minor: 100 * countedStatuses.length });
  });

  test('an order of zero total is no order (domain note, section 8)', async () => {
    await addUnit(store.engine, { unit_id: 1 });
    await addOrders(store.engine, [
      { unit_id: 1, external_id: 'paid', day: '2020-11-02', net_minor: 5000 },
      { unit_id: 1, external_id: 'given away', day: '2020-11-02', net_minor: 0 }
    ]);
    await recomputed(store);
    expect(await query('SELECT orders_n, net_minor FROM unit_day')).toEqual([
      { orders_n: 1, net_minor: 5000 }
    ]);
  });

  test('takes the number of orders of takings where it is given', async () => {
    await addUnit(store.engine, { unit_id: 1 });
    await addTakings(store.engine, [
      { unit_id: 1, day: '2020-11-02', net_minor: 40000, orders_n: 12 },
      { unit_id: 1, day: '2020-11-03', net_minor: 30000 }
    ]);
    await recomputed(store);
    expect(
      await query('SELECT local_day, orders_n, net_minor FROM unit_day ORDER BY local_day')
    ).toEqual([
      { local_day: '2020-11-02', orders_n: 12, net_minor: 40000 },
      { local_day: '2020-11-03', orders_n: 0, net_minor: 30000 }
    ]);
  });

  test('a refund in the second 02:30 of a 25-hour day stays on that day', async () => {
    await addUnit(store.engine, { unit_id: 1 });
    await addOrders(store.engine, [
      {
        unit_id: 1,
        external_id: 'sale',
        day: '2020-10-25',
        ordered_at: '2020-10-25 00:30:00',
        net_minor: 5000
      },
      {
        unit_id: 1,
        external_id: 'refund',
        day: '2020-10-25',
        ordered_at: '2020-10-25 01:30:00',
        net_minor: 0,
        refund_minor: 5000,
        status: 'refund'
      }
    ]);
    await recomputed(store);
    expect(
      await query(
        "SELECT local_day, revenue_minor, refund_minor, orders_n FROM unit_day_row WHERE channel = 'all'"
      )
    ).toEqual([{ local_day: '2020-10-25', revenue_minor: 0, refund_minor: 5000, orders_n: 1 }]);
  });

  test('is removed when its last fact is', async () => {
    await addUnit(store.engine, { unit_id: 1, covers: [['2020-11-01', '2020-12-01']] });
    await addTakings(store.engine, [{ unit_id: 1, day: '2020-11-02', net_minor: 100 }]);
    await recomputed(store);
    await store.engine.run('DELETE FROM takings; DELETE FROM source_cover');
    await recomputed(store, [{ unit_id: 1, day: '2020-11-02' }]);
    for (const table of ['unit_day', 'unit_span', 'unit_window', 'usual_day'])
      expect(await query(`SELECT * FROM ${table}`), table).toEqual([]);
  });

  test('a unit that is no more leaves nothing behind', async () => {
    await addUnit(store.engine, { unit_id: 1, covers: [['2018-01-01', '2021-01-01']] });
    await addTakings(store.engine, [{ unit_id: 1, day: '2018-06-02', net_minor: 100 }]);
    await recomputed(store);
    expect(await query('SELECT unit_id FROM usual_turnover')).not.toEqual([]);
    await store.engine.run('DELETE FROM takings; DELETE FROM unit; DELETE FROM unit_place');
    await store.engine.run('DELETE FROM source; DELETE FROM source_cover');
    await recomputed(store, [{ unit_id: 1, day: '2018-06-02' }]);
    const tables = ['unit_day', 'unit_span', 'unit_window', 'usual_day', 'usual_turnover'];
    for (const table of [...tables, 'unit_season', 'unit_seen'])
      expect(await query(`SELECT * FROM ${table}`), table).toEqual([]);
  });
});

describe('windows', () => {
  const windows = (what: string) =>
    query<{ from_on: string; until_on: string }>(
      `SELECT CAST(from_on AS VARCHAR) AS from_on, CAST(until_on AS VARCHAR) AS until_on FROM unit_window WHERE what = '${what}' ORDER BY from_on`
    );

  test('a forgotten month between two deliveries is missing, not zero', async () => {
    await addUnit(store.engine, {
      unit_id: 1,
      covers: [
        ['2020-01-01', '2020-02-01'],
        ['2020-03-01', '2020-04-01']
      ]
    });
    await addTakings(store.engine, [
      { unit_id: 1, day: '2020-01-15', net_minor: 100 },
      { unit_id: 1, day: '2020-02-15', net_minor: 100 }
    ]);
    await recomputed(store);
    expect(await windows('total')).toEqual([
      { from_on: '2020-01-01', until_on: '2020-02-01' },
      { from_on: '2020-03-01', until_on: '2020-04-01' }
    ]);
    expect(
      await query(
        "SELECT local_day, online_known, total_known FROM unit_day_row WHERE channel = 'all' ORDER BY local_day"
      )
    ).toEqual([
      { local_day: '2020-01-15', online_known: true, total_known: true },
      { local_day: '2020-02-15', online_known: false, total_known: false }
    ]);
  });

  test.each([
    [14, [{ from_on: '2020-01-01', until_on: '2020-03-01' }]],
    [
      15,
      [
        { from_on: '2020-01-01', until_on: '2020-02-01' },
        { from_on: '2020-02-16', until_on: '2020-03-01' }
      ]
    ]
  ])('a gap of %i days between deliveries of one source', async (gap, expected) => {
    const from = new Date(Date.UTC(2020, 1, 1 + gap)).toISOString().slice(0, 10);
    await addUnit(store.engine, {
      unit_id: 1,
      covers: [
        ['2020-01-01', '2020-02-01'],
        [from, '2020-03-01']
      ]
    });
    await recomputedUnits(store, 1);
    expect(await windows('total')).toEqual(expected);
  });

  test('a shop that declared never to sell online has its online sales known wherever its till is', async () => {
    await addUnit(store.engine, {
      unit_id: 1,
      reports_online: false,
      online_declared: true,
      covers: [['2020-01-01', '2021-01-01']]
    });
    await recomputedUnits(store, 1);
    expect(await windows('online')).toEqual([{ from_on: '2020-01-01', until_on: '2021-01-01' }]);
  });

  test('online is known before the declared start and under the feed, not between', async () => {
    await addUnit(store.engine, {
      unit_id: 1,
      reports_online: false,
      online_declared: true,
      online_from: '2020-05-01',
      covers: [['2020-01-01', '2021-01-01']]
    });
    await addSource(store.engine, 2, 1, { online: true, total: false });
    await addCover(store.engine, 2, '2020-06-01', '2020-09-01');
    await recomputedUnits(store, 1);
    expect(await windows('online')).toEqual([
      { from_on: '2020-01-01', until_on: '2020-05-01' },
      { from_on: '2020-06-01', until_on: '2020-09-01' }
    ]);
    expect(await windows('total')).toEqual([{ from_on: '2020-01-01', until_on: '2021-01-01' }]);
  });

  test('a shop that said nothing and has only a till has unknown online sales', async () => {
    await addUnit(store.engine, {
      unit_id: 1,
      reports_online: false,
      covers: [['2020-01-01', '2021-01-01']]
    });
    await recomputedUnits(store, 1);
    expect(await windows('online')).toEqual([]);
  });

  test('nothing is known before opening and from closing on', async () => {
    await addUnit(store.engine, {
      unit_id: 1,
      opened_on: '2020-03-01',
      closed_on: '2020-10-01',
      covers: [['2020-01-01', '2021-01-01']]
    });
    await recomputedUnits(store, 1);
    expect(await windows('total')).toEqual([{ from_on: '2020-03-01', until_on: '2020-10-01' }]);
  });

  test('a panel of month grain is known for whole months', async () => {
    await addUnit(store.engine, {
      unit_id: 1,
      kind: 'panel',
      grain: 'month',
      covers: [['2020-01-01', '2020-12-02']]
    });
    await addTakings(store.engine, [{ unit_id: 1, day: '2020-12-01', net_minor: 100 }]);
    await recomputed(store);
    expect(await windows('total')).toEqual([{ from_on: '2020-01-01', until_on: '2021-01-01' }]);
    expect(await query('SELECT * FROM fact_span')).toEqual([
      { country_code: 'FR', from_on: '2020-12-01', until_on: '2021-01-01', sample: false }
    ]);
  });

  test('days told with and without VAT at once are no known total', async () => {
    await addUnit(store.engine, { unit_id: 1, covers: [['2020-01-01', '2021-01-01']] });
    await addTakings(store.engine, [
      { unit_id: 1, day: '2020-01-10', net_minor: 100, tax_basis: 'ttc' },
      { unit_id: 1, day: '2020-12-20', net_minor: 100, tax_basis: 'ttc' },
      { unit_id: 1, day: '2020-03-01', net_minor: 100, order_mode: 'online' },
      { unit_id: 1, day: '2020-04-01', net_minor: 100, order_mode: 'online' }
    ]);
    await recomputed(store);
    expect(await windows('total')).toEqual([
      { from_on: '2020-01-01', until_on: '2020-03-01' },
      { from_on: '2020-04-02', until_on: '2021-01-01' }
    ]);
  });
});

describe('dimensions', () => {
  test('a shop that moved has its place by day, and all its days become dirty', async () => {
    await addUnit(store.engine, {
      unit_id: 1,
      sector: '47.65Z',
      covers: [['2020-01-01', '2020-02-01']]
    });
    await addTakings(store.engine, [{ unit_id: 1, day: '2020-01-10', net_minor: 100 }]);
    await recomputed(store);
    await store.engine.run(`
      DELETE FROM dirty;
      UPDATE unit_place SET until_on = DATE '2020-01-15';
      INSERT INTO unit_place VALUES (1, DATE '2020-01-15', DATE '9999-12-31', 'G09', 'DEP-974', 1)`);
    await recomputed(store, [], [1]);
    expect(
      await query(
        `SELECT CAST(from_on AS VARCHAR) AS from_on, sector_class, sector_group, sector_family, departement_code, region_code, country_code
         FROM unit_dim ORDER BY from_on`
      )
    ).toEqual([
      {
        from_on: '0001-01-01',
        sector_class: '47.65Z',
        sector_group: 'G08',
        sector_family: 'culture',
        departement_code: 'DEP-75',
        region_code: 'REG-11',
        country_code: 'FR'
      },
      {
        from_on: '2020-01-15',
        sector_class: null,
        sector_group: 'G09',
        sector_family: 'person',
        departement_code: 'DEP-974',
        region_code: 'REG-04',
        country_code: 'FR'
      }
    ]);
    expect(await query('SELECT from_on, until_on FROM dirty')).toEqual([
      { from_on: '2020-01-01', until_on: '2020-02-01' }
    ]);
  });

  test('a unit without sector and area keeps one row, all levels null', async () => {
    await addUnit(store.engine, { unit_id: 1, sector: null, area: null });
    await addUnit(store.engine, { unit_id: 2 });
    await store.engine.run('DELETE FROM unit_place WHERE unit_id = 2');
    expect(
      await query(
        'SELECT unit_id, sector_group, sector_family, departement_code, country_code FROM unit_dim ORDER BY unit_id'
      )
    ).toEqual(
      [1, 2].map((unit_id) => ({
        unit_id,
        sector_group: null,
        sector_family: null,
        departement_code: null,
        country_code: null
      }))
    );
  });
});

describe('audit and rebuild', () => {
  test('the audit names the month where a roll-up is wrong, and rebuild repairs it', async () => {
    await addUnit(store.engine, { unit_id: 1, covers: [['2020-01-01', '2020-03-01']] });
    await addTakings(store.engine, [
      { unit_id: 1, day: '2020-01-10', net_minor: 100 },
      { unit_id: 1, day: '2020-02-10', net_minor: 200 }
    ]);
    await recomputed(store);
    expect(await auditRollups(store)).toEqual({ keys_n: 2, wrong_n: 0, wrong_months: [] });
    await store.engine.run(
      "UPDATE unit_day SET net_minor = 201 WHERE local_day = DATE '2020-02-10'"
    );
    await store.engine.run(
      "INSERT INTO unit_day BY NAME SELECT * REPLACE (DATE '2020-03-10' AS local_day) FROM unit_day LIMIT 1"
    );
    expect(await auditRollups(store)).toEqual({
      keys_n: 3,
      wrong_n: 2,
      wrong_months: ['2020-02', '2020-03']
    });
    expect(await rebuild(store)).toEqual({ months_n: 2, units_n: 1 });
    expect(await auditRollups(store)).toEqual({ keys_n: 2, wrong_n: 0, wrong_months: [] });
  });

  test('an empty store rebuilds to an empty store', async () => {
    expect(await rebuild(store)).toEqual({ months_n: 0, units_n: 0 });
    expect(await query('SELECT * FROM dirty')).toEqual([]);
  });
});
