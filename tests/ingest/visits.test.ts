import { afterEach, describe, expect, test } from 'vitest';
import { firefox, home, siteBench, type SiteBench } from './visits-site.ts';

let shop: SiteBench;
afterEach(() => shop.close());

const page = 'https://www.toys.example/dolls';

describe('a visit', () => {
  test('is one visitor’s page views with less than half an hour between two of them', async () => {
    shop = await siteBench({ clock: '2026-03-02T10:00:00Z' });
    for (const at of ['10:00:00', '10:29:59', '10:59:58', '11:29:58', '12:30:00']) {
      shop.clock = `2026-03-02T${at}Z`;
      expect(await shop.view(page)).toBe(202);
    }
    expect(await shop.view(page, { from: '203.0.113.8' })).toBe(202);
    shop.clock = '2026-03-02T23:06:00Z';
    await shop.minute();
    expect(await shop.counted()).toEqual([['2026-03-02', 'direct', 4, 2]]);
    expect(await shop.rows('SELECT * FROM visit_hit')).toEqual([]);
    expect(
      await shop.rows(
        "SELECT what, CAST(from_on AS VARCHAR) AS from_on, CAST(until_on AS VARCHAR) AS until_on FROM unit_window WHERE what = 'visits'"
      )
    ).toEqual([{ what: 'visits', from_on: '2026-03-02', until_on: '2026-03-03' }]);
  });

  test('belongs to where its first page view came from, a visitor to their first visit of the day', async () => {
    shop = await siteBench({ clock: '2026-03-02T10:00:00Z' });
    await shop.view(page, { referrer: 'https://www.google.fr/' });
    await shop.view(page, { referrer: 'https://www.toys.example/' });
    shop.clock = '2026-03-02T15:00:00Z';
    await shop.view(`${page}?utm_medium=poster&utm_source=window`);
    shop.clock = '2026-03-03T00:00:00Z';
    await shop.minute();
    expect(await shop.counted()).toEqual([
      ['2026-03-02', 'poster', 1, 0],
      ['2026-03-02', 'search', 1, 1]
    ]);
  });

  test('is not made by robots, by events, by other sites, or by people who ask to be left out; each is counted', async () => {
    shop = await siteBench();
    const { token } = shop.site;
    const body = JSON.stringify({ s: token, u: page });
    const post = (headers: Record<string, string>, agent?: string) =>
      shop.call('/api/hit', { method: 'POST', body, headers, ...(agent ? { agent } : {}) });
    await post({ 'sec-gpc': '1' });
    await post({ dnt: '1' });
    await post({}, 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)');
    await post({}, 'curl/8.5.0');
    expect(await shop.view('https://books.example/')).toBe(202);
    const event = JSON.stringify({ n: 'Signup', u: page, d: token });
    await shop.call('/api/event', { method: 'POST', body: event });
    shop.clock = '2026-03-04T00:00:00Z';
    await shop.minute();
    expect(await shop.counted()).toEqual([]);
    expect(await shop.drops()).toEqual({ foreign_host: 1, not_a_visit: 1, own_visit: 2, robot: 2 });
  });
});

