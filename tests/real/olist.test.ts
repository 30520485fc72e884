import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importFiles } from '#ingest/import.ts';
import { undoImport } from '#ingest/undo.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { noClickHouse } from '#tests/clickhouse/servers.ts';
import {
  contents,
  emptyStore,
  expectSameByClickHouse,
  rowsOf,
  secret,
  sharedFiles,
  valuesBy
} from './shared.ts';

const files = sharedFiles(
  ...[
    'orders.csv.gz',
    'order_items.csv.gz',
    'order_payments.csv.gz',
    'customers.csv.gz',
    'products.csv.gz'
  ].map((name) => `orders/olist-2017/${name}`),
  'orders/olist-2017/product_category_name_translation.csv',
  'orders/olist-2017/sellers.csv'
);
const window = { from: '2017-01-01', until: '2017-10-01' };

describe.skipIf(files === null)('Olist, 2017', () => {
  const given = { files: files ?? [], mapping: 'olist', secret };
  let store: Store;
  let import_id: number;

  beforeAll(async () => {
    store = await emptyStore();
    const report = await importFiles({ store, ...given });
    import_id = report.import_id ?? NaN;
    expect(report).toMatchObject({ quarantined_n: 0 });
  });
  afterAll(() => closeStore(store));

  test('counted revenue per month, canceled and unavailable orders left out', async () => {
    const rows = await rowsOf(store, {
      metrics: ['total_revenue'],
      by: { period: 'month' },
      ...window
    });
    expect(valuesBy(rows, 'period')).toEqual({
      '2017-01': 37181.02,
      '2017-02': 62235.03,
      '2017-03': 90948.95,
      '2017-04': 81882.66,
      '2017-05': 140451.86,
      '2017-06': 112930.43,
      '2017-07': 129181.81,
      '2017-08': 145814.13,
      '2017-09': 159820.57
    });
    expect(new Set(rows.map((row) => row.currency))).toEqual(new Set(['BRL']));
  });

  test('an order of several sellers is one order per seller', async () => {
    const rows = await rowsOf(store, { metrics: ['orders'], by: { period: 'month' }, ...window });
    expect(rows.map((row) => row.value)).toEqual([184, 377, 592, 510, 815, 706, 873, 992, 926]);
  });

  test('revenue and sellers by the seller’s state', async () => {
    const rows = await rowsOf(store, {
      metrics: ['total_revenue'],
      by: { area: 'region' },
      ...window
    });
    const seen = Object.fromEntries(rows.map((row) => [row.area, [row.value, row.enterprises_n]]));
    expect(seen).toMatchObject({
      'BR-SP': [622698.88, 520],
      'BR-MG': [89283.35, 86],
      'BR-PR': [75910.63, 101],
      'BR-RJ': [47634.27, 45],
      'BR-SC': [46358.44, 56],
      'BR-RS': [31638.45, 27]
    });
  });

  test('revenue by sector, the category that earns a seller most', async () => {
    const rows = await rowsOf(store, {
      metrics: ['total_revenue'],
      by: { sector: 'group' },
      ...window
    });
    expect(valuesBy(rows, 'sector')).toMatchObject({
      cama_mesa_banho: 84027.06,
      beleza_saude: 83172.33,
      relogios_presentes: 71572.16,
      esporte_lazer: 65378.99,
      moveis_decoracao: 65253.87
    });
  });

  test.skipIf(noClickHouse !== null)('ClickHouse gives the same revenue and orders', () =>
    expectSameByClickHouse(store, [
      { metrics: ['total_revenue', 'orders'], by: { period: 'month' }, ...window },
      { metrics: ['total_revenue'], by: { area: 'region', sector: 'group' }, ...window }
    ])
  );

  test('the same files again change nothing', async () => {
    const before = await contents(store);
    const report = await importFiles({ store, ...given });
    expect(report).toMatchObject({ accepted_n: 0, updated_n: 0, quarantined_n: 0 });
    expect(await contents(store)).toEqual(before);
    await undoImport(store, report.import_id ?? NaN);
    expect(await contents(store)).toEqual(before);
  });

  test('undo returns to an empty store', async () => {
    await undoImport(store, import_id);
    expect(new Set(Object.values(await contents(store)))).toEqual(new Set([0]));
    const rows = await rowsOf(store, { metrics: ['total_revenue'], ...window });
    expect(rows.filter((row) => row.value !== null)).toEqual([]);
  });
});
