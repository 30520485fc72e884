import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { connectionText } from '#model/connection.ts';
import { ConnectorError } from '#model/problem.ts';
import { mayReach } from '#ingest/pull/addresses.ts';
import { pullFetch, type FetchLimits } from '#ingest/pull/fetch.ts';
import { hostsOf } from '#ingest/pull/hosts.ts';
import { graphqlCost, retryAfterMs } from '#ingest/pull/pace.ts';
import type { Transport } from '#ingest/pull/transport.ts';
import { lineTo, stillClock, type Fault } from '#tests/ingest/platform/line.ts';

const shop = 'https://shop.example.org/orders';
const withKey = { headers: { authorization: 'Bearer key' } };

function opened(
  transport: Transport,
  { limits = {}, per_minute = 60 }: { limits?: Partial<FetchLimits>; per_minute?: number } = {}
) {
  const clock = stillClock('2021-03-01T00:00:00Z');
  const fetch = pullFetch({
    platform: 'Shop',
    hosts: new Set(['shop.example.org']),
    requests_per_minute: per_minute,
    transport,
    clock,
    signal: new AbortController().signal,
    limits
  });
  return { fetch, clock };
}

const answering = (...answers: (() => Response)[]): Transport & { asked: string[] } => {
  const asked: string[] = [];
  const transport: Transport = ({ url, headers }) => {
    asked.push(`${url.href}${headers['authorization'] === undefined ? '' : ' with key'}`);
    const answer = answers[asked.length - 1] ?? answers.at(-1);
    return Promise.resolve(answer?.() ?? new Response(null));
  };
  return Object.assign(transport, { asked });
};

const json = (body: unknown) => () => Response.json(body);
const status =
  (code: number, headers: Record<string, string> = {}) =>
  () =>
    new Response('{}', { status: code, headers });
const moved = (location: string, code = 302) => status(code, { location });

async function failure(work: Promise<unknown>): Promise<ConnectorError> {
  const error: unknown = await work.then(
    () => null,
    (caught: unknown) => caught
  );
  if (!(error instanceof ConnectorError)) throw new Error(`no ConnectorError: ${String(error)}`);
  return error;
}

describe('the fetch of a pull', () => {
  test('keeps requests apart by the platform’s pace, after five seconds’ worth at once', async () => {
    const { fetch, clock } = opened(answering(json([])), { per_minute: 120 });
    for (let n = 0; n < 13; n += 1) await fetch(shop);
    expect(clock.waits).toEqual([500, 500, 500]);
  });

  test('waits as Retry-After says, in seconds or until a date', async () => {
    const until = 'Mon, 01 Mar 2021 00:01:00 GMT';
    const { fetch, clock } = opened(
      answering(status(429, { 'retry-after': '7' }), status(503, { 'retry-after': until }), json(1))
    );
    expect(await (await fetch(shop)).json()).toBe(1);
    expect(clock.waits).toEqual([7000, 53_000]);
  });

  test('waits longer each time where nobody says how long, and gives up with a sentence', async () => {
    const { fetch, clock } = opened(answering(status(500)), { per_minute: 6000 });
    const error = await failure(fetch(shop));
    expect(error.message).toBe('Shop does not answer at the moment; it will be tried again.');
    expect(error.is_final).toBe(false);
    expect(clock.waits.filter((ms) => ms >= 1000)).toEqual([1000, 2000, 4000, 8000]);
  });

  test('ends the run when it is to wait for long, and says until when', async () => {
    const { fetch } = opened(answering(status(429, { 'retry-after': '3600' })));
    const error = await failure(fetch(shop));
    expect(error.problem?.code).toBe('asked_to_wait');
    expect(error.retry_after_s).toBe(3600);
  });

  test('rests until a GraphQL question is affordable again, and asks again when it was turned away', async () => {
    const cost = (currentlyAvailable: number, errors: object = {}) =>
      json({
        ...errors,
        extensions: {
          cost: { requestedQueryCost: 300, throttleStatus: { currentlyAvailable, restoreRate: 50 } }
        }
      });
    const throttled = { errors: [{ extensions: { code: 'THROTTLED' } }] };
    const { fetch, clock } = opened(answering(cost(100), cost(200, throttled), cost(900)), {
      per_minute: 6000
    });
    await fetch(shop);
    await fetch(shop);
    expect(clock.waits.filter((ms) => ms > 10)).toEqual([4000, 2000]);
  });

  test.each<[Fault, number]>([
    ['cut', 2],
    ['cut before', 2],
    ['broken', 2],
    ['busy', 2]
  ])('asks again after: %s', async (fault, asked_n) => {
    const clock = stillClock('2021-03-01T00:00:00Z');
    const app = new Hono().get('/orders', (c) => c.json(Array.from({ length: 50 }, (_, i) => i)));
    const line = lineTo(app, { clock, faults: { 1: fault } });
    const { fetch } = opened(line.transport);
    expect(await (await fetch(shop)).json()).toHaveLength(50);
    expect(line.asked).toHaveLength(asked_n);
  });

  test.each([
    [status(401), 'wrong_key', true],
    [() => new Response('token has expired', { status: 401 }), 'expired_token', true],
    [status(403), 'missing_right', true],
    [status(404), 'address_not_found', false],
    [status(422), 'refused', false],
    [
      () => new Response('<p>', { headers: { 'content-type': 'text/html' } }),
      'not_the_platform',
      false
    ]
  ])('says what is wrong: %#', async (answer, code, is_final) => {
    const transport = answering(answer);
    const error = await failure(opened(transport).fetch(shop, withKey));
    expect(error.problem?.code).toBe(code);
    expect(error.is_final).toBe(is_final);
    expect(transport.asked).toHaveLength(1);
    const words = { platform: 'Shop', value: error.problem?.value ?? '' };
    expect(connectionText(code, 'fr', words)).toMatch(/Shop|shop\.example\.org/);
  });

  test('refuses an answer that is too large, told or not', async () => {
    const limits = { answer_bytes_max: 1000 };
    const large = () => new Response('x'.repeat(1001));
    const told = () => new Response('x', { headers: { 'content-length': '1001' } });
    for (const answer of [large, told]) {
      const error = await failure(opened(answering(answer), { limits }).fetch(shop));
      expect(error.problem?.code).toBe('answer_too_large');
    }
    const fits = await opened(
      answering(() => new Response('x'.repeat(1000))),
      { limits }
    ).fetch(shop);
    expect((await fits.text()).length).toBe(1000);
  });

  test('gives up on an answer that does not come', async () => {
    const hanging: Transport = ({ signal }) =>
      new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(new Error('aborted')))
      );
    const error = await failure(
      opened(hanging, { limits: { timeout_ms: 5, attempts_max: 2 } }).fetch(shop)
    );
    expect(error.problem?.code).toBe('too_slow');
  });
});