describe('the day of the shop', () => {
  test.each([
    // The clocks go forward on 29 March 2026 and back on 25 October 2026.
    ['Europe/Paris', '2026-03-28T22:59:59Z', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z'],
    ['Europe/Paris', '2026-10-24T21:59:59Z', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z'],
    ['Pacific/Noumea', '2026-05-01T12:59:59Z', '2026-05-01T13:00:00Z', '2026-05-02T12:59:59Z']
  ])('%s: %s is the day before, %s to %s one day', async (zone, before, first, last) => {
    shop = await siteBench({ zone });
    for (const at of [before, first, last]) {
      shop.clock = at;
      await shop.view(page);
    }
    shop.clock = new Date(Date.parse(last) + 7 * 60_000).toISOString();
    await shop.minute();
    const days = await shop.counted();
    expect(days.map(([, , visits]) => visits)).toEqual([1, 2]);
  });

  test('ends with its salts; what is open stays open', async () => {
    shop = await siteBench({ clock: '2026-03-02T22:50:00Z' });
    await shop.view(page);
    const salts = () => shop.bytes().filter(({ file }) => file.endsWith('.salts'));
    expect(salts().map(({ file }) => file.split('/').at(-1))).toEqual([
      '2026-03-02_Europe~Paris.salts'
    ]);
    shop.clock = '2026-03-02T23:01:00Z';
    await shop.view(page);
    shop.clock = '2026-03-02T23:06:00Z';
    await shop.minute();
    expect(salts().map(({ file }) => file.split('/').at(-1))).toEqual([
      '2026-03-03_Europe~Paris.salts'
    ]);
    expect(await shop.rows('SELECT CAST(local_day AS VARCHAR) AS day FROM visit_hit')).toEqual([
      { day: '2026-03-03' }
    ]);
  });

  test('knows its visitors across a restart, and nobody across midnight', async () => {
    shop = await siteBench({ clock: '2026-03-02T09:00:00Z', on_disk: true });
    await shop.view(page);
    await shop.restart();
    shop.clock = '2026-03-02T09:10:00Z';
    await shop.view(page);
    shop.clock = '2026-03-03T09:10:00Z';
    await shop.view(page);
    const keys = await shop.rows(
      'SELECT CAST(local_day AS VARCHAR) AS day, count(DISTINCT visitor_key) AS n FROM visit_hit GROUP BY ALL ORDER BY ALL'
    );
    expect(keys).toEqual([
      { day: '2026-03-02', n: 1 },
      { day: '2026-03-03', n: 1 }
    ]);
    expect(await shop.rows('SELECT DISTINCT visitor_key FROM visit_hit')).toHaveLength(2);
  });

  test('takes what comes after it was counted, when the clock was set back', async () => {
    shop = await siteBench({ clock: '2026-03-02T10:00:00Z' });
    await shop.view(page);
    shop.clock = '2026-03-03T10:00:00Z';
    await shop.minute();
    shop.clock = '2026-03-02T11:00:00Z';
    await shop.view(page, { from: '203.0.113.9' });
    shop.clock = '2026-03-02T11:05:00Z';
    await shop.view(page, { from: '203.0.113.9', referrer: 'https://www.facebook.com/' });
    await shop.minute();
    shop.clock = '2026-03-03T09:00:00Z';
    await shop.minute();
    expect(await shop.counted()).toEqual([['2026-03-02', 'direct', 2, 2]]);
  });
});

describe('privacy', () => {
  test('no address, agent or page is written anywhere', async () => {
    shop = await siteBench({ on_disk: true });
    await shop.view(`${page}?customer=jeanne`, {
      from: '198.51.100.77',
      agent: `${firefox} Rare/9`
    });
    await shop.call('/api/send', {
      method: 'POST',
      body: JSON.stringify({
        type: 'event',
        payload: {
          website: shop.site.token,
          hostname: 'toys.example',
          url: '/x',
          ip: '198.51.100.78'
        }
      })
    });
    await shop.call('/api/event', { method: 'POST', body: '{broken', from: '198.51.100.79' });
    await shop.store.engine.run('CHECKPOINT');
    const traces = ['198.51.100', 'Rare/9', 'jeanne', 'c6336445', '/dolls'];
    const found = shop
      .bytes()
      .flatMap(({ file, content }) =>
        traces.filter((it) => content.includes(it)).map((it) => [file, it])
      );
    expect(found).toEqual([]);
    expect(shop.logged).toEqual([]);
    expect(shop.bytes().some(({ content }) => content.includes('toys.example'))).toBe(true);
  });

  test('the same visitor has another key in another shop, and in another site of one shop', async () => {
    shop = await siteBench();
    const { addSite } = await import('#queries/store.server.ts');
    const second = await addSite(shop.store, {
      unit: 'toys',
      source: 'blog',
      hosts: ['blog.example'],
      takes_orders: false
    });
    await shop.view(page);
    await shop.call('/api/hit', {
      method: 'POST',
      body: JSON.stringify({ s: second.token, u: 'https://blog.example/' })
    });
    expect(await shop.rows('SELECT DISTINCT visitor_key FROM visit_hit')).toHaveLength(2);
  });

  test('an address that a caller claims is believed only behind as many proxies as were told', async () => {
    shop = await siteBench({ proxies: 1 });
    const from = (forwarded: string) =>
      shop.call('/api/hit', {
        method: 'POST',
        body: JSON.stringify({ s: shop.site.token, u: page }),
        headers: { 'x-forwarded-for': forwarded }
      });
    await from('198.51.100.1');
    await from('198.51.100.99, 198.51.100.1');
    await from('198.51.100.2');
    expect(await shop.rows('SELECT DISTINCT visitor_key FROM visit_hit')).toHaveLength(2);
    await shop.close();
    shop = await siteBench();
    await from('198.51.100.1');
    await from('198.51.100.2');
    expect(await shop.rows('SELECT DISTINCT visitor_key FROM visit_hit')).toHaveLength(1);
    expect(home).toBe('203.0.113.7');
  });

  test('visits hold nothing that a customer or an order could be joined by', async () => {
    shop = await siteBench();
    const columns = await shop.rows(
      "SELECT table_name, column_name FROM duckdb_columns() WHERE table_name LIKE 'visit_%' ORDER BY ALL"
    );
    const joining = /customer|order_id|external_id|email|address|agent|url/;
    expect(columns.filter(({ column_name }) => joining.test(String(column_name)))).toEqual([]);
    expect(columns.length).toBeGreaterThan(20);
  });
});
