import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importFiles } from '#ingest/import.ts';
import type { OrderFact } from '#model/connector.ts';
import { undoImport } from '#queries/facts/imports.ts';
import { listOrigins, mapOrigin } from '#queries/origins/map.ts';
import { originRules } from '#queries/origins/rules.ts';
import { auditRollups } from '#queries/rollup/audit.ts';
import { acceptReads, drainInbox } from '#queries/store.server.ts';
import { closeStore, type Store } from '#queries/store.ts';
import { secret } from '#tests/ingest/shop.ts';
import { addSource, addUnit, factStore } from '#tests/queries/facts.ts';

const unknown = { order_mode: 'unknown', channel: 'other' } as const;
const phone = { order_mode: 'remote', channel: 'phone' } as const;
const at = (day: number) => new Date(Date.UTC(2021, 6, day));

let store: Store;

beforeEach(async () => {
  store = await factStore();
  await addUnit(store.engine, { unit_id: 1 });
  await send(first);
});
afterEach(() => closeStore(store));

const rows = (sql: string) => store.engine.query(sql);

const map = (origin: string, to: typeof phone | null, now = at(1)) =>
  mapOrigin(store, { source_id: 1, origin, to, platform: unknown, now });

const modes = () =>
  rows(
    `SELECT external_id AS id, order_mode AS mode, channel, fulfilment FROM order_version WHERE is_current ORDER BY external_id`
  );

const online = () =>
  rows(
    `SELECT order_mode AS mode, CAST(sum(net_minor) AS BIGINT) AS net_minor FROM unit_day GROUP BY 1 ORDER BY 1`
  );

const order = (external_id: string, origin: string, more: Partial<OrderFact> = {}): OrderFact => ({
  external_id,
  version_at: '2021-03-05T10:00:00Z',
  ordered_at: '2021-03-01T10:00:00Z',
  ...unknown,
  fulfilment: 'shipping',
  payment_moment: null,
  status: 'paid',
  net_minor: 10000,
  tax_minor: null,
  refund_minor: 0,
  tax_basis: 'ht',
  currency: 'EUR',
  customer: null,
  items_n: null,
  refund_of: null,
  origin,
  payment_refs: [],
  ...more
});

const first: OrderFact[] = [
  order('1', 'tel-app'),
  order('2', 'tel-app', { net_minor: 5000, fulfilment: 'pickup_shop' }),
  order('3', 'checkout', { net_minor: 25000, order_mode: 'online', channel: 'own_site' }),
  order('4', 'kiosk', { ordered_at: '2021-03-02T10:00:00Z' })
];

async function send(facts: OrderFact[], received_at = at(0), source_id = 1): Promise<void> {
  const reads = facts.map((fact) => ({ kind: 'order' as const, fact }));
  await acceptReads(store, { source_id, reads, secret, received_at });
  await drainInbox(store);
}

describe('words for where orders were placed', () => {
  test('are listed with what hangs on them, those nobody knows first', async () => {
    const words = await listOrigins(store, 1);
    expect(
      words.map(({ origin, orders_n, net_minor, share, is_task }) => [
        origin,
        orders_n,
        net_minor,
        share,
        is_task
      ])
    ).toEqual([
      ['tel-app', 2, 15000, 0.3, true],
      ['kiosk', 1, 10000, 0.2, true],
      ['checkout', 1, 25000, 0.5, false]
    ]);
  });

  test('once mapped, change all orders under them, and the roll-ups with these', async () => {
    expect(await map('tel-app', phone)).toEqual({ version: 1, changed_n: 2 });
    expect(await modes()).toEqual([
      { id: '1', mode: 'remote', channel: 'phone', fulfilment: 'shipping' },
      { id: '2', mode: 'remote', channel: 'phone', fulfilment: 'pickup_shop' },
      { id: '3', mode: 'online', channel: 'own_site', fulfilment: 'shipping' },
      { id: '4', mode: 'unknown', channel: 'other', fulfilment: 'shipping' }
    ]);
    expect(await online()).toEqual([
      { mode: 'online', net_minor: 25000 },
      { mode: 'remote', net_minor: 15000 },
      { mode: 'unknown', net_minor: 10000 }
    ]);
    expect((await auditRollups(store)).wrong_n).toBe(0);
    expect((await listOrigins(store, 1)).filter((word) => word.is_task)).toMatchObject([
      { origin: 'kiosk' }
    ]);
  });

  test('are mapped back as they were, and every version stays on record', async () => {
    const before = await modes();
    await map('tel-app', phone);
    expect(await map('tel-app', null, at(2))).toEqual({ version: 2, changed_n: 2 });
    expect(await modes()).toEqual(before);
    expect(await originRules(store, 1)).toEqual(new Map());
    expect(
      await rows(`SELECT external_id FROM order_version WHERE external_id = '1'`)
    ).toHaveLength(3);
  });

  test('hold for files that come later', async () => {
    await map('kiosk', phone);
    const file = join(mkdtempSync(join(tmpdir(), 'vitrine-test-')), 'orders.csv');
    writeFileSync(
      file,
      'unit,source,external_id,ordered_at,net,currency,tax_basis,origin\n1,till,9,2021-04-01T10:00:00Z,10,EUR,ht,kiosk\n'
    );
    await importFiles({ store, secret, now: at(2), files: [file] });
    rmSync(dirname(file), { recursive: true });
    expect((await modes()).at(-1)).toMatchObject({ id: '9', mode: 'remote', channel: 'phone' });
  });

  test('hold for orders that a platform sends later, and those fall back to its own reading', async () => {
    await map('kiosk', phone);
    await send([order('9', 'kiosk')], at(2));
    expect((await modes()).at(-1)).toMatchObject({ id: '9', mode: 'remote', channel: 'phone' });
    await map('kiosk', null, at(3));
    expect((await modes()).at(-1)).toMatchObject({ id: '9', mode: 'unknown', channel: 'other' });
  });

  test('mean nothing in another source', async () => {
    await addSource(store.engine, 2, 1, { online: false, total: false });
    await send(first, at(0), 2);
    await map('kiosk', phone);
    expect(
      await rows(
        `SELECT source_id, count(*) AS n FROM order_version WHERE is_current AND order_mode = 'remote' GROUP BY 1`
      )
    ).toEqual([{ source_id: 1, n: 1 }]);
  });

  test('the same rule again changes nothing', async () => {
    await map('kiosk', phone);
    expect(await map('kiosk', phone, at(2))).toEqual({ version: 2, changed_n: 0 });
  });

  test('go when the import they came with is undone', async () => {
    await map('tel-app', phone);
    await undoImport(store, 1);
    expect(await modes()).toEqual([]);
    expect((await auditRollups(store)).wrong_n).toBe(0);
  });

  test('an import that is undone leaves the mapped version, once', async () => {
    await map('kiosk', phone);
    await send(
      [order('4', 'kiosk', { version_at: '2021-06-01T08:00:00Z', net_minor: 12000 })],
      at(2)
    );
    await undoImport(store, 2);
    expect(
      await rows(
        `SELECT order_mode, net_minor FROM order_version WHERE is_current AND external_id = '4'`
      )
    ).toEqual([{ order_mode: 'remote', net_minor: 10000 }]);
  });
});
