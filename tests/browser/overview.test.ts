import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '#tests/browser/browser.ts';
import { startSite, type Site } from '#tests/browser/overview-server.ts';
import {
  axeViolations,
  complaints,
  overlappingTexts,
  sidewaysScroll,
  tableNumbers
} from '#tests/browser/page-checks.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite(260)]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

type Options = { width?: number; path?: string; scripts?: boolean; lang?: 'fr' | 'en' };

async function open(options: Options = {}): Promise<Page> {
  const { width = 1440, path = '/', scripts = true, lang = 'fr' } = options;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    javaScriptEnabled: scripts,
    locale: lang === 'fr' ? 'fr-FR' : 'en-GB'
  });
  const page = await context.newPage();
  await page.goto(site.url + path, { waitUntil: scripts ? 'networkidle' : 'load' });
  return page;
}

/** Language, theme and width: every two of them meet. */
const looks = [
  ['fr', 'light', 320],
  ['en', 'dark', 320],
  ['fr', 'dark', 360],
  ['en', 'light', 360],
  ['fr', 'dark', 768],
  ['en', 'light', 768],
  ['fr', 'light', 1440],
  ['en', 'dark', 1440]
] as const;

describe('the overview in every look', () => {
  test.each(looks)(
    '%s, %s, %i px: axe finds nothing, nothing overflows, nothing meets',
    async (lang, theme, width) => {
      const page = await open({ width, lang, path: `/?lang=${lang}&theme=${theme}` });
      const said = complaints(page);
      await page.reload({ waitUntil: 'networkidle' });
      await page.locator('details summary').first().click();
      expect(await axeViolations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await overlappingTexts(page)).toEqual([]);
      expect(said).toEqual([]);
      expect(await page.getAttribute('html', 'lang')).toBe(lang);
      await page.context().close();
    }
  );

  test.each([
    [360, '?grain=week&period=all'],
    [360, '?period=3m&grain=day'],
    [768, '?sector=G09&grain=week'],
    [1024, '?period=all'],
    [1440, '?period=2020&grain=quarter&sector=culture']
  ])('%i px, %s: labels do not meet', async (width, path) => {
    const page = await open({ width, path: `/${path}` });
    await page.waitForTimeout(300); // a redraw at an odd width fetches the library first
    expect(await overlappingTexts(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.context().close();
  });
});

describe('filters', () => {
  test('a sector goes into the address, the figures change, the back button brings them back', async () => {
    const page = await open();
    const figure = page.locator('[data-metric=online_share] data');
    const before = await figure.getAttribute('value');
    await page.getByLabel('Secteur', { exact: true }).selectOption('G09');
    await page.waitForURL('**/?sector=G09');
    await expect.poll(() => figure.getAttribute('value')).not.toBe(before);
    await page.goBack();
    await page.waitForURL((url) => url.search === '');
    await expect.poll(() => figure.getAttribute('value')).toBe(before);
    expect(await page.getByLabel('Secteur', { exact: true }).inputValue()).toBe('');
    await page.context().close();
  });

  test('Escape clears them; free dates and presets replace each other', async () => {
    const page = await open({ path: '/?period=12m&grain=week' });
    await page.getByText('Choisir des dates').click();
    await page.getByLabel('Du', { exact: true }).fill('2020-01-01');
    await page.getByLabel('Du', { exact: true }).dispatchEvent('change');
    await page.waitForURL('**/?from=2020-01-01&grain=week');
    await page.getByLabel('Période', { exact: true }).selectOption('2020');
    await page.waitForURL('**/?period=2020&grain=week');
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => url.search === '');
    await page.context().close();
  });

  test('what cannot be read in an address is ignored', async () => {
    const plain = await open();
    const odd = await open({
      path: '/?grain=fortnight&sector=NOPE&area=ZZ-99&from=2020-02-31&x=1'
    });
    const headline = (page: Page) => page.locator('h1').textContent();
    expect(await headline(odd)).toBe(await headline(plain));
    await Promise.all([odd.context().close(), plain.context().close()]);
  });

  test('the language switch keeps the view', async () => {
    const page = await open({ path: '/?sector=G09&grain=week' });
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL('**/?sector=G09&grain=week&lang=en');
    expect(await page.getByLabel('Sector', { exact: true }).inputValue()).toBe('G09');
    await page.getByLabel('Time step').selectOption('month');
    await page.waitForURL('**/?grain=month&sector=G09&lang=en');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.context().close();
  });

  test('the theme switch holds for the next page without staying in the address', async () => {
    const page = await open();
    await page.getByRole('link', { name: 'Sombre' }).click();
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
    await page.goto(site.url);
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
    await page.context().close();
  });
});

describe('without a mouse', () => {
  test('the keyboard reaches content, filters, values and table', async () => {
    const page = await open();
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Aller au contenu');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    const reader = page.locator('[data-chart=online-shares] input[type=range]');
    for (
      let i = 0;
      i < 20 && !(await reader.evaluate((node) => node === document.activeElement));
      i += 1
    )
      await page.keyboard.press('Tab');
    await page.keyboard.press('Home');
    expect(await reader.getAttribute('aria-valuetext')).toMatch(/^janvier 2020/);
    expect(await page.locator('[data-chart=online-shares] .tip').textContent()).toContain(
      'janvier 2020'
    );
    await page.keyboard.press('ArrowRight');
    expect(await reader.getAttribute('aria-valuetext')).toMatch(/^février 2020/);
    await page.keyboard.press('Escape');
    expect(await page.locator('[data-chart=online-shares] .tip').count()).toBe(0);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator('[data-chart=online-shares] details[open] tbody tr').count()).toBe(
      24
    );
    await page.context().close();
  });
});

