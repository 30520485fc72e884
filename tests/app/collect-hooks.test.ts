import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineConnector, rotatingSecrets, type Connector } from '#model/connector.ts';
import type { CollectContext } from '#ingest/context.ts';
import { readDelivery } from '#ingest/hooks/read.ts';
import { routes } from '#ingest/hooks/routes.ts';
import {
  countDeliveries,
  deliveriesDue,
  drainInbox,
  keepDelivery,
  pauseConnection,
  purgeDeliveries,
  retryDeliveries,
  saveConnection
} from '#queries/store.server.ts';
import {
  collectorShop,
  contextOf,
  noon,
  order,
  secret,
  type CollectorShop
} from '#tests/ingest/collector-shop.ts';

const textOf = (body: Uint8Array): string => new TextDecoder().decode(body);
const sign = (body: string, by = 'new secret'): string =>
  createHmac('sha256', by).update(body).digest('hex');

/** A platform that sends `{ id, net, at }`, or `{ test: true }`; a body of `hello` is its greeting. */
const tiny = defineConnector({
  name: 'tiny',
  label: 'Tiny',
  description: { fr: '', en: '' },
  reads: ['orders'],
  setup: [],
  settings: z.object({ secrets: rotatingSecrets() }),
  reports: { online: true, total: false },
  statuses: {},
  origins: {},
  limits: [],
  docs: [],
  read(record) {
    const { id, net, at, test } = record as { id: string; net: number; at: string; test?: boolean };
    if (test === true) return [{ kind: 'dropped', reason: 'test_order', external_id: id }];
    return [order({ external_id: id, net_minor: net, version_at: at, tax_minor: null })];
  },
  webhook: {
    verify({ body, headers }, { secrets }, now) {
      if (textOf(body) === 'hello') return 'hello';
      const valid = secrets.filter(({ until }) => until === null || new Date(until) > now);
      return valid.some(({ value }) => sign(textOf(body), value) === headers['x-signature'])
        ? 'ok'
        : 'bad_signature';
    },
    deliveryKey: ({ headers }) => headers['x-event'] ?? null,
    topic: () => 'order',
    records: ({ body }) => [JSON.parse(textOf(body))],
    answer_within_s: 5
  }
});
const registry = new Map<string, Connector>([['tiny', tiny as unknown as Connector]]); // settings differ by connector

let shop: CollectorShop;
let source_id: number;
let context: CollectContext;
beforeAll(async () => void (shop = await collectorShop()));
afterAll(() => shop.close());
beforeEach(async () => {
  source_id = await shop.newSource();
  context = contextOf(shop.store);
  await saveConnection(shop.store, secret, {
    source_id,
    connector: 'tiny',
    settings: {
      secrets: [
        { value: 'new secret', until: null },
        { value: 'old secret', until: '2021-03-02T13:00:00Z' }
      ]
    },
    pull_every_hours: null,
    paused: false,
    reports: tiny.reports
  });
});

const send = (
  body: string,
  { event = 'e1', signature = sign(body), to = `tiny/${source_id}`, by = context } = {}
) =>
  Promise.resolve(
    routes(by, registry).request(`/v1/hooks/${to}`, {
      method: 'POST',
      body,
      headers: { 'x-event': event, 'x-signature': signature }
    })
  );

async function readAll(): Promise<void> {
  const due = await deliveriesDue(shop.store, { secret, now: context.now(), limit: 100 });
  for (const delivery of due) await readDelivery(context, delivery, registry);
  await drainInbox(shop.store);
}

const body = (id: string, net: number, minute = 0): string =>
  JSON.stringify({ id, net, at: `2021-03-01T10:${String(minute).padStart(2, '0')}:00Z` });

const stored = async () =>
  (
    await shop.rows(
      `SELECT external_id || ' ' || net_minor AS sale FROM order_version WHERE is_current AND source_id = ${source_id} ORDER BY 1`
    )
  ).map((row) => row['sale']);

const states = async () =>
  (await countDeliveries(shop.store))
    .filter((row) => row.source_id === source_id)
    .map(({ status, code, deliveries_n }) => [status, code, deliveries_n]);

