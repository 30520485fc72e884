import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDelivery } from '#ingest/hooks/read.ts';
import { importFiles } from '#ingest/import.ts';
import { customerKey } from '#queries/collect/customer-key.ts';
import { saveConnection } from '#queries/collect/connections.ts';
import { keepDelivery, openDelivery } from '#queries/collect/deliveries.ts';
import { createKey } from '#queries/collect/keys.ts';
import { consentOf, ownSeries, sayConsent } from '#queries/consent/consent.ts';
import { eraseCustomer, customerOrders } from '#queries/erase/erase-customer.ts';
import { eraseUnit } from '#queries/erase/erase-unit.ts';
import { listEvents, noteEvent } from '#queries/people/events.ts';
import { ensureReference } from '#queries/reference/ensure.ts';
import { series } from '#queries/series.ts';
import { closeStore, openStore, type Store } from '#queries/store.ts';
import { contextOf } from './collector-shop.ts';
import { filesUnder } from './persons.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitrine-erasure-'));
const secret = 'k1-2025';
const now = new Date('2022-02-01T10:00:00Z');
const shops = ['quincaillerie-k7', 'mercerie-m3', 'librairie-l1', 'fleurs-f2'];
const [gone = '', mercerie = ''] = shops;
const marie = 'marie.troadec@example.org';
const days = { from: '2022-01-03', until: '2022-01-17' };

/** What is about the shop that goes, wherever it was said. */
const words = [
  gone,
  'Chez Zéphyrine Quincampoix',
  '73282932000074',
  'K7ORDER',
  'caisse-k7',
  'K7REF'
];

let store: Store;

const raise = (): never => {
  throw new Error('nothing kept');
};

const write = (name: string, lines: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
};

beforeAll(async () => {
  store = await openStore({ path: join(folder, 'data', 'vitrine.duckdb') });
  await ensureReference(store);
  await store.engine.run("PRAGMA force_compression = 'uncompressed'");
  const units = write('units.csv', [
    'unit,name,siret,sector,area',
    `${gone},Chez Zéphyrine Quincampoix,73282932000074,47.65Z,75056`,
    ...shops.slice(1).map((shop) => `${shop},${shop},,47.65Z,75056`)
  ]);
  const given = { store, secret, now };
  await importFiles({ ...given, files: [units], as: 'units' });
  for (const shop of shops) {
    const id = shop === gone ? 'K7ORDER' : shop;
    const orders = write(`${shop}-ventes.csv`, [
      'external_id,ordered_at,order_mode,channel,fulfilment,status,net,tax_basis,currency,customer,payment_refs',
      ...Array.from({ length: 400 }, (_, i) => {
        const customer = i % 10 === 0 ? marie : `client${i}@example.net`;
        const ref = shop === gone ? `K7REF${i}` : `ref${i}`;
        const day = String(3 + (i % 14)).padStart(2, '0');
        return `${id}-${i},2022-01-${day}T10:00:00Z,online,own_site,shipping,paid,${1000 + i},ht,EUR,${customer},${ref}`;
      }),
      `${id}-bad,never,online,own_site,shipping,paid,x,ht,EUR,${marie},`
    ]);
    const source = shop === gone ? 'caisse-k7' : 'web';
    await importFiles({ ...given, files: [orders], as: 'orders', unit: shop, source });
    rmSync(orders);
  }
  rmSync(units);
  await sayConsent(store, { unit: gone, purposes: { peers: false }, who: 'u1', now });
  await noteEvent(store, { what: 'shop see', who: 'u1', about: gone }, now);
  for (const row of await sourcesOf()) {
    await createKey(store, { source_id: row.source_id, label: `${row.unit} key` });
    for (const [i, email] of [marie, 'jeanne@example.org'].entries())
      await keepDelivery(store, secret, {
        ...{ source_id: row.source_id, unit_id: row.unit_id, received_at: now },
        ...{ delivery_key: `${row.unit}-${i}`, topic: `orders/paid` },
        head: { method: 'POST', url: 'https://vitrine.example/hook', headers: {} },
        body: Buffer.from(JSON.stringify({ id: 820982911946154500 + i, email }))
      });
  }
});
afterAll(async () => {
  await closeStore(store);
  rmSync(folder, { recursive: true, force: true });
});

const sourcesOf = (): Promise<{ source_id: number; unit_id: number; unit: string }[]> =>
  store.engine.query(
    'SELECT s.source_id, s.unit_id, u.unit_code AS unit FROM source AS s JOIN unit AS u ON u.unit_id = s.unit_id ORDER BY 1'
  );

const bytes = (): Buffer =>
  Buffer.concat(filesUnder(join(folder, 'data')).map((path) => readFileSync(path)));

/** Texts that stand in the bytes of the store, its log of writes and its scratch. */
const standing = (texts: readonly string[]): string[] => {
  const all = bytes();
  return texts.filter((text) => all.includes(text));
};

