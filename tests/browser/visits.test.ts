import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addSite, closeStore, openStore, type Site } from '#queries/store.server.ts';
import { launchBrowser, startServer, type RunningServer } from '#tests/browser/browser.ts';

const chrome =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const plausible = readFileSync(
  new URL('../../node_modules/@plausible-analytics/tracker/plausible.js', import.meta.url)
);
const data = mkdtempSync(join(tmpdir(), 'vitrine-browser-visits-'));
const path = join(data, 'vitrine.duckdb');

let browser: Browser;
let vitrine: RunningServer;
let shop: Server;
let port: number;
let ours: Site;
let blog: Site;

beforeAll(async () => {
  const store = await openStore({ path });
  await store.engine.run(
    `INSERT INTO unit BY NAME SELECT 1 AS unit_id, 'toys' AS unit_code, 'shop' AS kind, 1001 AS enterprise_id,
      'Pacific/Noumea' AS zone, 'XPF' AS currency, 'day' AS grain, false AS online_declared, false AS sample`
  );
  const site = { unit: 'toys', takes_orders: false };
  ours = await addSite(store, { ...site, source: 'shop', hosts: ['shop.localhost'] });
  blog = await addSite(store, { ...site, source: 'blog', hosts: ['blog.localhost'] });
  await closeStore(store);
  [browser, vitrine] = await Promise.all([
    launchBrowser(),
    startServer({ data, env: { VITRINE_DEMO: 'false' } })
  ]);
  shop = createServer((request, response) => {
    const script = request.url === '/plausible.js';
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(script ? plausible : pageFor(request.headers.host ?? ''));
  }).listen(0);
  port = (shop.address() as AddressInfo).port; // listening on a port
});
afterAll(async () => {
  await browser?.close();
  shop?.close();
  await vitrine?.stop();
  rmSync(data, { recursive: true, force: true });
});

/** The pages of two sites of one shop: one with our tracker, one that keeps Plausible's. */
const pageFor = (host: string): string =>
  host.startsWith('shop.')
    ? `<!doctype html><title>Dolls</title><script defer crossorigin src="${vitrine.url}/vitrine.js" data-site="${ours.token}"></script>`
    : `<!doctype html><title>Blog</title><script type="module">
        import { init } from '/plausible.js';
        window.__plausible = true; // the tracker is silent in driven browsers otherwise
        init({ domain: 'blog.localhost', endpoint: '${vitrine.url}/collect/api/event' });
      </script>`;

const at = (host: string, rest = '/'): string => `http://${host}.localhost:${port}${rest}`;

/** Opens a page and waits for what it sends, or for nothing when nothing is to come. */
async function visit(context: BrowserContext, address: string, sends: boolean) {
  const page = await context.newPage();
  const sent = sends ? page.waitForRequest(/\/collect\//) : Promise.resolve(null);
  await page.goto(address, { waitUntil: 'networkidle' });
  await (await sent)?.response();
  return page;
}

test('the tracker may be loaded by any page, is kept for a day, and asked for again only when it changed', async () => {
  const address = `${vitrine.url}/vitrine.js`;
  const answer = await fetch(address);
  expect(await answer.text()).toBe(
    readFileSync(new URL('../../static/vitrine.js', import.meta.url), 'utf8')
  );
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'public, max-age=86400, stale-while-revalidate=604800',
    'content-type': 'text/javascript; charset=utf-8'
  });
  const again = await fetch(address, {
    headers: { 'if-none-match': answer.headers.get('etag') ?? '' }
  });
  expect(again.status).toBe(304);
});

test('visits of real pages arrive, by our tracker and by Plausible’s; of who asks to be left out none does', async () => {
  const open = await browser.newContext({ userAgent: chrome });
  const page = await visit(open, at('shop', '/dolls?utm_medium=poster&customer=jeanne'), true);
  const next = page.waitForRequest(/\/collect\//);
  await page.evaluate(() => history.pushState({}, '', '/dolls/red'));
  const body = (await next).postData();
  await (await next).response();
  expect(JSON.parse(body ?? '')).toEqual({
    s: ours.token,
    u: `${at('shop', '/')}?`,
    r: at('shop', '').replace(/\/$/, '')
  });
  await visit(open, at('blog'), true);
  expect(await open.cookies()).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);

  const reserved = await browser.newContext({
    userAgent: chrome,
    extraHTTPHeaders: { 'sec-gpc': '1' }
  });
  await reserved.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })
  );
  await visit(reserved, at('shop'), false);
  await visit(reserved, at('blog'), true);
  await Promise.all([open.close(), reserved.close()]);

  expect(await vitrine.stop()).toBe(0);
  const store = await openStore({ path });
  const hits = await store.engine.query(
    `SELECT s.name, h.referrer_class, count(DISTINCT h.visitor_key) AS visitors_n, count(*) AS views_n
    FROM visit_hit AS h JOIN source AS s ON s.source_id = h.source_id GROUP BY ALL ORDER BY ALL`
  );
  const drops = await store.engine.query(
    "SELECT DISTINCT source_id, reason FROM drop_count WHERE reason <> 'not_a_visit'" // Plausible tells when pages are left
  );
  await closeStore(store);
  expect(hits).toEqual([
    { name: 'blog', referrer_class: 'direct', visitors_n: 1, views_n: 1 },
    { name: 'shop', referrer_class: 'direct', visitors_n: 1, views_n: 1 },
    { name: 'shop', referrer_class: 'poster', visitors_n: 1, views_n: 1 }
  ]);
  expect(drops).toEqual([{ source_id: blog.source_id, reason: 'own_visit' }]);
  const log = vitrine.output();
  expect(log).not.toMatch(/jeanne|dolls/);
});