describe('a webhook', () => {
  test('is kept before it is answered, and read afterwards', async () => {
    const response = await send(body('A', 500));
    expect(response.status).toBe(200);
    expect(await states()).toEqual([['waiting', null, 1]]);
    expect(await stored()).toEqual([]);
    await readAll();
    expect(await states()).toEqual([['read', null, 1]]);
    expect(await stored()).toEqual(['A 500']);
  });

  test('can be read by nobody without the key', async () => {
    await send(JSON.stringify({ id: 'A', net: 1, at: '2021-03-01T10:00:00Z', name: 'Jeanne' }));
    const [row] = await shop.rows(`SELECT sealed FROM delivery WHERE source_id = ${source_id}`);
    expect(Buffer.from(String(row?.['sealed']), 'base64').toString('latin1')).not.toContain(
      'Jeanne'
    );
    await readAll();
  });

  test('with a wrong signature is refused and leaves nothing', async () => {
    const response = await send(body('A', 500), { signature: sign('something else') });
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await states()).toEqual([]);
  });

  test('that only greets is answered with exactly 200', async () => {
    expect((await send('hello')).status).toBe(200);
    expect(await states()).toEqual([]);
  });

  test.each(['other/1', 'tiny/999', 'tiny/x', 'constructor/1'])(
    'to %s, which nobody set up, finds nothing',
    async (to) => expect((await send(body('A', 1), { to })).status).toBe(404)
  );

  test('signed with the secret before the last is taken until that one ends', async () => {
    const text = body('A', 500);
    const signature = sign(text, 'old secret');
    expect((await send(text, { signature })).status).toBe(200);
    const later = { ...context, now: () => new Date('2021-03-02T13:00:00Z') };
    expect((await send(text, { signature, by: later, event: 'e2' })).status).toBe(401);
    await readAll();
  });

  test('that comes again is answered and stops there', async () => {
    const answers = await Promise.all([send(body('A', 500)), send(body('A', 500))]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await send(body('A', 500))).status).toBe(200);
    expect(await states()).toEqual([['waiting', null, 1]]);
    const drops = `SELECT reason, sum(dropped_n)::INTEGER AS n FROM drop_count WHERE source_id = ${source_id} GROUP BY 1`;
    expect(await shop.rows(drops)).toEqual([{ reason: 'already_received', n: 2 }]);
    await readAll();
  });

  test('under a number used before but with another body is another one', async () => {
    await send(body('A', 500));
    await send(body('B', 700));
    await readAll();
    expect(await stored()).toEqual(['A 500', 'B 700']);
  });

  test('without a sale is counted', async () => {
    await send(JSON.stringify({ id: 'T', test: true }));
    await readAll();
    expect(await states()).toEqual([['dropped', 'test_order', 1]]);
  });
});

describe('messages in disorder', () => {
  const versions = [body('A', 100, 1), body('A', 200, 2), body('A', 100, 3)];
  test.each([
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0]
  ])('%i %i %i leave the newest version', async (...places) => {
    for (const place of places) {
      await send(versions[place] ?? '', { event: `e${place}` });
      if (place !== 1) await readAll();
    }
    await readAll();
    expect(await stored()).toEqual(['A 100']);
  });
});

describe('a webhook of a paused source', () => {
  test('is kept and answered as ever, and read once the source goes on', async () => {
    await pauseConnection(shop.store, source_id, true);
    expect((await send(body('A', 500))).status).toBe(200);
    await readAll();
    expect([await states(), await stored()]).toEqual([[['waiting', null, 1]], []]);
    await pauseConnection(shop.store, source_id, false);
    await readAll();
    expect(await stored()).toEqual(['A 500']);
  });

  test('that nobody lets go on for thirty days is removed like any other, and counted', async () => {
    await pauseConnection(shop.store, source_id, true);
    await send(body('A', 500));
    await purgeDeliveries(shop.store, new Date(noon.getTime() + 30 * 86_400_000 + 1));
    expect(await states()).toEqual([]);
    const drops = `SELECT reason, dropped_n FROM drop_count WHERE source_id = ${source_id}`;
    expect(await shop.rows(drops)).toEqual([{ reason: 'never_read', dropped_n: 1 }]);
  });
});

describe('a webhook that cannot be read', () => {
  test('stays, holds up nobody, and is read once it can be', async () => {
    await send('{"id": ', { event: 'bad' });
    await send(body('A', 500), { event: 'good' });
    await readAll();
    expect(await states()).toEqual([
      ['failed', 'unreadable', 1],
      ['read', null, 1]
    ]);
    expect(await stored()).toEqual(['A 500']);
    const mended = new Map([
      [
        'tiny',
        {
          ...tiny,
          webhook: {
            ...tiny.webhook,
            records: () => [{ id: 'B', net: 1, at: '2021-03-01T10:00:00Z' }]
          }
        } as unknown as Connector
      ]
    ]);
    await retryDeliveries(shop.store);
    const now = new Date(noon.getTime() + 3_600_001);
    const due = await deliveriesDue(shop.store, { secret, now, limit: 100 });
    for (const delivery of due)
      await readDelivery({ ...context, now: () => now }, delivery, mended);
    await drainInbox(shop.store);
    expect(await stored()).toEqual(['A 500', 'B 1']);
  });

  test('because it was sealed with another secret holds up nobody either', async () => {
    const head = { method: 'POST', url: '/', headers: {} };
    const old = { source_id, unit_id: 1, received_at: noon, delivery_key: null, topic: null, head };
    await keepDelivery(shop.store, 'another secret', { ...old, body: Buffer.from('{}') });
    await send(body('A', 500));
    await readAll();
    expect(await stored()).toEqual(['A 500']);
    expect(await states()).toEqual([
      ['failed', 'unreadable', 1],
      ['read', null, 1]
    ]);
  });
});

test('webhooks are removed after thirty days, and their counts stay', async () => {
  await send(body('A', 500));
  await send(body('A', 500));
  await readAll();
  const days_30 = 30 * 86_400_000;
  await purgeDeliveries(shop.store, new Date(noon.getTime() + days_30));
  expect(await states()).toEqual([['read', null, 1]]);
  await purgeDeliveries(shop.store, new Date(noon.getTime() + days_30 + 1));
  expect(await states()).toEqual([]);
  const drops = `SELECT reason, dropped_n FROM drop_count WHERE source_id = ${source_id}`;
  expect(await shop.rows(drops)).toEqual([{ reason: 'already_received', dropped_n: 1 }]);
});