describe('without scripts', () => {
  test('the page is complete and the form works', async () => {
    const page = await open({ scripts: false });
    expect(await page.locator('h1').textContent()).not.toBe('');
    expect(await page.locator('.figures data, [data-metric] data').count()).toBe(4);
    for (const chart of ['online-shares', 'ranked-intervals', 'heat-map', 'what-moved'])
      expect(await page.locator(`[data-chart=${chart}] svg[role=img]:visible`).count()).toBe(1);
    await page.getByLabel('Secteur', { exact: true }).selectOption('G09');
    await page.getByRole('button', { name: 'Afficher' }).click();
    await page.waitForURL((url) => url.search === '?sector=G09');
    expect(await overlappingTexts(await open({ width: 360 }))).toEqual([]);
    await page.context().close();
  });
});

describe('one set of numbers', () => {
  test('table twin, drawing and API give the same values', async () => {
    const page = await open({ path: '/?period=2020' });
    const address =
      '/api/v1/series?metric=online_share,online_share_of_usual,recovery&by=period:month&from=2020-01-01&until=2021-01-01&where=area%3DFR';
    const answer: { rows: { period: string; metric: string; value: number | null }[] } = await (
      await fetch(site.url + address)
    ).json();
    const expected = new Map<string, (number | null)[]>();
    for (const { period, value } of answer.rows)
      expected.set(period, [...(expected.get(period) ?? []), value]);
    const shown = await tableNumbers(page, 'online-shares');
    expect(shown.map((row) => row.slice(0, 3))).toEqual([...expected.values()]);
    await page.context().close();
  });
});

describe('the first page', () => {
  test('is light and does not move', async () => {
    const page = await open({ path: '/gallery' });
    const client = await page.context().newCDPSession(page);
    await client.send('Network.enable');
    await client.send('Network.setCacheDisabled', { cacheDisabled: true });
    const kinds = new Map<string, string>();
    let bytes = 0;
    client.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
    client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (['Script', 'Stylesheet'].includes(kinds.get(requestId) ?? '')) bytes += encodedDataLength;
    });
    await page.addInitScript(() => {
      Reflect.set(globalThis, 'moved', 0);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          Reflect.set(
            globalThis,
            'moved',
            Number(Reflect.get(globalThis, 'moved')) + Number(Reflect.get(entry, 'value'))
          );
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(site.url, { waitUntil: 'networkidle' });
    await page.waitForTimeout(300);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(200_000);
    expect(await page.evaluate(() => Number(Reflect.get(globalThis, 'moved')))).toBeLessThan(0.02);
    await page.context().close();
  });

  test('an unknown page says so in both languages', async () => {
    for (const [lang, words] of [
      ['fr', 'Cette page n’existe pas'],
      ['en', 'This page does not exist']
    ] as const) {
      const page = await open({ path: `/nowhere?lang=${lang}`, lang });
      expect(await page.locator('h1').textContent()).toBe(words);
      expect(await axeViolations(page)).toEqual([]);
      await page.context().close();
    }
  });
});
