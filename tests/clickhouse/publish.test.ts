import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refreshCells } from '#queries/cells/refresh.ts';
import { parseClickHouseUrl } from '#queries/engines/clickhouse-address.ts';
import type { ClickHouse } from '#queries/engines/clickhouse.ts';
import { openCluster } from '#queries/publish/open.ts';
import { figures } from '#queries/publish/figures.ts';
import { publish } from '#queries/publish/publish.ts';
import { storedDigests } from '#queries/publish/slices.ts';
import { unprotectedSeries } from '#queries/series.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { economy } from '#tests/queries/economy.ts';
import { startInProcess, type InProcess } from './in-process.ts';
import { noClickHouse } from './servers.ts';

describe('the address of a cluster', () => {
  test('names nodes, database and cluster', () => {
    expect(parseClickHouseUrl('http://u:p%40@a:8123,b:8123/shops?cluster=c&replicated=1')).toEqual({
      nodes: ['http://u:p%40@a:8123', 'http://u:p%40@b:8123'],
      database: 'shops',
      cluster: 'c',
      replicated: true
    });
    expect(parseClickHouseUrl('https://a:8443')).toEqual({
      nodes: ['https://a:8443'],
      database: 'vitrine',
      cluster: null,
      replicated: false
    });
  });

  test.each(['a:8123', 'http://u:hush@a:8123,b:8123/shops', 'http://u:hush@/x', ''])(
    'is refused without its password: %s',
    (url) => {
      expect(() => parseClickHouseUrl(url)).toThrow(/^invalid setting CLICKHOUSE_URL/);
      expect(() => parseClickHouseUrl(url)).not.toThrow(/hush/);
    }
  );
});

describe('digests of the days of units', () => {
  const days = figures.find(({ name }) => name === 'unit_day');
  let store: Store;
  beforeAll(async () => {
    store = await economy([
      { unit: 'A', day: '2020-11-02', in_store_minor: 1000, usual_minor: 900, visits_n: 5 },
      { unit: 'A', day: '2020-12-01', in_store_minor: 2000, usual_minor: 900, visits_n: 6 }
    ]);
    await store.engine.run(
      `INSERT INTO usual_shift VALUES (DATE '2020-12-01', 1, 50, 'EUR', 'ht')`
    );
    await refreshCells(store);
  });
  afterAll(() => closeStore(store));

  const months = async () => {
    if (days === undefined) throw new Error('no days are published');
    return new Map([...(await storedDigests(store.engine, days))].sort());
  };
  const december = `local_day = DATE '2020-12-01'`;

  test('stay as they are while nothing changes', async () => {
    const before = await months();
    expect([...before.keys()]).toEqual(['2020-11-01', '2020-12-01']);
    expect(await months()).toEqual(before);
  });

  test.each([
    ['a sale', `UPDATE unit_day SET net_minor = net_minor + 1 WHERE ${december}`],
    ['usual turnover', `UPDATE usual_day SET usual_minor = usual_minor + 1 WHERE ${december}`],
    ['holidays', `UPDATE usual_shift SET shift_minor = 51 WHERE ${december}`],
    ['visits', `UPDATE visit_day SET visits_n = visits_n + 1 WHERE ${december}`],
    [
      'a window that goes',
      `DELETE FROM unit_window WHERE what = 'total' AND from_on >= DATE '2020-12-01'`
    ],
    [
      'a window that begins',
      `INSERT INTO unit_window VALUES (1, 'footfall', DATE '2020-12-05', DATE '2020-12-06', 'EUR', 'ht')`
    ]
  ])('change with %s, and in no other month', async (_, change) => {
    const before = await months();
    await store.engine.run(change);
    const after = await months();
    expect(after.get('2020-12-01')).not.toBe(before.get('2020-12-01'));
    expect(after.get('2020-11-01')).toBe(before.get('2020-11-01'));
  });

  test.each([
    ['the enterprise', 'UPDATE unit SET enterprise_id = 77'],
    ['the currency of days without a sale', `UPDATE unit_currency SET tax_basis = 'ttc'`]
  ])('change in all months with %s', async (_, change) => {
    const before = await months();
    await store.engine.run(change);
    for (const [month, digest] of await months()) expect(digest).not.toBe(before.get(month));
  });
});

