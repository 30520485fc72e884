import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { importFiles } from '#ingest/import.ts';
import { orderItem } from '#queries/collect/item.ts';
import { customerKey } from '#queries/collect/customer-key.ts';
import { customerKeySql, keyPads } from '#queries/facts/customer.ts';
import { auditRollups } from '#queries/rollup/index.ts';
import type { Read } from '#model/connector.ts';
import {
  acceptReads,
  applyInbox,
  drainInbox,
  listImports,
  replayQuarantine,
  sourceOf,
  undoImport,
  type Accepted
} from '#queries/store.server.ts';
import {
  collectorShop,
  counts,
  noon,
  order,
  secret,
  type CollectorShop
} from '#tests/ingest/collector-shop.ts';

let shop: CollectorShop;
let source_id: number;
beforeAll(async () => void (shop = await collectorShop()));
afterAll(() => shop.close());
beforeEach(async () => {
  await drainInbox(shop.store);
  source_id = await shop.newSource();
});

const send = (reads: Read[], received_at = noon): Promise<Accepted> =>
  acceptReads(shop.store, { source_id, reads, secret, received_at });

const current = () =>
  shop.rows(
    `SELECT external_id, CAST(local_day AS VARCHAR) AS local_day, status, net_minor, refund_minor
    FROM order_version WHERE is_current AND source_id = ${source_id} ORDER BY external_id`
  );

const audited = async () => (await auditRollups(shop.store)).wrong_n;

