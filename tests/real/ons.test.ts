import { afterAll, beforeAll, expect, test } from 'vitest';
import { importFiles } from '#ingest/import.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { noClickHouse } from '#tests/clickhouse/servers.ts';
import { emptyStore, expectSameByClickHouse, fixture, rowsOf, secret, valuesBy } from './shared.ts';

const file = fixture('ons-internet-share-monthly-2006-2019.csv');
let store: Store;

beforeAll(async () => {
  store = await emptyStore();
  const report = await importFiles({ store, files: [file], mapping: 'ons-internet-sales', secret });
  expect(report).toMatchObject({ quarantined_n: 0 });
});
afterAll(() => closeStore(store));

test('the share of each of 158 months, rounded, is the published one', async () => {
  const published = await store.engine.query<{ month: string; share: number }>(
    `SELECT month, CAST(internet_share_pct AS DOUBLE) AS share
     FROM read_csv({file:String}, types = { month: 'VARCHAR' }) ORDER BY month`,
    { file }
  );
  const rows = await rowsOf(store, {
    metrics: ['online_share'],
    by: { period: 'month' },
    from: '2006-11-01',
    until: '2020-01-01'
  });
  expect(rows).toHaveLength(158);
  expect(rows.map((row) => [row.period, Math.round((row.value ?? NaN) * 1000) / 10])).toEqual(
    published.map(({ month, share }) => [month, share])
  );
});

test('the share of 2019 is 19.2 %, from sums, not 19.1 % as the mean of its months', async () => {
  const rows = await rowsOf(store, {
    metrics: ['online_share'],
    by: { period: 'year' },
    from: '2019-01-01',
    until: '2020-01-01'
  });
  const share = valuesBy(rows, 'period')['2019'] ?? NaN;
  expect((share * 100).toFixed(1)).toBe('19.2');
});

test('a panel of months has no weeks', async () => {
  const rows = await rowsOf(store, {
    metrics: ['online_share'],
    by: { period: 'week' },
    from: '2019-01-07',
    until: '2019-01-14'
  });
  expect(rows.filter((row) => row.value !== null)).toEqual([]);
});

test.skipIf(noClickHouse !== null)('ClickHouse gives the same shares', () =>
  expectSameByClickHouse(store, [
    { metrics: ['online_share'], by: { period: 'month' }, from: '2006-11-01', until: '2020-01-01' },
    { metrics: ['online_share'], by: { period: 'year' } }
  ])
);
