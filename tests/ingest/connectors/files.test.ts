import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { undoImport } from '#ingest/undo.ts';
import { settleValue } from '#queries/store.server.ts';
import { bench, counts, type Bench } from '../shop.ts';
import { fixturePath, fixtureText } from './fixtures.ts';

// One store for all: each test has a shop of its own.
const units = Array.from({ length: 20 }, (_, i) => `shop-${i}`);
const now = new Date('2025-12-01T00:00:00Z');
let it: Bench;
let unit = '';
beforeAll(async () => {
  it = await bench(...units);
});
afterAll(() => it.close());
beforeEach(() => {
  unit = units.shift() ?? '';
});

const takeFiles = (mapping: string, ...files: string[]) => it.take(files, { mapping, unit, now });
const take = (mapping: string, ...files: string[]) =>
  takeFiles(mapping, ...files.map((file) => fixturePath(mapping, file)));
const own = () => `unit_id = (SELECT unit_id FROM unit WHERE unit_code = '${unit}')`;
const current = (columns: string): Promise<Record<string, unknown>[]> =>
  it.rows(`SELECT ${columns} FROM order_version WHERE is_current AND ${own()} ORDER BY ALL`);

describe('a platform’s own file', () => {
  test('is one import: facts with their axes, customers keyed, drops told', async () => {
    const report = await take('woocommerce', 'orders.json');
    expect(counts(report)).toEqual([9, 0, 0, 0]);
    expect(report.files).toMatchObject([
      {
        name: 'orders.json',
        kind: 'orders',
        rows_n: 9,
        detected: {
          format: 'WooCommerce',
          notes: [
            'left out 1: Test order.',
            'left out 1: Parent of a basket split between sellers: its parts are counted.'
          ]
        }
      }
    ]);
    expect(
      await current('external_id, local_day, order_mode, status, net_minor, refund_minor')
    ).toEqual(
      [
        ['1201', '2025-11-03', 'online', 'paid', 6471, 0],
        ['1202', '2025-11-03', 'online', 'accepted', 2500, 0],
        ['1203', '2025-11-03', 'in_store', 'fulfilled', 1000, 0],
        ['1204', '2025-10-25', 'online', 'paid', 4000, 0],
        ['1205', '2025-11-04', 'remote', 'pending', 10000, 0],
        ['1208', '2025-11-05', 'online', 'paid', 5000, 0],
        ['1209', '2025-11-05', 'unknown', 'cancelled', 2000, 0],
        ['refund:1304', '2025-11-01', 'online', 'refund', 0, 2000],
        ['refund:1305', '2025-11-04', 'online', 'refund', 0, 2000]
      ].map(([external_id, local_day, order_mode, status, net_minor, refund_minor]) => ({
        ...{ external_id, local_day, order_mode, status, net_minor, refund_minor }
      }))
    );
    const [keyed] = await it.rows(
      `SELECT count(customer_key) AS n, count(DISTINCT customer_key) AS people_n FROM order_version WHERE ${own()}`
    );
    expect(keyed).toEqual({ n: 8, people_n: 2 });
  });

  test('twice changes nothing, and undone leaves nothing', async () => {
    const first = await take('woocommerce', 'orders.json');
    expect(counts(await take('woocommerce', 'orders.json'))).toEqual([0, 0, 9, 0]);
    await undoImport(it.store, first.import_id);
    expect(await it.rows(`SELECT count(*) AS n FROM order_version WHERE ${own()}`)).toEqual([
      { n: 0 }
    ]);
  });

  test('packed and in another encoding is the same file', async () => {
    await take('woocommerce', 'orders.json');
    const text = fixtureText('woocommerce', 'orders.json');
    const wide = it.file('wide.json.gz', gzipSync(Buffer.from(`\ufeff${text}`, 'utf16le')));
    const report = await takeFiles('woocommerce', wide);
    expect(counts(report)).toEqual([0, 0, 9, 0]);
  });

  test('in XML comes in like the same orders in JSON', async () => {
    expect(counts(await take('prestashop', 'orders.xml'))).toEqual([1, 0, 0, 1]);
    expect(await current('external_id, net_minor, tax_minor')).toEqual([
      { external_id: '107', net_minor: 4908, tax_minor: 982 }
    ]);
  });

  test('of bulk lines puts children with their order', async () => {
    expect(counts(await take('shopify', 'bulk-orders.jsonl'))).toEqual([3, 0, 0, 0]);
    expect(await current('external_id, items_n')).toEqual([
      { external_id: '5501234567890', items_n: 4 },
      { external_id: '5501234567891', items_n: 1 },
      { external_id: 'refund:920000000001', items_n: null }
    ]);
  });
});

