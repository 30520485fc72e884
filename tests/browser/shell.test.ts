import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '#tests/browser/browser.ts';
import { startSite, type Site } from '#tests/browser/overview-server.ts';
import { axeViolations, complaints, sidewaysScroll } from '#tests/browser/page-checks.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite(120)]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

type Options = {
  path?: string;
  width?: number;
  lang?: 'fr' | 'en';
  theme?: 'light' | 'dark';
  scripts?: boolean;
};

async function open(options: Options = {}): Promise<Page> {
  const { path = '/', width = 1440, lang = 'fr', theme = 'light', scripts = true } = options;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: lang === 'fr' ? 'fr-FR' : 'en-GB',
    colorScheme: theme,
    javaScriptEnabled: scripts
  });
  const page = await context.newPage();
  await page.goto(site.url + path, { waitUntil: scripts ? 'networkidle' : 'load' });
  return page;
}

/** How long a page may take to show something on a busy machine. */
const slow = { timeout: 10_000 };

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('name') ?? '');

/** Goes on with the Tab key until the element has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const wanted = page.locator(selector).first();
  for (let i = 0; i < 40; i += 1) {
    if (await wanted.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached with the Tab key: ${selector}`);
}

describe('an area by its name', () => {
  test('typed without accents, taken with the keyboard; the back button leads back', async () => {
    const page = await open();
    await tabTo(page, '[name=place]');
    await page.keyboard.type('rhone alp');
    const option = page.locator('li[role=option]', { hasText: 'Auvergne-Rhône-Alpes' }).first();
    await option.waitFor();
    expect(await option.getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/?area=REG-84');
    expect(await page.locator('[name=place]').inputValue()).toBe('Auvergne-Rhône-Alpes');
    await expect.poll(() => page.locator('.scope').textContent(), slow).toMatch(/^Auvergne/);
    await page.goBack();
    await page.waitForURL((url) => url.search === '');
    await expect.poll(() => page.locator('[name=place]').inputValue(), slow).toBe('');
    await page.context().close();
  });

  test('the empty field opens the tree; Escape closes it and keeps the filters', async () => {
    const page = await open({ path: '/?sector=G09' });
    await tabTo(page, '[name=place]');
    await page.keyboard.press('ArrowDown');
    await page.locator('li[role=option]', { hasText: 'Bretagne' }).waitFor();
    expect(await page.locator('li[role=option]').count()).toBeGreaterThan(100);
    expect(await axeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await page.locator('li[role=option]').count()).toBe(0);
    expect(page.url()).toBe(`${site.url}/?sector=G09`);
    expect(await focused(page)).toBe('place');
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => url.search === '');
    await page.context().close();
  });

  test('a name of several areas asks which, without scripts', async () => {
    const page = await open({ scripts: false });
    await page.locator('[name=place]').fill('saint denis');
    await page.getByRole('button', { name: 'Afficher' }).click();
    expect(await page.getByText('désigne plusieurs territoires').count()).toBe(1);
    await page.getByRole('link', { name: 'Saint-Denis', exact: true }).first().click();
    await page.waitForURL('**/?area=COM-97411');
    await page.locator('[name=place]').fill('occitanie');
    await page.getByRole('button', { name: 'Afficher' }).click();
    await page.waitForURL('**/?area=REG-76');
    await page.locator('[name=place]').fill('');
    await page.getByRole('button', { name: 'Afficher' }).click();
    await page.waitForURL((url) => url.search === '');
    await page.context().close();
  });
});

describe('the comparison', () => {
  test('is chosen, and its dates stand under each number', async () => {
    const page = await open({ path: '/?period=2021' });
    await page.getByLabel('Comparer avec').selectOption('usual');
    await page.waitForURL('**/?period=2021&compare=usual');
    await expect
      .poll(() => page.locator('[data-metric=online_share] .change').textContent(), slow)
      .toContain('1ᵉʳ janv. 2019 – 31 déc. 2019');
    await page.context().close();
  });

  test('with dates of one’s own, without scripts', async () => {
    const page = await open({ path: '/?period=2021', scripts: false });
    await page.getByText('Choisir des dates').click();
    await page.getByLabel('Comparer avec').selectOption('custom');
    await page.getByLabel('Comparée du').fill('2019-01-01');
    await page.getByLabel('Comparée avant le').fill('2019-07-01');
    await page.getByRole('button', { name: 'Afficher' }).click();
    await page.waitForURL('**/?period=2021&compare=2019-01-01..2019-07-01');
    expect(await page.locator('[data-metric=online_revenue] .change').textContent()).toContain(
      '1ᵉʳ janv. 2019 – 30 juin 2019'
    );
    await page.context().close();
  });
});