describe('what was acknowledged', () => {
  test('waits in the inbox and becomes a fact once, with every column', async () => {
    const full = order({
      customer: ' Jeanne.Dupont@example.org',
      payment_refs: ['pi_1', 'ch_1'],
      version_at: '2021-03-01T10:00:01.123456Z'
    });
    expect(counts(await send([full]))).toEqual([1, 0, 0, 0, 0]);
    expect(await shop.rows('SELECT item_key, kind FROM inbox')).toEqual([
      { item_key: 'A1', kind: 'orders' }
    ]);
    expect(await applyInbox(shop.store)).toEqual({ applied_n: 1 });
    expect(
      await shop.rows(
        `SELECT * EXCLUDE (import_id, version_at, received_at, ordered_at, local_day, customer_key), CAST(version_at AS VARCHAR) AS version_at,
          CAST(ordered_at AS VARCHAR) AS ordered_at, CAST(local_day AS VARCHAR) AS local_day, CAST(customer_key AS VARCHAR) AS customer_key
        FROM order_version WHERE source_id = ${source_id}`
      )
    ).toEqual([
      {
        source_id,
        external_id: 'A1',
        unit_id: 1,
        version_at: '2021-03-01 10:00:01.123456',
        ordered_at: '2021-03-01 10:00:00',
        local_day: '2021-03-01',
        order_mode: 'online',
        channel: 'own_site',
        fulfilment: 'shipping',
        payment_moment: 'at_order',
        status: 'paid',
        net_minor: 1250,
        tax_minor: 250,
        refund_minor: 0,
        tax_basis: 'ht',
        currency: 'EUR',
        customer_key: customerKey(secret, 'toys', 'jeanne.dupont@example.org'),
        items_n: 2,
        refund_of: null,
        origin: 'checkout',
        payment_refs: 'pi_1 ch_1',
        is_shadow: false,
        is_current: true
      }
    ]);
    expect(await shop.rows('SELECT * FROM inbox')).toEqual([]);
    expect(await applyInbox(shop.store)).toEqual({ applied_n: 0 });
    expect(await audited()).toBe(0);
  });

  test('is a duplicate when it comes again, before and after it was applied', async () => {
    await send([order()]);
    expect(counts(await send([order()]))).toEqual([0, 0, 1, 0, 0]);
    await drainInbox(shop.store);
    expect(counts(await send([order()]))).toEqual([0, 0, 1, 0, 0]);
    expect(counts(await send([order({ net_minor: 1300 })]))).toEqual([0, 1, 0, 0, 0]);
    await drainInbox(shop.store);
    expect(await current()).toMatchObject([{ net_minor: 1300 }]);
  });

  test('counts once when two connections send it at the same moment', async () => {
    const both = await Promise.all([send([order()]), send([order()])]);
    expect(both.map(counts)).toEqual([
      [1, 0, 0, 0, 0],
      [0, 0, 1, 0, 0]
    ]);
  });

  test('is judged in order within one request', async () => {
    const reads = [order(), order({ net_minor: 1 }), order({ net_minor: 1 })];
    expect(counts(await send(reads))).toEqual([1, 1, 1, 0, 0]);
    await drainInbox(shop.store);
    expect(await current()).toMatchObject([{ net_minor: 1 }]);
  });

  test('goes by the newer version, whichever comes first', async () => {
    const at = (minute: number, net_minor: number) =>
      order({ version_at: `2021-03-01T11:0${minute}:00Z`, net_minor });
    await send([at(2, 200)]);
    expect(counts(await send([at(1, 100)]))).toEqual([0, 0, 1, 0, 0]);
    await drainInbox(shop.store);
    expect(counts(await send([at(1, 100)]))).toEqual([0, 0, 1, 0, 0]);
    await drainInbox(shop.store);
    expect(await current()).toMatchObject([{ net_minor: 200 }]);
  });

  test('is newer than what came before it, even when the clock was set back', async () => {
    await send([order()]);
    await drainInbox(shop.store);
    const year_earlier = new Date('2021-03-01T12:00:00Z');
    expect(counts(await send([order({ net_minor: 900 })], year_earlier))).toEqual([0, 1, 0, 0, 0]);
    await drainInbox(shop.store);
    expect(await current()).toMatchObject([{ net_minor: 900 }]);
  });

  test('keeps the day of its first version, and leaves the unit-day it was moved from', async () => {
    await send([order()]);
    await drainInbox(shop.store);
    await send([order({ ordered_at: '2021-03-02T10:00:00Z' })]);
    await drainInbox(shop.store);
    expect(await current()).toMatchObject([{ local_day: '2021-03-01' }]);
    expect(await audited()).toBe(0);
  });

  test.each([
    { ordered_at: '2020-10-24T22:00:00Z', day: '2020-10-25', what: 'its first instant' },
    { ordered_at: '2020-10-25T00:30:00Z', day: '2020-10-25', what: 'the hour that comes twice' },
    { ordered_at: '2020-10-25T01:30:00Z', day: '2020-10-25', what: 'the same hour again' },
    { ordered_at: '2020-10-25T22:59:59Z', day: '2020-10-25', what: 'its last second' },
    { ordered_at: '2020-10-25T23:00:00Z', day: '2020-10-26', what: 'the next midnight' }
  ])('falls on the shop’s day on a day of 25 hours: $what', async ({ ordered_at, day }) => {
    const context = { source: await sourceOf(shop.store, source_id), secret, now_us: 10n ** 16n };
    const read = order({ ordered_at });
    if (read.kind !== 'order') throw new Error('an order');
    expect(orderItem(read.fact, context)).toMatchObject({ day });
  });

  test('stays what it is for a currency without minor units', async () => {
    await shop.store.engine.run(
      `INSERT INTO source BY NAME SELECT 900 AS source_id, 2 AS unit_id, 'web' AS name, 'declared' AS kind,
        true AS reports_online, false AS reports_total, false AS sample`
    );
    const reads = [order({ currency: 'XPF', net_minor: 1500, ordered_at: '2021-03-01T14:00:00Z' })];
    await acceptReads(shop.store, { source_id: 900, reads, secret, received_at: noon });
    await drainInbox(shop.store);
    expect(
      await shop.rows(
        'SELECT net_minor, CAST(local_day AS VARCHAR) AS day FROM order_version WHERE source_id = 900'
      )
    ).toEqual([{ net_minor: 1500, day: '2021-03-02' }]);
  });
});