describe('credentials', () => {
  test('go to the platform’s hosts only', async () => {
    const transport = answering(json([]));
    const { fetch } = opened(transport);
    const error = await failure(fetch('https://elsewhere.example.net/', withKey));
    expect(error.message).toContain('elsewhere.example.net');
    expect(transport.asked).toEqual([]);
    await fetch('https://elsewhere.example.net/bulk.jsonl');
    expect(transport.asked).toEqual(['https://elsewhere.example.net/bulk.jsonl']);
  });

  test('do not follow a redirect to another host, nor one that leaves https', async () => {
    for (const location of [
      'https://www.shop.example.org/orders',
      'http://shop.example.org/orders'
    ]) {
      const transport = answering(moved(location), json([]));
      const error = await failure(opened(transport).fetch(shop, withKey));
      expect(error.problem?.code).toBe('foreign_address');
      expect(transport.asked).toEqual([`${shop} with key`]);
    }
  });

  test('follow a redirect within the host', async () => {
    const transport = answering(moved('/orders/'), json([1]));
    expect(await (await opened(transport).fetch(shop, withKey)).json()).toEqual([1]);
    expect(transport.asked[1]).toBe('https://shop.example.org/orders/ with key');
  });

  test('a redirect that never ends is refused', async () => {
    const error = await failure(opened(answering(moved('/orders'))).fetch(shop));
    expect(error.problem).toEqual({ code: 'refused', value: 'too many redirects' });
  });

  test.each(['file:///etc/passwd', 'ftp://shop.example.org/', 'http://elsewhere.example.net/'])(
    '%s is not asked',
    async (url) => {
      expect((await failure(opened(answering(json([]))).fetch(url))).problem?.code).toBe(
        'foreign_address'
      );
    }
  );
});

test.each([
  ['93.184.216.34', true, true],
  ['127.0.0.1', false, true],
  ['10.1.2.3', false, true],
  ['172.31.0.1', false, true],
  ['172.32.0.1', true, true],
  ['192.168.1.1', false, true],
  ['100.64.0.1', false, true],
  ['169.254.169.254', false, false],
  ['0.0.0.0', false, false],
  ['224.0.0.1', false, false],
  ['::1', false, true],
  ['fd00::1', false, true],
  ['fe80::1', false, false],
  ['::ffff:127.0.0.1', false, true],
  ['::ffff:169.254.169.254', false, false],
  ['64:ff9b::a9fe:a9fe', false, false],
  ['2606:2800:220:1::', true, true],
  ['shop.example.org', false, false]
])('%s may be reached: %s, with a network of one’s own: %s', (address, open, lan) => {
  expect([mayReach(address, false), mayReach(address, true)]).toEqual([open, lan]);
});

test('hosts are those that the settings name', () => {
  const settings = {
    base_url: 'https://Shop.example.org:8443/boutique',
    shop_domain: 'toys.myshopify.com',
    api_key: 'ck_1',
    list: [{ value: 'http://till.example.org' }]
  };
  expect([...hostsOf(settings)]).toEqual([
    'shop.example.org:8443',
    'toys.myshopify.com',
    'till.example.org'
  ]);
});

test('a Retry-After that says nothing legible is none', () => {
  const now = new Date('2021-03-01T00:00:00Z');
  expect(retryAfterMs('soon', now)).toBeNull();
  expect(retryAfterMs('-5', now)).toBeNull();
  expect(retryAfterMs('Sun, 28 Feb 2021 00:00:00 GMT', now)).toBe(0);
  expect(graphqlCost('{"throttleStatus"')).toBeNull();
});