describe('a record that cannot be counted', () => {
  test('waits in quarantine with its sentence, its place and no address', async () => {
    const text = fixtureText('woocommerce', 'webhook-order-updated.json')
      .replace('"status": "refunded"', '"status": "sent to anna@example.org"')
      .replaceAll('\n', '');
    const path = it.file(
      'odd.ndjson',
      `${fixtureText('woocommerce', 'refund.json').replaceAll('\n', '')}\n${text}\n`
    );
    const report = await takeFiles('woocommerce', path);
    expect(counts(report)).toEqual([1, 0, 0, 3]);
    expect(report.quarantined[0]).toEqual({
      file: 'odd.ndjson',
      row_n: 2,
      column_name: 'status',
      value: 'sent to ***',
      code: 'unknown_value',
      message: '“sent to ***” is not a known value of “status”; say what it means.'
    });
    const [kept] = await it.rows("SELECT string_agg(record, ' ') AS text FROM quarantine");
    expect(String(kept?.text)).not.toContain('@');
  });

  test('of a state nobody knows comes in once somebody says what it means', async () => {
    await take('prestashop', 'orders.xml');
    const [waiting] = await it.rows(
      `SELECT source_id, column_name, value FROM quarantine JOIN source USING (source_id) WHERE ${own()}`
    );
    expect(waiting).toMatchObject({ column_name: 'current_state', value: '27' });
    const [outcome] = await settleValue(it.store, {
      source_id: Number(waiting?.source_id),
      ...{ kind: 'orders', column: 'status', value: '27', to: 'accepted' },
      received_at: '2025-12-01 00:00:00'
    });
    expect(outcome).toMatchObject({ accepted_n: 1, quarantined_n: 0 });
    expect(await current('external_id, status, net_minor')).toEqual([
      { external_id: '107', status: 'paid', net_minor: 4908 },
      { external_id: '108', status: 'accepted', net_minor: 4908 }
    ]);
  });

  test('of another currency than the shop’s is refused by the shop', async () => {
    const report = await take('shopify', 'rest-orders.json');
    expect(counts(report)).toEqual([5, 0, 0, 1]);
    expect(report.quarantined[0]).toMatchObject({ code: 'currency_mismatch', value: 'JPY' });
  });
});

describe('a file that is not the platform’s', () => {
  test.each([
    [
      'woocommerce',
      'shopify',
      'rest-orders.json',
      'not a file of WooCommerce: rest-orders.json (no “status”)'
    ],
    [
      'shopify',
      'woocommerce',
      'orders.json',
      'not a file of Shopify: orders.json (no “financial_status”)'
    ],
    [
      'prestashop',
      'shopify',
      'rest-orders.json',
      'not a file of PrestaShop: rest-orders.json (no “current_state”)'
    ]
  ])('for %s a file of %s is told apart', async (mapping, other, file, message) => {
    await expect(takeFiles(mapping, fixturePath(other, file))).rejects.toThrow(message);
  });

  test.each([
    ['empty list', '[]', 'not a file of Shopify: x.json (nothing in it)'],
    ['cut off', '{"orders":[{"id":1,', 'not a file of Shopify: x.json (no “id”)'],
    ['a table', 'a;b\n1;2\n', 'not a file of Shopify: x.json (no “id”)']
  ])('%s', async (_, content, message) => {
    await expect(takeFiles('shopify', it.file('x.json', content))).rejects.toThrow(message);
  });

  test('a shop must be named, and known', async () => {
    const files = [fixturePath('woocommerce', 'orders.json')];
    await expect(it.take(files, { mapping: 'woocommerce' })).rejects.toThrow(
      'no unit given: files of WooCommerce do not say whose they are'
    );
    await expect(it.take(files, { mapping: 'woocommerce', unit: 'Z' })).rejects.toThrow(
      'unknown unit: Z'
    );
  });
});