describe.skipIf(noClickHouse !== null)('a publication', () => {
  const open: { engine?: InProcess } = {};
  let store: Store;
  let cluster: ClickHouse;
  const revenue = async (answers: Store['answers']) => {
    const question = { metrics: ['total_revenue'], by: { period: 'month' as const } };
    const { rows } = await unprotectedSeries({ ...store, answers }, question);
    return rows.map(({ period, value }) => [period, value]);
  };
  const sell = (net_minor: number) =>
    store.engine
      .run(`UPDATE unit_day SET net_minor = ${net_minor} WHERE local_day = DATE '2020-12-01';
      INSERT INTO dirty VALUES (DATE '2020-12-01', DATE '2020-12-02', TIMESTAMP '2021-01-01')`);

  beforeAll(async () => {
    store = await economy([
      { unit: 'A', in_store_minor: 1000, online_minor: 0 },
      { unit: 'A', day: '2020-12-01', in_store_minor: 2000, online_minor: 0 }
    ]);
    const engine = (open.engine = startInProcess());
    cluster = await openCluster(store, engine.url, engine.connect);
  });
  afterAll(async () => {
    await open.engine?.stop();
    await closeStore(store);
  });

  test('is read once it is whole, and made only when something has changed', async () => {
    await expect(revenue(cluster)).rejects.toMatchObject({ code: 'figures_unreachable' });
    expect(await publish(store, cluster)).toMatchObject({ publication_n: 1, is_new: true });
    expect(await revenue(cluster)).toEqual([
      ['2020-11', 10],
      ['2020-12', 20]
    ]);
    expect(await publish(store, cluster)).toEqual({ publication_n: 1, slices_n: 0, is_new: false });
  });

  test('that is cut off leaves the one before, whatever it had written', async () => {
    await sell(9900);
    const cutOff = publish(store, cluster, ({ what }) => {
      if (what === 'unit_dim') throw new Error('power cut');
    });
    await expect(cutOff).rejects.toThrow('power cut');
    expect(await revenue(store.engine)).toEqual([
      ['2020-11', 10],
      ['2020-12', 99]
    ]);
    expect(await revenue(cluster)).toEqual([
      ['2020-11', 10],
      ['2020-12', 20]
    ]);
    await sell(4500);
    expect(await publish(store, cluster)).toMatchObject({ publication_n: 3, is_new: true });
    expect(await revenue(cluster)).toEqual([
      ['2020-11', 10],
      ['2020-12', 45]
    ]);
  });

  test('writes only the slices that differ, and the old rows go once nobody can read them', async () => {
    await sell(5000);
    const { slices_n } = await publish(store, cluster);
    // A month of days, years of the rest (cells of all channels and of each) and the store's state; not November's days,
    // units, areas, sectors.
    expect(slices_n).toBe(20);
    expect(await revenue(cluster)).toEqual([
      ['2020-11', 10],
      ['2020-12', 50]
    ]);
    const [node] = cluster.nodes;
    const kept = () => node?.rows('SELECT DISTINCT n FROM unit_month_rows ORDER BY n');
    expect(await kept()).toEqual([{ n: 1 }, { n: 3 }, { n: 4 }]); // 2 was cut off
    await node?.command(
      'ALTER TABLE slice UPDATE at = at - 3600 WHERE 1 SETTINGS mutations_sync = 2'
    );
    await sell(5100);
    await publish(store, cluster);
    expect(await kept()).toEqual([{ n: 4 }, { n: 5 }]);
  });
});
