import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { connectorNamed } from '#ingest/connectors/index.ts';
import type { Page } from '#model/connector.ts';

// The other platforms have fakes with bad moods in tests/ingest/platform.

const orders_n = 250;
const moment = (n: number): string =>
  new Date(Date.UTC(2025, 10, 1) + n * 60_000).toISOString().slice(0, 19);
const numbers = Array.from({ length: orders_n }, (_, i) => i + 1);

/** Orders changed one a minute, asked for by searchCriteria; the page after the last one is the last one again. */
const magento = new Hono().get('/rest/V1/:what', (c) => {
  if (c.req.header('authorization') !== 'Bearer token') return c.json({}, 401);
  if (c.req.param('what') === 'creditmemos') return c.json({ items: [], total_count: 0 });
  const from = c.req.query('searchCriteria[filter_groups][0][filters][0][value]') ?? '';
  const found = numbers
    .map((n) => ({ entity_id: n, updated_at: moment(n).replace('T', ' ') }))
    .filter(({ updated_at }) => updated_at >= from);
  const size = Number(c.req.query('searchCriteria[pageSize]'));
  const last = Math.max(1, Math.ceil(found.length / size));
  const page = Math.min(Number(c.req.query('searchCriteria[currentPage]')), last);
  const items = found.slice((page - 1) * size, page * size);
  return c.json({ items, total_count: found.length });
});

const shopware = new Hono()
  .post('/api/oauth/token', async (c) => {
    const { client_id, client_secret } = await c.req.json<Record<string, string>>();
    return c.json({ access_token: `${client_id}:${client_secret}` });
  })
  .post('/api/search/order', async (c) => {
    if (c.req.header('authorization') !== 'Bearer id:key') return c.json({}, 401);
    const { page, limit, filter } = await c.req.json<{
      page: number;
      limit: number;
      filter: { queries: { parameters: { gte: string } }[] }[];
    }>();
    const from = filter[0]?.queries[0]?.parameters.gte ?? '';
    const found = numbers
      .map((n) => ({ id: String(n), createdAt: moment(n) }))
      .filter(({ createdAt }) => createdAt >= from);
    return c.json({ total: found.length, data: found.slice((page - 1) * limit, page * limit) });
  });

const sylius = new Hono()
  .post('/api/v2/admin/administrators/token', (c) => c.json({ token: 'jwt' }))
  .get('/api/v2/admin/orders', (c) => {
    if (c.req.header('authorization') !== 'Bearer jwt') return c.json({}, 401);
    const page = Number(c.req.query('page'));
    const after = c.req.query('checkoutCompletedAt[after]') ?? '';
    const found = numbers
      .map((n) => ({ id: n, tokenValue: `t${n}`, checkoutCompletedAt: moment(n) }))
      .filter(({ checkoutCompletedAt }) => checkoutCompletedAt > after);
    // It gives thirty a page, whatever is asked for.
    return c.json({
      'hydra:member': found.slice((page - 1) * 30, page * 30),
      'hydra:totalItems': found.length
    });
  });

const base_url = 'https://shop.example/boutique/';
const platforms = [
  { name: 'magento', app: magento, settings: { base_url, access_token: 'token' }, id: 'entity_id' },
  {
    name: 'shopware',
    app: shopware,
    settings: { base_url, client_id: 'id', client_secret: 'key' },
    id: 'id'
  },
  { name: 'sylius', app: sylius, settings: { base_url, email: 'a@b.c', password: 'p' }, id: 'id' }
];

describe.each(platforms)('the pull of $name', ({ name, app, settings, id }) => {
  const pages = async (since: string | null, cursor: string | null): Promise<Page[]> => {
    const connector = connectorNamed(name);
    const found: Page[] = [];
    const pull = connector.pull?.({
      settings: connector.settings.parse(settings),
      since,
      cursor,
      fetch: async (url, init) => app.request(url.replace('/boutique/', '/'), init),
      now: () => new Date('2025-12-01T00:00:00Z')
    });
    for await (const page of pull ?? []) found.push(page);
    return found;
  };
  const idsOf = (found: Page[]): number[] =>
    found.flatMap(({ records }) =>
      records.map((it) => Number((it as Record<string, unknown>)[id]))
    );

  test('goes to the last page and no further', async () => {
    const found = await pages(null, null);
    expect([...new Set(idsOf(found))].sort((a, b) => a - b)).toEqual(numbers);
    expect(found.at(-1)?.cursor).toBeNull();
    expect(found[0]?.expected_n).toBe(orders_n);
  });

  test('goes on from wherever it was cut off, without loss', async () => {
    const found = await pages(null, null);
    for (const [i, { cursor }] of found.entries()) {
      if (cursor === null) continue;
      const rest = await pages(null, cursor);
      const all = [...idsOf(found.slice(0, i + 1)), ...idsOf(rest)];
      expect([...new Set(all)].sort((a, b) => a - b)).toEqual(numbers);
    }
  });

  test('asks for what changed since only', async () => {
    const since = name === 'sylius' ? '2025-12-31T02:00:00.000Z' : '2025-11-01T02:00:00.000Z';
    const found = new Set(idsOf(await pages(since, null)));
    expect(Math.min(...found)).toBeGreaterThan(100);
    expect(found.has(orders_n)).toBe(true);
  });
});

test('an address that answers otherwise is told as such', async () => {
  const { pull, settings } = connectorNamed('magento');
  const page = async () =>
    pull?.({
      settings: settings.parse({ base_url }),
      since: null,
      cursor: null,
      fetch: async () => new Response('<html>maintenance</html>'),
      now: () => new Date()
    }).next();
  await expect(page()).rejects.toThrow('the address does not answer as Magento does');
});
