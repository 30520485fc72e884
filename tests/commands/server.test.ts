import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, type RunningServer } from '#tests/browser/browser.ts';
import { folder } from '#tests/commands/vitrine.ts';

describe('the production server', () => {
  const data = mkdtempSync(join(tmpdir(), 'vitrine server '));
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ data, env: { VITRINE_DEMO: 'false' } });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  });

  test.each([
    { path: '/health', body: { status: 'ready' } },
    { path: '/health/ready', body: { status: 'ready' } },
    { path: '/health/live', body: { status: 'live' } }
  ])('answers $path', async ({ path, body }) => {
    const response = await fetch(server.url + path);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(body);
  });

  test('answers an unknown address of a door with a problem', async () => {
    const response = await fetch(`${server.url}/ops/nothing`);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'not_found', status: 404 });
  });

  test('gives each page the headers that keep a browser careful', async () => {
    const { headers } = await fetch(server.url);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('vary')).toContain('cookie');
  });

  test('answers the API ahead of the pages, as carefully', async () => {
    const response = await fetch(`${server.url}/api/v1/metrics`);
    expect(response.status).toBe(200);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-sveltekit-page')).toBeNull();
  });

  test('packs a page for whoever takes it packed', async () => {
    const init = (encoding: string) => ({ headers: { 'accept-encoding': encoding } });
    const packed = await fetch(server.url, init('gzip'));
    const plain = await fetch(server.url, init('identity'));
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toContain('</html>');
  });

  test.each([
    { ask: '/', headers: {}, lang: 'fr', theme: 'system' },
    { ask: '/?lang=en&theme=dark', headers: {}, lang: 'en', theme: 'dark' },
    { ask: '/?lang=xx&theme=pink', headers: {}, lang: 'fr', theme: 'system' },
    { ask: '/', headers: { 'accept-language': 'de, en;q=0.5' }, lang: 'en', theme: 'system' },
    { ask: '/', headers: { 'accept-language': 'en;q=0.4, fr-CA' }, lang: 'fr', theme: 'system' },
    {
      ask: '/',
      headers: { cookie: 'lang=en; theme=light', 'accept-language': 'fr' },
      lang: 'en',
      theme: 'light'
    }
  ])('speaks $lang in $theme for $ask with $headers', async ({ ask, headers, lang, theme }) => {
    const html = await (
      await fetch(server.url + ask, { headers: headers as Record<string, string> })
    ).text();
    expect(html).toContain(`<html lang="${lang}" data-theme="${theme}"`);
  });

  test('remembers a choice made on the site, not one in a link from elsewhere', async () => {
    const chosen = (site: string) =>
      fetch(`${server.url}/?lang=en`, { headers: { 'sec-fetch-site': site } });
    expect((await chosen('same-origin')).headers.get('set-cookie')).toMatch(/^lang=en; /);
    expect((await chosen('cross-site')).headers.get('set-cookie')).toBeNull();
  });
});

test('a taken port is said in one sentence', async () => {
  const other = createServer().listen(0);
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo; // listens on TCP
  const start = startServer({ data: folder(), env: { PORT: String(port) } });
  await expect(start).rejects.toThrow(`port ${port} is already in use`);
  other.close();
});

test('a port that is none is wrong usage', async () => {
  const start = startServer({ data: folder(), env: { PORT: 'http' } });
  await expect(start).rejects.toThrow(/ended with 2[^]*invalid setting PORT: http/);
});
