import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { drainInbox } from '#queries/store.server.ts';
import { siteBench, type SiteBench } from './visits-site.ts';

let shop: SiteBench;
beforeAll(async () => {
  shop = await siteBench();
});
beforeEach(() =>
  shop.store.engine.run(
    'DELETE FROM visit_hit; DELETE FROM drop_count; DELETE FROM order_version; DELETE FROM quarantine'
  )
);
afterAll(() => shop.close());

const page = 'https://toys.example/dolls';
const origin = { origin: 'https://toys.example' };

const hits = () =>
  shop.rows('SELECT referrer_class, count(*) AS n FROM visit_hit GROUP BY ALL ORDER BY ALL');

const post = (path: string, body: unknown, type = 'text/plain') =>
  shop.call(path, {
    method: 'POST',
    headers: { 'content-type': type, ...origin },
    body: typeof body === 'string' ? body : JSON.stringify(body)
  });

describe('Plausible', () => {
  test('page views are taken under long and short names, as text and as JSON, for several domains', async () => {
    const short = await post('/api/event', {
      n: 'pageview',
      u: page,
      d: 'toys.example',
      r: 'https://www.bing.com/'
    });
    expect([short.status, await short.text()]).toEqual([202, 'ok']);
    expect(short.headers.get('access-control-allow-origin')).toBe('*');
    expect(short.headers.get('x-plausible-dropped')).toBeNull();
    const long = { name: 'pageview', url: page, domain: `${shop.site.token},elsewhere.example` };
    const two = await post('/api/event', long, 'application/json');
    expect([two.status, two.headers.get('x-plausible-dropped')]).toEqual([202, '1']);
    expect(await hits()).toEqual([
      { referrer_class: 'direct', n: 1 },
      { referrer_class: 'search', n: 1 }
    ]);
  });

  test('events and engagement make no visit; what is missing is named', async () => {
    for (const n of ['engagement', 'Purchase'])
      expect((await post('/api/event', { n, u: page, d: 'toys.example' })).status).toBe(202);
    expect(await hits()).toEqual([]);
    const bad = await post('/api/event', { n: 'pageview', d: 'toys.example' });
    expect([bad.status, await bad.json()]).toEqual([400, { errors: { url: ["can't be blank"] } }]);
    expect((await post('/api/event', 'hello')).status).toBe(400);
  });
});

