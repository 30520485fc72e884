import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '#tests/browser/browser.ts';
import { findBrowser } from '#tests/browser/find.ts';
import { startSite, type Site } from '#tests/browser/overview-server.ts';
import { axeViolations, complaints, sidewaysScroll } from '#tests/browser/page-checks.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  const found = await findBrowser();
  const env = { ...found.env, CHROME_PATH: found.path };
  [browser, site] = await Promise.all([launchBrowser(), startSite(60, env)]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

type Options = { width?: number; scripts?: boolean; theme?: 'light' | 'dark' };

async function open(path: string, options: Options = {}): Promise<Page> {
  const { width = 1440, scripts = true, theme = 'light' } = options;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    javaScriptEnabled: scripts,
    colorScheme: theme
  });
  const page = await context.newPage();
  await page.goto(site.url + path, { waitUntil: scripts ? 'networkidle' : 'load' });
  return page;
}

describe('every page of places', () => {
  test.each([
    ['/areas?lang=fr&level=departement', 320, 'light'],
    ['/areas/REG-11?lang=en', 320, 'dark'],
    ['/areas/REG-11/sheet?lang=fr', 768, 'dark'],
    ['/sectors/G09?lang=fr', 1440, 'light'],
    ['/method?lang=en', 320, 'dark'],
    ['/areas/nowhere?lang=en', 768, 'light'],
    ['/programme?lang=fr', 320, 'light'],
    ['/programme?lang=en', 768, 'dark'],
    ['/solutions?lang=en', 320, 'light'],
    ['/solutions?lang=fr&need=web_shop', 1440, 'dark']
  ] as const)(
    '%s at %i px, %s: axe finds nothing, nothing overflows',
    async (path, width, theme) => {
      const page = await open(path, { width, theme });
      const said = complaints(page);
      expect(await axeViolations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      expect(said).toEqual([]);
      await page.context().close();
    }
  );
});

describe('the map', () => {
  test('is one stop of the Tab key; arrows go from area to area, Enter to its page', async () => {
    const page = await open('/areas?lang=en');
    expect(await page.locator('[data-map] a[data-area][tabindex="0"]').count()).toBe(1);
    await page.locator('[data-area=REG-11]').focus();
    expect(await page.locator('[data-map] .tip').textContent()).toContain('Île-de-France');
    await page.keyboard.press('ArrowLeft');
    const left = await page.evaluate(() => document.activeElement?.getAttribute('data-area'));
    expect(['REG-28', 'REG-52', 'REG-53', 'REG-24']).toContain(left);
    await page.keyboard.press('Escape');
    expect(await page.locator('[data-map] .tip').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/areas/${left}**`);
    await page.context().close();
  });

  test('lets several areas be chosen by keyboard; the figures are those of the API for all of them', async () => {
    const page = await open('/?lang=en&period=2020&pick=region');
    const at = (code: string) => page.locator(`[data-map] a[data-area=${code}]`).first();
    await at('REG-11').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?period=2020&area=REG-11&lang=en&pick=region');
    await expect.poll(() => at('REG-11').getAttribute('aria-current')).toBe('true');
    await at('REG-84').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?period=2020&area=REG-11,REG-84&lang=en&pick=region');
    await expect.poll(() => at('REG-84').getAttribute('aria-label')).toMatch(/, chosen$/);
    const focus = await page.evaluate(() => document.activeElement?.getAttribute('data-area'));
    expect(focus).toBe('REG-84');
    expect(await page.locator('.chosen li').allTextContents()).toHaveLength(2);
    const asked = 'metric=recovery&from=2020-01-01&until=2021-01-01&where=area%3DREG-11,REG-84';
    const answer: { rows: { value: number | null }[] } = await (
      await fetch(`${site.url}/api/v1/series?${asked}`)
    ).json();
    expect(Number(await page.locator('[data-metric=recovery] data').getAttribute('value'))).toBe(
      answer.rows[0]?.value
    );
    await expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0);
    await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Remove Île-de-France' }).click();
    await page.waitForURL('**/?period=2020&area=REG-84&lang=en&pick=region');
    await page.context().close();
  });

  test('without scripts areas are added by the form, and chosen on the map and in its table', async () => {
    const page = await open('/?lang=en&area=DEP-69', { scripts: false });
    await page.getByLabel('Area', { exact: true }).fill('Isère');
    await page.getByLabel('Add the next area').check();
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.waitForURL('**/?area=DEP-69,DEP-38&lang=en');
    await page.getByRole('link', { name: 'départements', exact: true }).click();
    await page.waitForURL('**/?area=DEP-69,DEP-38&lang=en&pick=departement');
    await page.locator('[data-map] a[data-area=DEP-01]').click();
    await page.waitForURL('**/?area=DEP-69,DEP-38,DEP-01&lang=en&pick=departement');
    await page.locator('[data-map] summary').first().click();
    await page
      .locator('[data-map] tbody')
      .getByRole('link', { name: 'Rhône', exact: true })
      .click();
    await page.waitForURL('**/?area=DEP-38,DEP-01&lang=en&pick=departement');
    await page.context().close();
  });

  test('without scripts every area is a link, and the search finds a commune', async () => {
    const page = await open('/areas?lang=fr', { scripts: false });
    expect(await page.locator('[data-map] a[data-area]').count()).toBe(18);
    await page.getByLabel('Chercher un territoire').fill('saint etienne');
    await page.getByRole('button', { name: 'Chercher', exact: true }).click();
    await page.waitForURL('**/areas?*q=saint+etienne*');
    expect(await page.getByRole('link', { name: 'Saint-Étienne', exact: true }).count()).toBe(1);
    await page.context().close();
  });
});

describe('the sheet of an area', () => {
  test.each([
    ['fr', 'Fiche\u00a0: Île-de-France – Vitrine'],
    ['en', 'Sheet: Île-de-France – Vitrine']
  ])('as PDF in %s is one tagged page of A4 with its title', async (lang, title) => {
    const answer = await fetch(`${site.url}/areas/REG-11/sheet.pdf?lang=${lang}&period=2020`);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const pdf = Buffer.from(await answer.arrayBuffer()).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    expect(pdf).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
    expect(pdf).toContain('/StructTreeRoot');
    expect(pdf).toMatch(new RegExp(`/Lang\\s*\\(${lang}\\)`));
    const utf16 = Buffer.from(title, 'utf16le').swap16().toString('hex');
    expect(pdf.toLowerCase()).toContain(utf16);
  });

  test('where no browser is installed programs get a problem, people the sheet with a word', async () => {
    const bare = await startSite(0, { CHROME_PATH: '/nowhere/chromium' });
    const ask = (accept: string) =>
      fetch(`${bare.url}/areas/REG-11/sheet.pdf?lang=en&period=2020`, {
        headers: { accept },
        redirect: 'manual'
      });
    const problem = await ask('application/pdf');
    expect(problem.status).toBe(503);
    expect(problem.headers.get('content-type')).toBe('application/problem+json');
    expect(await problem.json()).toMatchObject({ code: 'no_browser', status: 503 });
    const led = await ask('text/html,*/*');
    expect(led.status).toBe(303);
    const where = led.headers.get('location') ?? '';
    expect(where).toBe('/areas/REG-11/sheet?period=2020&lang=en&pdf=none');
    await bare.stop();
    const page = await open(where);
    expect(await page.getByRole('status').first().textContent()).toContain(
      'The PDF could not be made here'
    );
    expect(await page.getByRole('link', { name: 'Sheet as PDF' }).count()).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  test('of an area nobody knows leads to what may be meant', async () => {
    const address = `${site.url}/areas/DEP-99X/sheet.pdf`;
    expect((await fetch(address)).status).toBe(404);
    const seen = await fetch(address, { headers: { accept: 'text/html' } });
    expect(new URL(seen.url).pathname).toBe('/areas/DEP-99X/sheet');
    expect(seen.status).toBe(404);
  });
});

const patient = { timeout: 30_000 };

describe('a first page', () => {
  test('holds each drawing once, and shows it again after another width, another view and back', async () => {
    const html = await (await fetch(`${site.url}/sectors/G09?lang=fr`)).text();
    expect(html).toContain('markup:" "');
    expect(html).not.toContain(String.raw`markup:"\u003Csvg`);

    const page = await open('/sectors/G09?lang=fr', { width: 600 });
    const chart = page.locator('[data-chart=online-shares]');
    const narrow = chart.locator('[data-drawn=narrow] svg path');
    await chart.scrollIntoViewIfNeeded();
    await expect.poll(() => chart.locator('[data-drawn]').count(), patient).toBe(0); // drawn anew for this width
    await page.setViewportSize({ width: 400, height: 900 });
    await expect.poll(() => narrow.count(), patient).toBeGreaterThan(3);

    const rows = await chart.locator('tbody tr').count();
    await page.locator('select[name=period]').selectOption({ index: 2 });
    await page.waitForURL(/period=/);
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('period='));
    await expect.poll(() => chart.locator('tbody tr').count(), patient).toBe(rows);
    await expect.poll(() => narrow.count(), patient).toBeGreaterThan(3);
    await page.context().close();
  });
});
