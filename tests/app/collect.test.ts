import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { collectApp } from '#ingest/app.ts';
import type { CollectContext } from '#ingest/context.ts';
import {
  createKey,
  drainInbox,
  pauseConnection,
  purgeDeliveries,
  revokeKey,
  saveConnection
} from '#queries/store.server.ts';
import {
  collectorShop,
  contextOf,
  noon,
  secret,
  type CollectorShop
} from '#tests/ingest/collector-shop.ts';

let shop: CollectorShop;
let source_id: number;
let key: string;
let key_id: string;
let said: string[];
let app: ReturnType<typeof collectApp>;
beforeAll(async () => void (shop = await collectorShop()));
afterAll(() => shop.close());
beforeEach(async () => {
  source_id = await shop.newSource();
  ({ key, key_id } = await createKey(shop.store, { source_id, label: 'test', now: noon }));
  said = [];
  app = collectApp(context());
});

const context = (env: Record<string, string> = {}): CollectContext => ({
  ...contextOf(shop.store, env),
  log: (line) => void said.push(line)
});

const json = 'application/json';

const post = (
  path: string,
  body: unknown,
  headers: Record<string, string> = {}
): Promise<Response> =>
  Promise.resolve(
    app.request(`/collect/v1/${path}`, {
      method: 'POST',
      body:
        typeof body === 'string'
          ? body
          : body instanceof Uint8Array
            ? new Blob([Buffer.from(body)])
            : JSON.stringify(body),
      headers: { authorization: `Bearer ${key}`, 'content-type': json, ...headers }
    })
  );

const order = (given: Record<string, unknown> = {}) => ({
  external_id: 'A1',
  ordered_at: '2021-03-01T10:00:00Z',
  channel: 'own_site',
  status: 'paid',
  net: '12.50',
  currency: 'EUR',
  ...given
});

const problem = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const { status, code, detail } = (await response.json()) as Record<string, unknown>;
  expect(status).toBe(response.status);
  return [status, code, detail];
};

const stored = () =>
  shop.rows(
    `SELECT external_id, CAST(local_day AS VARCHAR) AS local_day, order_mode, channel, status, net_minor, refund_minor, tax_basis
    FROM order_version WHERE is_current AND source_id = ${source_id} ORDER BY external_id`
  );

