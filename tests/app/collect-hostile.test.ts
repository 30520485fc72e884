import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { collectApp } from '#ingest/app.ts';
import { acceptReads, createKey, drainInbox } from '#queries/store.server.ts';
import { auditRollups } from '#queries/rollup/index.ts';
import {
  collectorShop,
  contextOf,
  noon,
  order as fact,
  secret,
  type CollectorShop
} from '#tests/ingest/collector-shop.ts';

let shop: CollectorShop;
let source_id: number;
let key: string;
let now: Date;
let app: ReturnType<typeof collectApp>;
beforeAll(async () => void (shop = await collectorShop()));
afterAll(() => shop.close());
beforeEach(async () => {
  source_id = await shop.newSource();
  ({ key } = await createKey(shop.store, { source_id, label: 'test', now: noon }));
  now = noon;
  app = collectApp({ ...contextOf(shop.store), now: () => now });
});

const post = async (body: string, type = 'application/json'): Promise<Response> =>
  app.request('/collect/v1/orders', {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${key}`, 'content-type': type, 'accept-language': 'en' }
  });

const order = (given: Record<string, unknown> = {}): string =>
  JSON.stringify({
    external_id: 'A1',
    ordered_at: '2021-03-01T10:00:00Z',
    channel: 'own_site',
    status: 'paid',
    net: '12.50',
    currency: 'EUR',
    ...given
  });

/** Counts and the codes of what is refused; then everything is applied and audited. */
async function told(answer: Response): Promise<unknown[]> {
  expect(answer.status).toBe(202);
  const { accepted, updated, duplicate, quarantined } = (await answer.json()) as {
    accepted: number;
    updated: number;
    duplicate: number;
    quarantined: { code: string; message: string }[];
  };
  for (const { message } of quarantined) expect(message).toMatch(/^[“A-Z]/);
  await drainInbox(shop.store);
  expect((await auditRollups(shop.store)).wrong_n).toBe(0);
  return [accepted, updated, duplicate, quarantined.map(({ code }) => code)];
}

const stored = async () =>
  (
    await shop.rows(
      `SELECT external_id, CAST(local_day AS VARCHAR) AS day, status, net_minor, refund_minor FROM order_version
      WHERE is_current AND source_id = ${source_id} ORDER BY external_id`
    )
  ).map((row) => Object.values(row));

describe('an order that is odd', () => {
  test.each([
    ['an amount beyond all money', order({ net: 1e308 }), 'bad_amount'],
    ['an amount beyond all numbers', order().replace('"12.50"', '1e999'), 'bad_amount'],
    ['an amount above a hundred billion', order({ net: '100000000001' }), 'amount_too_large'],
    ['an amount that is a list', order({ net: [12] }), 'unreadable_row'],
    ['a moment that is a number', order({ ordered_at: 1e308 }), 'bad_date'],
    ['a day that is not there', order({ ordered_at: '2021-02-30T10:00:00Z' }), 'bad_date'],
    [
      'a moment of tomorrow’s tomorrow',
      order({ ordered_at: '2021-03-05T10:00:00Z' }),
      'future_date'
    ],
    ['a name without letters', order({ external_id: '\u0000' }), 'broken_text'],
    ['half a letter in its name', order({ external_id: 'A\ud800' }), 'broken_text'],
    ['no fields', '{}', 'missing'],
    ['nothing', 'null', 'unreadable_row'],
    ['lists in lists', `${'['.repeat(500)}${']'.repeat(500)}`, 'unreadable_row']
  ])('by %s is refused by itself', async (_, body, code) => {
    expect(await told(await post(body))).toEqual([0, 0, 0, [code]]);
    expect(await stored()).toEqual([]);
  });

  test('by a hundred thousand fields of no meaning is read by the others', async () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`field ${i}`, i]));
    expect(await told(await post(order(many)))).toEqual([1, 0, 0, []]);
  });

  test('by fields with the names of the language’s own is an order all the same', async () => {
    const body = `{"__proto__": {"net": "99"}, "constructor": 1, ${order().slice(1)}`;
    expect(await told(await post(body))).toEqual([1, 0, 0, []]);
    expect(await stored()).toEqual([['A1', '2021-03-01', 'paid', 1250, 0]]);
  });

  test('by letters of two parts and signs of every script is kept as it came', async () => {
    expect(await told(await post(order({ external_id: 'Ω-🧸-\u0301' })))).toEqual([1, 0, 0, []]);
    expect((await stored())[0]?.[0]).toBe('Ω-🧸-\u0301');
  });
});

test('a platform’s record that no text can hold is kept apart, the others of its message are taken', async () => {
  const reads = [fact({ origin: 'web\u0000' }), fact({ external_id: 'A\ud800' }), fact()];
  const accepted = await acceptReads(shop.store, { source_id, reads, secret, received_at: noon });
  expect(accepted.quarantined.map(({ code, column }) => [code, column])).toEqual([
    ['broken_text', 'origin'],
    ['broken_text', 'external_id']
  ]);
  await drainInbox(shop.store);
  expect(await stored()).toHaveLength(1);
  const kept = `SELECT code, status FROM quarantine WHERE source_id = ${source_id}`;
  expect(await shop.rows(kept)).toEqual(Array(2).fill({ code: 'broken_text', status: 'open' }));
});

test('a line that is broken in the middle is refused with its place, those around it are taken', async () => {
  const body = [order(), order().slice(0, 40), order({ external_id: 'A2' }), ''].join('\r\n');
  const answer = await post(body, 'application/x-ndjson');
  expect(await answer.clone().json()).toMatchObject({ quarantined: [{ index: 1 }] });
  expect(await told(answer)).toEqual([2, 0, 0, ['unreadable_row']]);
});

test('a server’s clock that was set back loses neither the newer version nor the older one', async () => {
  expect(await told(await post(order()))).toEqual([1, 0, 0, []]);
  now = new Date('2021-03-01T12:00:00Z');
  expect(await told(await post(order({ net: '20' })))).toEqual([0, 1, 0, []]);
  expect(await stored()).toEqual([['A1', '2021-03-01', 'paid', 2000, 0]]);
});

test('on the day of 25 hours a sale and its refund stand on the days of the shop', async () => {
  now = new Date('2021-11-01T12:00:00Z');
  const sale = order({ ordered_at: '2021-10-30T22:30:00Z', net: '10' });
  const refund = order({
    ...{ external_id: 'R1', ordered_at: '2021-10-31T22:59:59Z', status: 'refund' },
    ...{ net: undefined, refund: '10', refund_of: 'A1' }
  });
  expect(await told(await post(`[${sale}, ${refund}]`))).toEqual([2, 0, 0, []]);
  expect(await stored()).toEqual([
    ['A1', '2021-10-31', 'paid', 1000, 0],
    ['R1', '2021-10-31', 'refund', 0, 1000]
  ]);
});