describe('a refused read', () => {
  test('is kept once, however often it is sent, and is taken in when it can be', async () => {
    const record = {
      external_id: 'R1',
      ordered_at: '2021-03-01 10:00',
      net: '5',
      channel: 'phone'
    };
    const refused: Read = {
      kind: 'refused',
      code: 'unknown_value',
      column: 'channel',
      value: 'jeanne@example.org',
      external_id: 'R1',
      record: { ...record, customer: 'Jeanne' }
    };
    for (const _ of [1, 2]) {
      const { quarantined } = await send([order(), refused]);
      expect(quarantined).toMatchObject([{ index: 1, code: 'unknown_value', value: '***' }]);
      await drainInbox(shop.store);
    }
    const open = `SELECT import_id, status, record FROM quarantine WHERE source_id = ${source_id}`;
    const [row, ...others] = await shop.rows(open);
    expect(others).toEqual([]);
    expect(row?.['record']).not.toContain('Jeanne');
    await replayQuarantine(shop.store, {
      import_id: Number(row?.['import_id']),
      received_at: '2021-03-02 13:00:00.000'
    });
    expect(await current()).toMatchObject([
      { external_id: 'A1' },
      { external_id: 'R1', net_minor: 500, local_day: '2021-03-01' }
    ]);
    expect(await shop.rows(open)).toMatchObject([{ status: 'replayed' }]);
  });

  test.each([
    { given: { currency: 'USD' }, code: 'currency_mismatch', column: 'currency' },
    { given: { currency: 'XX1' }, code: 'unknown_currency', column: 'currency' },
    { given: { net_minor: 10_000_000_000_000 }, code: 'amount_too_large', column: 'net' },
    { given: { ordered_at: '1989-12-31T22:59:59Z' }, code: 'date_too_old', column: 'ordered_at' },
    {
      given: { ordered_at: '2021-03-03T12:00:00.001Z' },
      code: 'future_date',
      column: 'ordered_at'
    },
    { given: { external_id: '' }, code: 'unreadable_row', column: 'external_id' }
  ])('$code', async ({ given, code, column }) => {
    expect((await send([order(given)])).quarantined).toMatchObject([{ index: 0, code, column }]);
  });

  test('is none just inside the limits', async () => {
    const reads = [
      order({ external_id: 'a', net_minor: 9_999_999_999_999 }),
      order({ external_id: 'b', ordered_at: '1989-12-31T23:00:00Z' }),
      order({ external_id: 'c', ordered_at: '2021-03-03T12:00:00Z' })
    ];
    expect(counts(await send(reads))).toEqual([3, 0, 0, 0, 0]);
    await drainInbox(shop.store);
    expect(await current()).toHaveLength(3);
  });
});

describe('a row that the engine cannot take', () => {
  test('goes to quarantine and holds up nobody', async () => {
    await send(Array.from({ length: 9 }, (_, i) => order({ external_id: `ok ${i}` })));
    await shop.store.engine.run(
      `UPDATE inbox SET record = 'no JSON' WHERE source_id = ${source_id} AND item_key = 'ok 4'`
    );
    await drainInbox(shop.store);
    expect(await current()).toHaveLength(8);
    expect(await shop.rows('SELECT * FROM inbox')).toEqual([]);
    expect(
      await shop.rows(`SELECT code, status FROM quarantine WHERE source_id = ${source_id}`)
    ).toEqual([{ code: 'not_applied', status: 'open' }]);
    expect(await audited()).toBe(0);
  });
});