describe('Umami', () => {
  const send = async (payload: object, type = 'event') => {
    const answer = await post(
      '/api/send',
      { type, payload: { website: shop.site.token, hostname: 'toys.example', ...payload } },
      'application/json'
    );
    return [answer.status, await answer.json()];
  };

  test('a nameless event is a page view; named ones and identify are none', async () => {
    const good = [200, { cache: '', sessionId: '', visitId: '' }];
    expect(await send({ url: '/dolls', referrer: 'https://l.instagram.com/' })).toEqual(good);
    expect(await send({ url: '/dolls', name: 'add-to-basket' })).toEqual(good);
    expect(await send({ data: { plan: 'b' } }, 'identify')).toEqual(good);
    expect(await hits()).toEqual([{ referrer_class: 'social', n: 1 }]);
  });

  test('robots get their answer, unknown sites and other types an error', async () => {
    const body = { type: 'event', payload: { website: shop.site.token, hostname: 'toys.example' } };
    const robot = await shop.call('/api/send', {
      method: 'POST',
      agent: 'Googlebot/2.1',
      body: JSON.stringify(body)
    });
    expect(await robot.json()).toEqual({ beep: 'boop' });
    expect((await send({ website: 'nobody', url: '/' }))[0]).toBe(400);
    expect((await send({ url: '/' }, 'shout'))[0]).toBe(400);
  });

  test('a browser may ask first', async () => {
    const answer = await shop.call('/api/send', {
      method: 'OPTIONS',
      headers: {
        ...origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-umami-cache'
      }
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-headers')).toContain('x-umami-cache');
  });
});

describe('Matomo', () => {
  const query = (given: Record<string, string>) =>
    new URLSearchParams({ idsite: String(shop.site.number), rec: '1', url: page, ...given });

  test('a page view answers a picture, or nothing where none is wanted', async () => {
    const picture = await shop.call(`/matomo.php?${query({ urlref: 'https://t.co/x' })}`);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/gif']);
    expect((await picture.bytes()).slice(0, 3)).toEqual(new TextEncoder().encode('GIF'));
    const silent = await post(
      '/matomo.php',
      String(query({ send_image: '0', utm_x: '1' })),
      'application/x-www-form-urlencoded'
    );
    expect(silent.status).toBe(204);
    expect(await hits()).toEqual([
      { referrer_class: 'direct', n: 1 },
      { referrer_class: 'social', n: 1 }
    ]);
  });

  test('downloads, events, goals, heartbeats and baskets make no visit', async () => {
    for (const mark of [
      { download: `${page}.pdf` },
      { link: 'https://books.example/' },
      { e_c: 'video', e_a: 'play' },
      { idgoal: '3' },
      { ping: '1' },
      { idgoal: '0', revenue: '12' }
    ])
      expect((await shop.call(`/matomo.php?${query(mark)}`)).status).toBe(200);
    expect(await hits()).toEqual([]);
    expect(await shop.drops()).toEqual({ not_a_visit: 6 });
  });

  test('an order becomes an order, once, with nothing of the visitor in it', async () => {
    const order = query({
      idgoal: '0',
      ec_id: 'A-1001',
      revenue: '60.00',
      ec_st: '45.00',
      ec_tx: '10.00',
      ec_sh: '5.00',
      ec_items: JSON.stringify([
        ['D1', 'Doll', 'Toys', 20, 2],
        ['B1', 'Ball', 'Toys', 5]
      ]),
      _id: '0123456789abcdef',
      uid: 'jeanne@example.org'
    });
    for (let i = 0; i < 2; i += 1)
      expect((await shop.call(`/matomo.php?${order}`)).status).toBe(200);
    await drainInbox(shop.store);
    expect(
      await shop.rows(
        `SELECT external_id, order_mode, channel, status, net_minor, tax_minor, tax_basis, items_n, customer_key
        FROM order_version WHERE is_current`
      )
    ).toEqual([
      {
        external_id: 'A-1001',
        order_mode: 'online',
        channel: 'own_site',
        status: 'paid',
        net_minor: 5000,
        tax_minor: 1000,
        tax_basis: 'ht',
        items_n: 3,
        customer_key: null
      }
    ]);
    expect(await hits()).toEqual([]);
  });

  test('an order without a tax counts with it, one that is no amount is refused and kept', async () => {
    for (const [ec_id, revenue] of [
      ['A-1', '12,50'],
      ['A-2', '12.50']
    ] as const)
      await shop.call(`/matomo.php?${query({ idgoal: '0', ec_id, revenue })}`);
    await drainInbox(shop.store);
    expect(await shop.rows('SELECT external_id, net_minor, tax_basis FROM order_version')).toEqual([
      { external_id: 'A-2', net_minor: 1250, tax_basis: 'ttc' }
    ]);
    expect(await shop.rows('SELECT code, column_name, value FROM quarantine')).toEqual([
      { code: 'bad_amount', column_name: 'revenue', value: '12,50' }
    ]);
  });

  test('a bulk call takes what it can and names what it cannot', async () => {
    const answer = await post('/matomo.php', {
      requests: [`?${query({})}`, '?idsite=7&rec=1', Object.fromEntries(query({ urlref: page }))]
    });
    expect(await answer.json()).toEqual({
      status: 'success',
      tracked: 2,
      invalid: 1,
      invalid_indices: [1]
    });
    expect(await hits()).toEqual([{ referrer_class: 'direct', n: 2 }]);
  });

  test('a site that nobody knows, or a call that asks for no record, is an error', async () => {
    expect((await shop.call('/matomo.php?idsite=7&rec=1')).status).toBe(400);
    expect((await shop.call(`/matomo.php?idsite=${shop.site.number}`)).status).toBe(400);
  });
});

test('a site that calls too often is asked to come back', async () => {
  const busy = await siteBench({ calls_per_minute: 3 });
  const statuses = [];
  for (let i = 0; i < 4; i += 1) statuses.push(await busy.view(page));
  await busy.close();
  expect(statuses).toEqual([202, 202, 202, 429]);
});

test('a body beyond the limit is turned away', async () => {
  const answer = await post('/api/hit', 'x'.repeat(64_001));
  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({ code: 'body_too_large' });
});

test('many calls at once are all kept', async () => {
  const statuses = await Promise.all(
    Array.from({ length: 500 }, (_, i) => shop.view(page, { from: `203.0.113.${i % 250}` }))
  );
  expect(new Set(statuses)).toEqual(new Set([202]));
  expect(await hits()).toEqual([{ referrer_class: 'direct', n: 500 }]);
});

test('a site that was taken off may send no longer', async () => {
  const { revokeSite } = await import('#queries/store.server.ts');
  expect(await shop.view(page)).toBe(202);
  await revokeSite(shop.store, shop.site.token);
  expect(await shop.view(page)).toBe(404);
});