describe('orders', () => {
  test('are answered with what they are to what is known', async () => {
    const response = await post('orders', [order(), order({ external_id: 'A2', net: 3 })]);
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({
      accepted: 2,
      updated: 0,
      duplicate: 0,
      quarantined: []
    });
    const again = await post('orders', [order(), order({ external_id: 'A2', net: 4 })]);
    expect(await again.json()).toMatchObject({ accepted: 0, updated: 1, duplicate: 1 });
    await drainInbox(shop.store);
    expect(await stored()).toEqual([
      {
        external_id: 'A1',
        local_day: '2021-03-01',
        order_mode: 'online',
        channel: 'own_site',
        status: 'paid',
        net_minor: 1250,
        refund_minor: 0,
        tax_basis: 'ht'
      },
      expect.objectContaining({ external_id: 'A2', net_minor: 400 })
    ]);
  });

  test.each([
    { what: 'one object', body: order(), type: json },
    { what: 'one per line', body: `${JSON.stringify(order())}\n\n`, type: 'application/x-ndjson' },
    { what: 'with a charset', body: order(), type: 'application/json; charset=utf-8' },
    { what: 'with a byte order mark', body: `\ufeff${JSON.stringify([order()])}`, type: json }
  ])('come as $what', async ({ body, type }) => {
    const response = await post('orders', body, { 'content-type': type });
    expect(await response.json()).toMatchObject({ accepted: 1, quarantined: [] });
  });

  test('come packed with gzip', async () => {
    const response = await post('orders', gzipSync(JSON.stringify([order()])), {
      'content-encoding': 'gzip'
    });
    expect(await response.json()).toMatchObject({ accepted: 1 });
  });

  test('that cannot be counted are told one by one, kept, and taken in once the reason is gone', async () => {
    const response = await post(
      'orders',
      [
        order(),
        order({ external_id: 'B', net: 'twelve', customer: 'jeanne@example.org' }),
        order({ external_id: '', net: 1 }),
        'x',
        order({ external_id: 'C', currency: 'USD' }),
        order({ external_id: 'D', unit: 'other' })
      ],
      { 'accept-language': 'en' }
    );
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({
      accepted: 1,
      updated: 0,
      duplicate: 0,
      quarantined: [
        {
          index: 1,
          code: 'bad_amount',
          message: '“twelve” in “net” is not an amount.',
          column: 'net'
        },
        expect.objectContaining({ index: 2, code: 'missing', column: 'external_id' }),
        expect.objectContaining({ index: 3, code: 'unreadable_row' }),
        expect.objectContaining({ index: 4, code: 'currency_mismatch' }),
        expect.objectContaining({ index: 5, code: 'foreign_unit' })
      ]
    });
    await drainInbox(shop.store);
    const kept = await shop.rows(
      `SELECT code, source_id, record FROM quarantine WHERE source_id = ${source_id} ORDER BY 1`
    );
    expect(kept.map((row) => row['code'])).toEqual([
      'bad_amount',
      'currency_mismatch',
      'foreign_unit',
      'missing',
      'unreadable_row'
    ]);
    expect(JSON.stringify(kept)).not.toContain('jeanne');
    expect(new Set(kept.map((row) => row['source_id']))).toEqual(new Set([source_id]));
  });

  test('speak the language that is asked for', async () => {
    const french = await post('orders', order({ net: 'douze' }), { 'accept-language': 'fr-FR' });
    expect((await french.json()).quarantined[0].message).toBe(
      '« douze » dans « net » n’est pas un montant.'
    );
  });

  test('that are tests are dropped and counted', async () => {
    const response = await post('orders', [order({ status: 'test' })]);
    expect(await response.json()).toMatchObject({ accepted: 0, dropped: 1, quarantined: [] });
    expect(
      await shop.rows(
        `SELECT source_id, reason, dropped_n FROM drop_count WHERE source_id = ${source_id}`
      )
    ).toEqual([{ source_id, reason: 'test_order', dropped_n: 1 }]);
  });

  test('under one Idempotency-Key are answered alike', async () => {
    const name = { 'idempotency-key': 'batch-7' };
    const first = await (await post('orders', [order()], name)).json();
    expect(await (await post('orders', [order()], name)).json()).toEqual(first);
    expect(await problem(await post('orders', [order({ net: 1 })], name))).toEqual([
      422,
      'idempotency_key_reused',
      'Idempotency-Key used for another body: batch-7'
    ]);
  });
});

describe('the answer to an Idempotency-Key', () => {
  const bodies = [order(), order({ external_id: 'B', net: 'twelve' })];
  const name = { 'idempotency-key': 'batch-8' };

  test('outlives the server, for a day', async () => {
    const first = await (await post('orders', bodies, name)).json();
    app = collectApp(context()); // as after a new start
    expect(await (await post('orders', bodies, name)).json()).toEqual(first);
    app = collectApp(context());
    expect((await problem(await post('orders', [order()], name)))[1]).toBe(
      'idempotency_key_reused'
    );
    await purgeDeliveries(shop.store, new Date(noon.getTime() + 86_400_000));
    expect(await (await post('orders', bodies, name)).json()).toEqual(first);
    await purgeDeliveries(shop.store, new Date(noon.getTime() + 86_400_001));
    app = collectApp(context());
    expect(await (await post('orders', bodies, name)).json()).toMatchObject({ duplicate: 1 });
  });

  test('is of its key and kind alone', async () => {
    expect(await (await post('orders', [order()], name)).json()).toMatchObject({ accepted: 1 });
    const visits = [{ day: '2021-03-01', visits_n: 80 }];
    expect(await (await post('visits', visits, name)).json()).toMatchObject({ accepted: 1 });
    const other = await createKey(shop.store, { source_id, label: 'other', now: noon });
    const headers = { ...name, authorization: `Bearer ${other.key}` };
    expect(await (await post('orders', [order()], headers)).json()).toMatchObject({ duplicate: 1 });
  });

  test('is not kept when nothing else was', async () => {
    app = collectApp(context({ VITRINE_COLLECT_WAITING_ROWS: '1' }));
    expect((await post('orders', bodies, name)).status).toBe(503);
    app = collectApp(context());
    expect(await (await post('orders', bodies, name)).json()).toMatchObject({ accepted: 1 });
  });
});