/** The eight bytes that a customer's pseudonym is in the store's file. */
function keyBytes(unit: string): Buffer {
  const key = Buffer.alloc(8);
  key.writeBigUInt64LE(BigInt(customerKey(secret, unit, marie) ?? ''));
  return key;
}

const revenue = async (unit: string): Promise<number | null | undefined> =>
  (await ownSeries(store, { metrics: ['total_revenue'], as_owner: unit, ...days })).rows[0]?.value;

test('a customer is erased from orders, refused rows, sealed messages and bytes; amounts stay', async () => {
  await store.engine.run('FORCE CHECKPOINT');
  expect(bytes().includes(keyBytes(mercerie))).toBe(true);
  expect(bytes().includes(keyBytes(gone))).toBe(true);
  const before = await revenue(mercerie);
  const customer = { unit: mercerie, names: [' Marie.Troadec@example.org'], secret };
  // An order that is named is nobody's from now on, whoever it was of.
  const named = { ...customer, orders: [`${mercerie}-1`] };
  expect((await customerOrders(store, named)).length).toBe(41);
  expect(await eraseCustomer(store, named)).toEqual({ orders_n: 41, deliveries_n: 1 });
  expect(await customerOrders(store, named)).toEqual([]);
  expect(await revenue(mercerie)).toBe(before);
  expect(bytes().includes(keyBytes(mercerie))).toBe(false);
  expect(standing([customerKey(secret, mercerie, marie) ?? ''])).toEqual([]);
  // Another shop's customer of the same address is another one.
  expect(bytes().includes(keyBytes(gone))).toBe(true);
  const [left] = await store.engine.query('SELECT count(*) AS n FROM delivery');
  expect(left).toEqual({ n: 7 });
});

test('a shop is erased: no row, no byte of it is left, and figures are of the others', async () => {
  expect(standing(words)).toEqual(words);
  const others = await revenue(mercerie);
  const erased = await eraseUnit(store, { unit: gone });
  expect(erased.tables).toEqual(
    expect.arrayContaining([
      { name: 'consent', rows_n: 1 },
      { name: 'delivery', rows_n: 2 },
      { name: 'ingest_key', rows_n: 1 },
      { name: 'order_version', rows_n: 400 },
      { name: 'unit', rows_n: 1 }
    ])
  );
  expect(standing(words)).toEqual([]);
  expect(bytes().includes(keyBytes(gone))).toBe(false);
  const { rows, meta } = await series(store, { metrics: ['total_revenue'], ...days });
  expect([rows[0]?.enterprises_n, meta.population.units_n]).toEqual([3, 3]);
  expect(await revenue(mercerie)).toBe(others);
  await expect(eraseUnit(store, { unit: gone })).rejects.toThrow(`unknown unit: ${gone}`);
});

test('Shopify has a customer redacted, counts what it asks for, and has its own source erased', async () => {
  const [, , source] = await sourcesOf();
  const { source_id = 0, unit = '' } = source ?? {};
  const webhook_secrets = [{ value: 'shopify says so', until: null }];
  await saveConnection(store, secret, {
    ...{ source_id, connector: 'shopify', pull_every_hours: null, paused: false },
    reports: { online: true, total: false },
    settings: { base_url: 'https://exemple.myshopify.com', access_token: 'x', webhook_secrets }
  });
  const ask = async (topic: string, body: object): Promise<void> => {
    const delivery_id = await keepDelivery(store, secret, {
      ...{ source_id, unit_id: source?.unit_id ?? 0, received_at: now, delivery_key: topic, topic },
      head: { method: 'POST', url: 'https://v.example', headers: { 'x-shopify-topic': topic } },
      body: Buffer.from(JSON.stringify({ shop_domain: 'exemple.myshopify.com', ...body }))
    });
    const delivery = await openDelivery(store, secret, delivery_id ?? 0);
    expect(await readDelivery(contextOf(store), delivery ?? raise())).not.toBeNull();
    expect(await openDelivery(store, secret, delivery_id ?? 0)).toBeNull(); // it names them too
  };
  const customer = { id: 7100000000001, email: marie, phone: '+33556000000' };
  const held = { unit, names: [marie], orders: [], secret };
  await ask('customers/data_request', { customer, orders_requested: [] });
  expect((await listEvents(store, { about: unit, limit: 1 }))[0]?.what).toBe(
    'customer asks for their data, 40 orders held'
  );
  await ask('customers/redact', { customer, orders_to_redact: [`${unit}-2`] });
  expect(await customerOrders(store, held)).toEqual([]);
  expect(await revenue(unit)).toBeGreaterThan(0);
  await ask('shop/redact', { shop_id: 954889 });
  expect(await revenue(unit)).toBeUndefined();
  expect((await sourcesOf()).map((row) => row.unit)).not.toContain(unit);
  expect(await consentOf(store, unit)).not.toBeNull(); // the shop itself is its owner's to erase
});

test('a search that finds nothing would find what is planted', async () => {
  await noteEvent(store, { what: `shop see ${words[1]}`, who: '', about: '' }, now);
  expect(standing(words)).toEqual([words[1]]);
});
