import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embedAddress, embedCode } from '#lib/embed/embed.ts';
import { launchBrowser } from '#tests/browser/browser.ts';
import { startSite, type Site } from '#tests/browser/overview-server.ts';
import {
  axeViolations,
  complaints,
  sidewaysScroll,
  tableNumbers
} from '#tests/browser/page-checks.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite(60)]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

type Options = { width?: number; scripts?: boolean };

async function open(path: string, { width = 640, scripts = true }: Options = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    javaScriptEnabled: scripts
  });
  const page = await context.newPage();
  await page.goto(site.url + path, { waitUntil: scripts ? 'networkidle' : 'load' });
  return page;
}

/** A page of another origin with this markup. */
async function elsewhere(html: string) {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html>${html}`);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const other = await browser.newPage();
  await other.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}`); // listens on a port
  const close = async () => {
    await other.close();
    server.close();
  };
  return { other, close };
}

describe('a chart alone', () => {
  test.each([
    ['online-shares', 320, 'light', 'fr'],
    ['heat-map', 768, 'dark', 'en']
  ] as const)(
    '%s at %i px, %s, %s: axe finds nothing, nothing overflows',
    async (name, width, theme, lang) => {
      const page = await open('/embed/none', { width });
      const said = complaints(page);
      await page.goto(`${site.url}/embed/${name}?lang=${lang}&theme=${theme}`, {
        waitUntil: 'networkidle'
      });
      expect(await axeViolations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      expect(said).toEqual([]);
      expect(await page.getAttribute('html', 'data-theme')).toBe(theme);
      expect(await page.getAttribute('html', 'lang')).toBe(lang);
      await page.context().close();
    }
  );

  test('without scripts is whole: drawing, sample mark, source and period, the way to the whole page', async () => {
    const page = await open('/embed/online-shares?lang=en&period=2020&area=FR', { scripts: false });
    expect(await page.locator('svg[role=img]:visible').count()).toBe(1);
    expect(await page.locator('header, nav').count()).toBe(0);
    const said = await page.locator('footer').textContent();
    for (const words of ['Sample data', 'Source', 'Period', '2020', 'Coverage', 'Data until'])
      expect(said).toContain(words);
    expect(await page.getByRole('link').getAttribute('href')).toBe('/?period=2020&area=FR&lang=en');
    await page.context().close();
  });

  test('has the numbers of the whole page, in a see-through frame where that is asked for', async () => {
    const search = '?lang=fr&period=2020&sector=G09';
    const [whole, alone] = await Promise.all([
      open(`/${search}`),
      open(`/embed/online-shares${search}&background=transparent`)
    ]);
    const numbers = await tableNumbers(alone, 'online-shares');
    expect(numbers).toHaveLength(12);
    expect(numbers).toEqual(await tableNumbers(whole, 'online-shares'));
    const ground = (page: Page) =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(await ground(alone)).toBe('rgba(0, 0, 0, 0)');
    expect(await ground(whole)).not.toBe('rgba(0, 0, 0, 0)');
    await Promise.all([whole.context().close(), alone.context().close()]);
  });

  test('that does not exist says so in a few words', async () => {
    const page = await open('/embed/none?lang=fr');
    expect((await page.request.get(`${site.url}/embed/none`)).status()).toBe(404);
    expect(await page.locator('h1').textContent()).toBe(
      'Ce graphique n’existe pas pour ces filtres'
    );
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });
});

describe('in a page of another site', () => {
  test('the copied code shows the chart and takes the height it asks for', async () => {
    const page = await open('/?lang=en&sector=G09', { width: 1440 });
    const details = page.locator('[data-chart=online-shares] details', { hasText: 'Embed' });
    await details.locator('summary').click();
    const code = await details.locator('textarea').inputValue();
    const address = embedAddress('online-shares', '?sector=G09', 'en');
    expect(code).toBe(embedCode(address, site.url, 'Two shares of the same online sales'));
    const { other, close } = await elsewhere(`<body style="margin:0;width:500px">${code}`);
    const frame = other.frameLocator('iframe');
    await frame.locator('.drawing svg').first().waitFor();
    const tall = () => other.locator('iframe').getAttribute('height').then(Number);
    await expect.poll(tall).not.toBe(640);
    const height = await tall();
    await frame.locator('details summary').click();
    await expect.poll(tall).toBeGreaterThan(height + 100);
    expect(
      await frame
        .locator('html')
        .evaluate((html) => html.scrollHeight - Math.round(window.innerHeight))
    ).toBe(0);
    await Promise.all([page.context().close(), close()]);
  });

  test('only a chart alone may be framed, no other page', async () => {
    const headers = async (path: string) => (await fetch(site.url + path)).headers;
    const alone = await headers('/embed/online-shares');
    expect(alone.get('x-frame-options')).toBeNull();
    expect(alone.get('content-security-policy')).toContain('frame-ancestors *');
    for (const path of ['/', '/areas/REG-11', '/import', '/api/docs']) {
      expect((await headers(path)).get('x-frame-options')).toBe('SAMEORIGIN');
      expect((await headers(path)).get('content-security-policy') ?? '').not.toContain(
        'frame-ancestors *'
      );
    }
    const frame = (path: string) => `<iframe src="${site.url}${path}"></iframe>`;
    const { other, close } = await elsewhere(frame('/?lang=en') + frame('/embed/heat-map'));
    const shown = () =>
      other
        .frames()
        .slice(1)
        .map((one) => one.url());
    await expect
      .poll(shown)
      .toEqual(['chrome-error://chromewebdata/', `${site.url}/embed/heat-map`]);
    await close();
  });
});