test('a changed filter leaves nothing blank on the way', async () => {
  const page = await open();
  await page.evaluate(() => {
    const seen = { least: 9, busy: false };
    Reflect.set(globalThis, 'seen', seen);
    const look = () => {
      seen.least = Math.min(seen.least, document.querySelectorAll('.chart svg[role=img]').length);
      seen.busy ||= document.querySelector('[aria-busy=true]') !== null;
      requestAnimationFrame(look);
    };
    look();
  });
  const headline = await page.locator('[data-chart=ranked-intervals] .summary').textContent();
  await page.getByLabel('Période', { exact: true }).selectOption('2019');
  await expect
    .poll(() => page.locator('[data-chart=ranked-intervals] .summary').textContent(), slow)
    .not.toBe(headline);
  await expect.poll(() => page.locator('[aria-busy=true]').count(), slow).toBe(0);
  const seen = await page.evaluate(() => Reflect.get(globalThis, 'seen'));
  expect(seen.least).toBeGreaterThan(3);
  expect(seen.busy).toBe(true);
  await page.context().close();
});

describe('keys', () => {
  test('? lists them, Escape closes the list, the focus comes back, the filters stay', async () => {
    const page = await open({ path: '/?sector=G09' });
    await tabTo(page, '[name=sector]');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    const before = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Touches du clavier' }).waitFor();
    expect(await page.locator('dialog dt').count()).toBe(8);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(before);
    expect(page.url()).toContain('sector=G09');
    await page.context().close();
  });

  test('those of a single character can be switched off; Ctrl K still works', async () => {
    const page = await open();
    await page.keyboard.press('?');
    await page.getByLabel('Touches d’un seul caractère').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.keyboard.press('/');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.context().close();
  });

  test('a character typed into a field stays there', async () => {
    const page = await open();
    await tabTo(page, '[name=place]');
    await page.keyboard.type('?/');
    expect(await page.locator('[name=place]').inputValue()).toBe('?/');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.context().close();
  });
});

describe('the search by name', () => {
  test.each([
    ['metiers de bouche xyz', null],
    ['vetem', '/sectors/G09'],
    ['saint-etienne', '/areas/COM-42218'],
    ['69001', '/areas/COM-69123']
  ])('%s leads to %s', async (typed, path) => {
    const page = await open();
    await page.keyboard.press('/');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type(typed);
    if (path === null) {
      await page.getByText('Rien ne s’appelle').waitFor();
    } else {
      await expect.poll(() => page.locator('dialog li[aria-selected=true]').count(), slow).toBe(1);
      await page.waitForTimeout(600); // areas come a moment after pages and sectors
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname === path);
      expect(await page.getByRole('dialog').count()).toBe(0);
    }
    await page.context().close();
  });
});

describe('in every look', () => {
  const looks = (['fr', 'en'] as const).flatMap((lang) =>
    (['light', 'dark'] as const).map((theme) => [lang, theme] as const)
  );
  test.each(looks)('%s, %s: dialogs and lists are sound at 320 px', async (lang, theme) => {
    const page = await open({ lang, theme, width: 320, path: `/sectors?lang=${lang}` });
    const said = complaints(page);
    expect(await axeViolations(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await page.locator('nav a[aria-current=page]').count()).toBe(1);
    for (const key of ['?', '/']) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      await page.keyboard.press('Escape');
    }
    expect(said).toEqual([]);
    await page.context().close();
  });
});

describe('what machines read', () => {
  test('the map of the site names pages that exist, in both languages', async () => {
    const text = await (await fetch(`${site.url}/sitemap.xml`)).text();
    const found = [...text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = '']) => address);
    expect(found.length).toBeGreaterThan(250);
    for (const path of ['/?lang=fr', '/sectors/G09?lang=en', '/areas/DEP-2A?lang=fr', '/metrics'])
      expect(found.some((address) => address.startsWith(`${site.url}${path}`))).toBe(true);
    for (const path of ['/', '/sectors', '/areas', '/metrics', '/areas/DEP-2A'])
      expect((await fetch(`${site.url}${path}`)).status).toBe(200);
    const robots = await (await fetch(`${site.url}/robots.txt`)).text();
    expect(robots).toContain(`Sitemap: ${site.url}/sitemap.xml`);
  });

  test('a link to the site shows a picture, in the language of the page', async () => {
    const html = await (await fetch(`${site.url}/?lang=en`)).text();
    const image = /property="og:image" content="(.*?)"/.exec(html)?.[1] ?? '';
    expect(image).toBe(`${site.url}/social-card-en.png`);
    expect((await fetch(image)).headers.get('content-type')).toBe('image/png');
    expect(html).toContain('hreflang="fr"');
  });
});

test('an unknown page leads on, in both languages', async () => {
  for (const [lang, name] of [
    ['fr', 'Tous les secteurs'],
    ['en', 'All sectors']
  ] as const) {
    const page = await open({ lang, path: `/nowhere?lang=${lang}` });
    await page.getByRole('link', { name }).click();
    await page.waitForURL('**/sectors?*');
    expect(await page.getAttribute('html', 'lang')).toBe(lang);
    await page.context().close();
  }
});
