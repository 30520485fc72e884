import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importFiles } from '#ingest/import.ts';
import { readItem, type ItemKind } from '#ingest/pipeline.ts';
import { factColumns } from '#queries/facts/columns.ts';
import { acceptReads, drainInbox, sourceOf } from '#queries/store.server.ts';
import { collectorShop, noon, secret, type CollectorShop } from '#tests/ingest/collector-shop.ts';

let shop: CollectorShop;
beforeAll(async () => void (shop = await collectorShop()));
afterAll(() => shop.close());

/** Mostly what a shop would write, now and then what it should not. */
const mostly = <T>(good: fc.Arbitrary<T>, ...bad: T[]) =>
  fc.oneof({ arbitrary: good, weight: 25 }, { arbitrary: fc.constantFrom(...bad), weight: 1 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

const amount = mostly(
  fc.oneof(
    fc.integer({ min: -9_999_999, max: 9_999_999 }).map((n) => (n / 100).toFixed(2)),
    fc.integer({ min: -99_999, max: 99_999 }).map((n) => (n / 10_000).toFixed(4)),
    fc.constantFrom('0', '-0.00')
  ),
  '100000000000',
  'x'
);
const moment = mostly(
  fc.oneof(
    fc
      .date({
        min: new Date('2019-01-01T00:00:00Z'),
        max: new Date('2021-03-02T00:00:00Z'),
        noInvalidDate: true
      })
      .map((date) => date.toISOString()),
    fc.constantFrom(
      '2020-10-25 02:30:00',
      '2020-10-25T00:30:00Z',
      '2021-03-28 02:30:00',
      '2020-03-29T01:00:00Z',
      '2020-12-31T23:30:00+00:00',
      '2021-01-01'
    )
  ),
  '2021-02-30T10:00:00Z',
  '1989-12-31T12:00:00Z',
  '2030-01-01T00:00:00Z',
  'soon'
);
const word = (values: readonly string[] = []) => mostly(fc.constantFrom(...values), 'nonsense');
const columns = factColumns.orders;

const row = fc.record({
  ordered_at: moment,
  version_at: maybe(moment),
  order_mode: maybe(word(columns['order_mode']?.values)),
  channel: maybe(word(columns['channel']?.values)),
  fulfilment: maybe(word(columns['fulfilment']?.values)),
  payment_moment: maybe(word(columns['payment_moment']?.values)),
  status: maybe(word(columns['status']?.values?.filter((it) => it !== 'test'))),
  net: maybe(amount),
  gross: maybe(amount),
  tax: maybe(amount),
  tax_rate: maybe(mostly(fc.constantFrom('0.2', '5.5', '5.5 %', '0', '1'), '101 %')),
  refund: maybe(amount),
  tax_basis: maybe(word(['ht', 'ttc'])),
  currency: maybe(mostly(fc.constantFrom('EUR', 'eur'), 'USD', 'QQQ')),
  customer: maybe(fc.constantFrom('a@example.org', ' A@EXAMPLE.org ', 'É')),
  items_n: maybe(mostly(fc.constantFrom('1', '2.0'), '-1', 'many')),
  refund_of: maybe(fc.constantFrom('A0')),
  origin: maybe(fc.constantFrom('web', 'pos')),
  payment_refs: maybe(fc.constantFrom('pi_1', 'pi_1 ch_2'))
});

const facts = (source_id: number) =>
  shop.rows(
    `SELECT * EXCLUDE (source_id, import_id, received_at, version_at, customer_key), CAST(customer_key AS VARCHAR) AS customer_key
    FROM order_version WHERE source_id = ${source_id} ORDER BY external_id`
  );

async function sent(kind: ItemKind, source_id: number, items: Record<string, unknown>[]) {
  const source = await sourceOf(shop.store, source_id);
  const given = JSON.parse(JSON.stringify(items)) as unknown[]; // as it travels
  const reads = given.map((item) => readItem(kind, item, { source }));
  const accepted = await acceptReads(shop.store, {
    source_id,
    reads,
    secret,
    received_at: noon,
    kind
  });
  await drainInbox(shop.store);
  const refused = accepted.quarantined.map(
    ({ index, code }) => `${String(items[index]?.['external_id'])} ${code}`
  );
  return { rows: await facts(source_id), refused: refused.sort() };
}

async function imported(kind: ItemKind, source_id: number, items: Record<string, unknown>[]) {
  const { name } = await sourceOf(shop.store, source_id);
  const header = [...new Set(items.flatMap((item) => Object.keys(item)))];
  const cell = (value: unknown) => (value === undefined ? '' : `"${String(value)}"`);
  const lines = items.map((item) => ['toys', ...header.map((column) => cell(item[column]))].join());
  const { import_id } = await importFiles({
    store: shop.store,
    secret,
    now: noon,
    as: kind,
    source: name,
    files: [shop.file([`unit,${header.join()}`, ...lines].join('\n'))]
  });
  const refused = await shop.rows(
    `SELECT (record ->> 'external_id') || ' ' || code AS what FROM quarantine WHERE import_id = ${import_id}`
  );
  return { rows: await facts(source_id), refused: refused.map((it) => String(it['what'])).sort() };
}

test('an order sent over HTTP is the fact that a file with the same cells gives, and is refused for the same reason', async () => {
  const items = fc
    .sample(row, { numRuns: 600, seed: 20 })
    .map((item, i) => ({ external_id: `A${String(i).padStart(4, '0')}`, ...item }));
  const over_http = await sent('orders', await shop.newSource(), items);
  const by_file = await imported('orders', await shop.newSource(), items);
  expect(over_http.rows.length).toBeGreaterThan(200);
  expect(over_http.refused.length).toBeGreaterThan(100);
  expect(over_http.refused).toEqual(by_file.refused);
  expect(over_http.rows).toEqual(by_file.rows);
});
