import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OrderFact } from '#model/connector.ts';
import { undoImport } from '#queries/facts/imports.ts';
import { listOrigins, mapOrigin } from '#queries/origins/map.ts';
import { originRules } from '#queries/origins/rules.ts';
import { auditRollups } from '#queries/rollup/audit.ts';
import { acceptReads, drainInbox } from '#queries/store.server.ts';
import { bench, secret, type Bench } from '#tests/ingest/shop.ts';

const orders = `unit,source,external_id,ordered_at,order_mode,channel,fulfilment,net,currency,tax_basis,origin
S1,shop,1,2021-03-01T10:00:00Z,unknown,other,shipping,100,EUR,ht,tel-app
S1,shop,2,2021-03-01T11:00:00Z,unknown,other,pickup_shop,50,EUR,ht,tel-app
S1,shop,3,2021-03-02T10:00:00Z,online,own_site,shipping,250,EUR,ht,checkout
S1,shop,4,2021-03-02T12:00:00Z,unknown,other,shipping,100,EUR,ht,kiosk
`;

const unknown = { order_mode: 'unknown', channel: 'other' } as const;
const phone = { order_mode: 'remote', channel: 'phone' } as const;
const at = (day: number) => new Date(Date.UTC(2021, 6, day));

let shop: Bench;

beforeEach(async () => {
  shop = await bench('S1');
  await shop.take(orders);
});
afterEach(() => shop.close());

const map = (origin: string, to: typeof phone | null, now = at(1)) =>
  mapOrigin(shop.store, { source_id: 1, origin, to, platform: unknown, now });

const modes = () =>
  shop.rows(
    `SELECT external_id AS id, order_mode AS mode, channel, fulfilment FROM order_version WHERE is_current ORDER BY external_id`
  );

const online = () =>
  shop.rows(
    `SELECT order_mode AS mode, CAST(sum(net_minor) AS BIGINT) AS net_minor FROM unit_day GROUP BY 1 ORDER BY 1`
  );

const later = (external_id: string, origin: string): OrderFact => ({
  external_id,
  version_at: '2021-05-01T10:00:00Z',
  ordered_at: '2021-05-01T10:00:00Z',
  ...unknown,
  fulfilment: 'shipping',
  payment_moment: null,
  status: 'paid',
  net_minor: 2000,
  tax_minor: null,
  refund_minor: 0,
  tax_basis: 'ht',
  currency: 'EUR',
  customer: null,
  items_n: null,
  refund_of: null,
  origin,
  payment_refs: []
});

describe('words for where orders were placed', () => {
  test('are listed with what hangs on them, those nobody knows first', async () => {
    const words = await listOrigins(shop.store, 1);
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
    expect((await auditRollups(shop.store)).wrong_n).toBe(0);
    expect((await listOrigins(shop.store, 1)).filter((word) => word.is_task)).toMatchObject([
      { origin: 'kiosk' }
    ]);
  });

  test('are mapped back as they were, and every version stays on record', async () => {
    const before = await modes();
    await map('tel-app', phone);
    expect(await map('tel-app', null, at(2))).toEqual({ version: 2, changed_n: 2 });
    expect(await modes()).toEqual(before);
    expect(await originRules(shop.store, 1)).toEqual(new Map());
    expect(
      await shop.rows(`SELECT external_id FROM order_version WHERE external_id = '1'`)
    ).toHaveLength(3);
  });

  test('hold for files that come later', async () => {
    await map('kiosk', phone);
    await shop.take(
      `unit,source,external_id,ordered_at,net,currency,tax_basis,origin\nS1,shop,9,2021-04-01T10:00:00Z,10,EUR,ht,kiosk\n`
    );
    expect((await modes()).at(-1)).toMatchObject({ id: '9', mode: 'remote', channel: 'phone' });
  });

  test('hold for orders that a platform sends later, and those fall back to its own reading', async () => {
    await map('kiosk', phone);
    const send = () =>
      acceptReads(shop.store, {
        source_id: 1,
        reads: [{ kind: 'order', fact: later('9', 'kiosk') }],
        secret,
        received_at: at(2)
      });
    await send();
    await drainInbox(shop.store);
    expect((await modes()).at(-1)).toMatchObject({ id: '9', mode: 'remote', channel: 'phone' });
    await map('kiosk', null, at(3));
    expect((await modes()).at(-1)).toMatchObject({ id: '9', mode: 'unknown', channel: 'other' });
  });

  test('mean nothing in another source', async () => {
    await shop.take(orders.replaceAll('S1,shop', 'S1,till').replaceAll(',tel-app', ',kiosk'));
    await map('kiosk', phone);
    expect(
      await shop.rows(
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
    await undoImport(shop.store, 2);
    expect(await modes()).toEqual([]);
    expect((await auditRollups(shop.store)).wrong_n).toBe(0);
  });

  test('an import that is undone leaves the mapped version, once', async () => {
    await map('kiosk', phone);
    await shop.take(
      'unit,source,external_id,version_at,ordered_at,net,currency,tax_basis,origin\nS1,shop,4,2021-06-01T08:00:00Z,2021-03-02T12:00:00Z,120,EUR,ht,kiosk\n'
    );
    await undoImport(shop.store, 3);
    expect(
      await shop.rows(
        `SELECT order_mode, net_minor FROM order_version WHERE is_current AND external_id = '4'`
      )
    ).toEqual([{ order_mode: 'remote', net_minor: 10000 }]);
  });
});