describe('takings and visits', () => {
  test('are totals of a day', async () => {
    const takings = [
      { day: '2021-03-01', order_mode: 'in_store', gross: 1200, tax_rate: '20 %', orders_n: 40 }
    ];
    expect(await (await post('takings', takings)).json()).toMatchObject({ accepted: 1 });
    const visits = [{ day: '2021-03-01', visits_n: 80, visitors_n: 61 }];
    expect(await (await post('visits', visits)).json()).toMatchObject({ accepted: 1 });
    expect(await (await post('visits', visits)).json()).toMatchObject({ duplicate: 1 });
    await drainInbox(shop.store);
    expect(
      await shop.rows(
        `SELECT net_minor, tax_minor, orders_n FROM takings WHERE source_id = ${source_id}`
      )
    ).toEqual([{ net_minor: 100_000, tax_minor: 20_000, orders_n: 40 }]);
    expect(
      await shop.rows(
        `SELECT kind, referrer_class, visits_n FROM visit_day WHERE source_id = ${source_id}`
      )
    ).toEqual([{ kind: 'web', referrer_class: 'all', visits_n: 80 }]);
  });
});

describe('a request is refused', () => {
  test.each([
    ['no key', { authorization: '' }],
    ['a key of nobody', { authorization: `Bearer vk_${'0'.repeat(16)}_${'A'.repeat(43)}` }],
    ['another scheme', { authorization: 'Basic abc' }]
  ])('with %s', async (_, headers) => {
    const response = await post('orders', [order()], headers);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await problem(response)).toEqual([
      401,
      'unauthorized',
      'unknown, expired or missing ingest key'
    ]);
    expect(await shop.rows(`SELECT * FROM inbox WHERE source_id = ${source_id}`)).toEqual([]);
  });

  test('with a key that was revoked', async () => {
    await revokeKey(shop.store, key_id, noon);
    expect((await post('orders', [order()])).status).toBe(401);
  });

  test.each([
    { what: 'text', body: 'x', headers: { 'content-type': 'text/plain' }, status: 415 },
    { what: 'brotli', body: 'x', headers: { 'content-encoding': 'br' }, status: 415 },
    { what: 'no JSON', body: '[{', headers: {}, status: 400 },
    { what: 'no UTF-8', body: Uint8Array.of(0x22, 0xff, 0x22), headers: {}, status: 400 },
    { what: 'broken gzip', body: 'x', headers: { 'content-encoding': 'gzip' }, status: 400 }
  ])('that holds $what', async ({ body, headers, status }) => {
    const [told] = await problem(await post('orders', body, headers as Record<string, string>));
    expect(told).toBe(status);
  });

  test('that is larger than the limit, packed or not', async () => {
    app = collectApp(context({ VITRINE_COLLECT_BODY_MB: '1' }));
    const fits = JSON.stringify([order({ origin: 'x'.repeat(100) })]).padEnd(1_000_000);
    expect((await post('orders', fits)).status).toBe(202);
    expect((await problem(await post('orders', `${fits} `)))[1]).toBe('too_large');
    const bomb = gzipSync(Buffer.alloc(200_000_000));
    expect(bomb.length).toBeLessThan(1_000_000);
    const response = await post('orders', bomb, { 'content-encoding': 'gzip' });
    expect((await problem(response))[0]).toBe(413);
  });

  test('that holds more items than the limit', async () => {
    const many = (n: number) => '{}\n'.repeat(n);
    const lines = { 'content-type': 'application/x-ndjson' };
    expect((await post('orders', many(10_000), lines)).status).toBe(202);
    expect((await problem(await post('orders', many(10_001), lines)))[1]).toBe('too_many_items');
  });

  test('with another verb', async () => {
    const response = await app.request('/collect/v1/orders');
    expect(response.headers.get('allow')).toBe('POST');
    expect((await problem(response))[1]).toBe('method_not_allowed');
  });

  test('at an address that is not there', async () => {
    expect((await problem(await post('nothing', [])))[1]).toBe('not_found');
  });

  test('when the key asks too often', async () => {
    app = collectApp(context({ VITRINE_COLLECT_REQUESTS_PER_MINUTE: '2' }));
    for (const n of [1, 2]) expect((await post('orders', [order({ net: n })])).status).toBe(202);
    const response = await post('orders', [order()]);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await problem(response)).slice(0, 2)).toEqual([429, 'too_many_requests']);
  });

  test('when one network tries too many wrong keys, others behind the same proxy are not', async () => {
    app = collectApp(context({ VITRINE_PROXIES: '1' }));
    const from = async (address: string, bearer: string): Promise<number> => {
      const headers = {
        authorization: `Bearer ${bearer}`,
        'x-forwarded-for': `1.2.3.4, ${address}`
      };
      const init = { method: 'POST', headers: { ...headers, 'content-type': json }, body: '[]' };
      return (await app.request('/collect/v1/orders', init, { address: '10.0.0.1' })).status;
    };
    for (let n = 0; n < 60; n += 1)
      expect(await from(`2001:db8:0:7:${n.toString(16)}::1`, 'vk_wrong')).toBe(401);
    expect(await from('2001:db8::7:ffff:0:0:1', 'vk_wrong')).toBe(429);
    expect(await from('2001:db8:0:8::1', 'vk_wrong')).toBe(401);
    expect(await from('192.0.2.1', 'vk_wrong')).toBe(401);
    expect(await from('2001:db8:0:7::1', key)).toBe(202); // who has a key is never locked out
  });

  test('of a paused source, to be sent again later: nothing of it is kept', async () => {
    await saveConnection(shop.store, secret, {
      ...{ source_id, connector: 'manual', settings: {}, pull_every_hours: null, paused: true },
      reports: { online: true, total: false }
    });
    const name = { 'idempotency-key': 'while paused' };
    const response = await post('orders', [order()], name);
    expect(response.headers.get('retry-after')).toBe('3600');
    expect(await problem(response)).toEqual([
      503,
      'source_paused',
      'this source is paused: nothing was kept, send again once it goes on'
    ]);
    expect(await shop.rows(`SELECT * FROM inbox WHERE source_id = ${source_id}`)).toEqual([]);
    await pauseConnection(shop.store, source_id, false);
    expect(await (await post('orders', [order()], name)).json()).toMatchObject({ accepted: 1 });
  });

  test('when too much waits already, and taken once there is room', async () => {
    await drainInbox(shop.store);
    app = collectApp(context({ VITRINE_COLLECT_WAITING_ROWS: '2' }));
    const two = [order(), order({ external_id: 'A2' })];
    expect((await post('orders', two)).status).toBe(202);
    const response = await post('orders', [order({ external_id: 'A3' })]);
    expect(response.headers.get('retry-after')).toBe('5');
    expect((await problem(response)).slice(0, 2)).toEqual([503, 'busy']);
    await drainInbox(shop.store);
    expect((await post('orders', [order({ external_id: 'A3' })])).status).toBe(202);
  });
});

test('an error that nobody foresaw says nothing but a number', async () => {
  app = collectApp({ ...context(), store: () => Promise.reject(new Error('secret detail')) });
  const [status, code, detail] = await problem(await post('orders', [order()]));
  expect([status, code]).toEqual([500, 'unexpected']);
  expect(detail).toMatch(/^unexpected error, request [\w-]{36}$/);
  expect(said).toHaveLength(1);
});