describe('the collector’s import of a day', () => {
  test('is one, says what came, covers the days, and can be taken back', async () => {
    const day = new Date('2021-02-10T12:00:00Z');
    const at = (external_id: string, on: string) =>
      order({ external_id, ordered_at: `${on}T10:00:00Z` });
    await send([at('D1', '2021-02-08')], day);
    await drainInbox(shop.store);
    await send([at('D2', '2021-02-10'), at('D1', '2021-02-08')], day);
    await drainInbox(shop.store);
    const [import_row, ...others] = (await listImports(shop.store)).filter(
      ({ files }) => files[0]?.name === 'collector 2021-02-10'
    );
    expect(others).toEqual([]);
    expect(import_row).toMatchObject({ status: 'done', accepted_n: 2, updated_n: 0 });
    const cover = `SELECT CAST(from_on AS VARCHAR) AS from_on, CAST(until_on AS VARCHAR) AS until_on FROM source_cover WHERE source_id = ${source_id}`;
    expect(await shop.rows(cover)).toEqual([{ from_on: '2021-02-08', until_on: '2021-02-11' }]);
    await undoImport(shop.store, import_row?.import_id ?? 0);
    expect(await current()).toEqual([]);
    expect(await audited()).toBe(0);
    expect(counts(await send([at('D1', '2021-02-08')], day))).toEqual([1, 0, 0, 0, 0]);
  });

  test('covers no days between two messages that lie more than two weeks apart', async () => {
    const received_at = new Date('2021-02-20T12:00:00Z');
    const at = (day: string): Read => ({
      kind: 'visits',
      fact: {
        day,
        kind: 'web',
        referrer_class: 'all',
        visits_n: 9,
        visitors_n: null
      }
    });
    const sale = (external_id: string, on: string) =>
      order({ external_id, ordered_at: `${on}T10:00:00Z` });
    for (const on of ['2021-01-01', '2021-02-16', '2021-01-16', '2021-02-18']) {
      await send([at(on), sale(on, on)], received_at);
      await drainInbox(shop.store);
    }
    const runs = [
      { from_on: '2021-01-01', until_on: '2021-01-17' },
      { from_on: '2021-02-16', until_on: '2021-02-19' }
    ];
    for (const table of ['visit_cover', 'source_cover'])
      expect(
        await shop.rows(
          `SELECT CAST(from_on AS VARCHAR) AS from_on, CAST(until_on AS VARCHAR) AS until_on FROM ${table}
          WHERE source_id = ${source_id} ORDER BY from_on`
        )
      ).toEqual(runs);
    expect(await audited()).toBe(0);
  });

  test('leaves one version current when a later import is taken back', async () => {
    for (const net_minor of [100, 200, 300]) {
      await send([order({ net_minor })]);
      await drainInbox(shop.store);
    }
    const { name } = await sourceOf(shop.store, source_id);
    const { import_id } = await importFiles({
      store: shop.store,
      secret,
      now: new Date('2021-03-05T12:00:00Z'),
      files: [
        shop.file(
          'unit,external_id,ordered_at,channel,net\ntoys,A1,2021-03-01T10:00:00Z,own_site,4\n'
        )
      ],
      as: 'orders',
      source: name
    });
    expect(await current()).toMatchObject([{ net_minor: 400 }]);
    await undoImport(shop.store, import_id);
    expect(await current()).toMatchObject([{ net_minor: 300 }]);
    expect(await audited()).toBe(0);
  });

  test('lets a webhook about an old order say nothing about the days between', async () => {
    const old = order({ external_id: 'old', ordered_at: '2020-12-01T10:00:00Z' });
    const reads = [old, order({ external_id: 'new' })];
    await acceptReads(shop.store, { source_id, reads, secret, received_at: noon, delivery_id: 7 });
    await drainInbox(shop.store);
    const cover = `SELECT CAST(from_on AS VARCHAR) AS from_on FROM source_cover WHERE source_id = ${source_id}`;
    expect(await shop.rows(cover)).toEqual([{ from_on: '2021-03-01' }]);
  });
});

test('a customer gets the pseudonym that an import would give', async () => {
  const customers = [
    'Jeanne@Example.ORG',
    ' É\u0301lodie ',
    'İstanbul',
    'ΣΊΣΥΦΟΣ',
    'straße',
    '',
    '\u00a0x\t'
  ];
  const values = customers.map((customer) => `('${customer}')`).join(', ');
  const sql = customerKeySql(`'toys'`, 'customer', keyPads(secret));
  const rows = await shop.rows(
    `SELECT CAST(${sql} AS VARCHAR) AS key FROM (VALUES ${values}) AS t(customer)`
  );
  expect(customers.map((customer) => customerKey(secret, 'toys', customer))).toEqual(
    rows.map((row) => row['key'])
  );
});
