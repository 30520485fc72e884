import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '#tests/browser/browser.ts';
import { axeViolations, complaints, sidewaysScroll } from '#tests/browser/page-checks.ts';
import {
  enter,
  germanSales,
  startWizardSite,
  type WizardSite
} from '#tests/browser/wizard-site.ts';

let browser: Browser;
let site: WizardSite;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startWizardSite()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function open({ lang = 'en' }: { lang?: 'fr' | 'en' } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name: 'lang', value: lang, url: site.url }]);
  return context.newPage();
}

const next = (page: Page) => page.locator('.actions .primary').last().click();
const heading = (page: Page) => page.locator('#step-title').textContent();
const count = (page: Page, name: string) => page.locator(`[data-count=${name}] dd`).textContent();

async function sendFile(page: Page, path: string): Promise<void> {
  await page.locator('#file').setInputFiles(path);
  await page.waitForURL('**/import?upload=*&step=reading');
}

async function check(page: Page): Promise<void> {
  await next(page);
  await page.locator('#column-0').waitFor();
  await next(page);
  await page.locator('tbody tr').first().waitFor();
}

async function ended(page: Page): Promise<void> {
  await page.locator('[data-count=read]').waitFor({ timeout: 60_000 });
}

async function undo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Undo this import' }).first().click();
  await page.getByRole('button', { name: 'Yes, undo the import' }).click();
  await expect.poll(() => heading(page), { timeout: 20_000 }).toMatch(/^Import undone/);
}

test('a wrong key is refused beside its field, what was typed stays', async () => {
  const page = await open();
  await page.goto(`${site.url}/import`, { waitUntil: 'networkidle' });
  await page.locator('#key').fill('vk_nobody');
  await page.keyboard.press('Enter');
  await page.locator('#key-fault:not([hidden])').waitFor();
  expect(await page.locator('#key-fault').textContent()).toMatch(/^This key is not known/);
  expect(await page.locator('#key').inputValue()).toBe('vk_nobody');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('key');
  expect(await page.context().cookies()).not.toContainEqual(
    expect.objectContaining({ name: 'vitrine_import' })
  );
  await page.context().close();
});

describe('a UTF-16 file with semicolons and German headings', () => {
  test('is mapped by synonyms and by hand, checked by cell, imported, settled, undone', async () => {
    const page = await open();
    const said = complaints(page);
    await enter(page, site);
    await sendFile(page, site.file('Verkäufe.csv', germanSales));
    expect(await page.locator('#separator option:checked').textContent()).toMatch(/^Semicolon/);
    expect(await page.locator('#encoding option:checked').textContent()).toMatch(/^UTF-16/);
    await next(page);
    const meanings = () =>
      page
        .locator('.columns .choice select')
        .evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value));
    await page.locator('#column-0').waitFor();
    expect(await meanings()).toEqual(['ordered_at', 'external_id', 'gross', 'channel', '', '']);
    await page.locator('#column-4').selectOption('status');
    await expect
      .poll(meanings)
      .toEqual(['ordered_at', 'external_id', 'gross', 'channel', 'status', '']);
    await page.getByLabel('“Basar” means').selectOption('other');
    await next(page);

    await page.locator('td.wrong').first().waitFor();
    expect(await page.locator('td.wrong .raw').allTextContents()).toEqual(['zwölf', '31.11.2020']);
    expect(await page.locator('tbody tr').first().locator('td').allTextContents()).toEqual([
      '2020-1001',
      '3 Nov 2020',
      'Counter (in the shop)',
      'Paid',
      '€1,250.50'
    ]);

    await page.reload({ waitUntil: 'networkidle' });
    await page.locator('td.wrong').first().waitFor();
    await page.goBack();
    await page.getByLabel('“Basar” means').waitFor({ state: 'attached' });
    expect(await page.getByLabel('“Basar” means').inputValue()).toBe('other');
    await page.goForward();
    await page.locator('td.wrong').first().waitFor();

    await next(page);
    await ended(page);
    expect([
      await count(page, 'read'),
      await count(page, 'accepted'),
      await count(page, 'refused')
    ]).toEqual(['6', '4', '2']);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Download the refused rows/ }).click()
    ]);
    expect(download.suggestedFilename()).toBe('Verkäufe-refused.csv');

    await page.locator('#template-name').fill('Kasse');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The template “Kasse” is saved.').waitFor();
    await undo(page);
    await page.getByRole('button', { name: 'Import another file' }).click();
    await page.getByText('undone', { exact: true }).waitFor();

    await sendFile(page, site.file('Verkäufe 2.csv', germanSales));
    await page.getByRole('button', { name: 'Read it like last time' }).click();
    await page.locator('td.wrong').first().waitFor();
    expect(await page.locator('td.wrong').count()).toBe(2);
    expect(said).toEqual([]);
    await page.context().close();
  });
});

test('a file with uneven lines: good ones in, bad ones shown with their line', async () => {
  const page = await open();
  await enter(page, site);
  await sendFile(
    page,
    site.file(
      'uneven.csv',
      'order;date;amount;channel\nU-1;2021-02-01;10,00;phone\nU-2;2021-02-01;11,00\nU-3;2021-02-01;12,00;phone;more\nU-4;2021-02-02;13,00;Bazar\n'
    )
  );
  await check(page);
  expect(await page.locator('.scroll code').allTextContents()).toEqual([
    'U-2;2021-02-01;11,00',
    'U-3;2021-02-01;12,00;phone;more'
  ]);
  await next(page);
  await ended(page);
  expect([await count(page, 'accepted'), await count(page, 'refused')]).toEqual(['1', '3']);

  await page.getByRole('link', { name: 'Settle a word here' }).click();
  const card = page.locator('[data-code=unknown_value]', { hasText: 'Bazar' });
  await card.locator('select').selectOption('marketplace');
  await card.getByRole('button', { name: 'Correct and replay' }).click();
  await page.getByText('Rows taken: 1. Still refused: 0.').waitFor({ timeout: 20_000 });
  expect(await page.locator('[data-code=ragged_row] .rows').textContent()).toBe('2 rows');
  await page.context().close();
});

test.each([
  [
    'a web server’s log',
    'access.log',
    [
      ...['/', '/dolls', '/balls'].map(
        (path, i) =>
          `203.0.113.7 - - [0${i + 2}/Mar/2021:10:00:00 +0100] "GET ${path} HTTP/1.1" 200 512 "-" "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"`
      ),
      'not a line of a log',
      ''
    ].join('\n'),
    ['4', '3', '1']
  ],
  [
    'an export of GA4',
    'ga4.json',
    JSON.stringify({
      dimensionHeaders: [{ name: 'date' }],
      metricHeaders: [{ name: 'sessions' }],
      rows: ['20210302', '20210303'].map((value) => ({
        dimensionValues: [{ value }],
        metricValues: [{ value: '41' }]
      }))
    }),
    ['2', '2', '0']
  ]
])('%s goes from upload to check at once, and in', async (_, name, content, counts) => {
  const page = await open();
  const said = complaints(page);
  await enter(page, site);
  await sendFile(page, site.file(name, content));
  expect(await heading(page)).toBe('This file holds visits');
  await next(page);
  await page.locator('.import-page td').first().waitFor();
  await next(page);
  await ended(page);
  expect([
    await count(page, 'read'),
    await count(page, 'accepted'),
    await count(page, 'refused')
  ]).toEqual(counts);
  expect(said).toEqual([]);
  await page.context().close();
});

describe('a file of 500,000 lines', () => {
  const rows_n = 500_000;
  let path: string;
  beforeAll(() => {
    const lines = ['order,date,amount,channel'];
    for (let i = 0; i < rows_n; i += 1)
      lines.push(
        `L-${i},2019-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')},${1 + (i % 90)}.50,${i % 5 === 0 ? 'own_site' : 'counter'}`
      );
    path = site.file('large.csv', lines.join('\n'));
  });

  test('cancelled half-way it leaves nothing; then it goes in while the page stays alive', async () => {
    const page = await open();
    await enter(page, site);
    await sendFile(page, path);
    await check(page);
    expect(await page.locator('.actions .primary').textContent()).toMatch(/500,000 rows/);
    await next(page);
    const where = page.locator('.where');
    await expect.poll(() => where.textContent(), { timeout: 20_000 }).toMatch(/of 500,000/);
    await page.getByRole('button', { name: 'Stop the import' }).click();
    await expect.poll(() => heading(page), { timeout: 20_000 }).toMatch(/^Import stopped/);

    await page.getByRole('button', { name: 'Look at the columns again' }).click();
    await page.locator('#column-0').waitFor();
    await next(page);
    await page.locator('tbody tr').first().waitFor();
    await next(page);
    const seen = new Set<string>();
    let ticks = 0;
    while ((await page.locator('[data-count=read]').count()) === 0) {
      seen.add((await where.textContent({ timeout: 1000 }).catch(() => null)) ?? '');
      await page.evaluate(() => new Promise((end) => requestAnimationFrame(() => end(null))));
      ticks += 1;
    }
    expect(ticks).toBeGreaterThan(10);
    expect([...seen].filter((text) => /of 500,000/.test(text)).length).toBeGreaterThan(2);
    // every row is new: the cancelled run left none behind
    expect([
      await count(page, 'read'),
      await count(page, 'accepted'),
      await count(page, 'refused')
    ]).toEqual(['500,000', '500,000', '0']);
    await page.context().close();
  });
});

test('the keyboard alone leads through every step, the focus on each step’s title', async () => {
  const page = await open();
  const sales = site.file('keys.csv', 'order;date;amount\nK-1;2021-03-01;10,00\n');
  page.on('filechooser', (chooser) => void chooser.setFiles(sales)); // before the key is pressed, or it is missed
  await page.goto(`${site.url}/import`, { waitUntil: 'networkidle' });
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  const press = async (key: string, times = 1) => {
    for (let i = 0; i < times; i += 1) await page.keyboard.press(key);
  };
  const tabTo = async (id: string) => {
    for (let i = 0; i < 60; i += 1) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, id))
        return;
      await press('Tab');
    }
    throw new Error(`not reached by Tab: ${id}`);
  };
  await tabTo('#key');
  await page.keyboard.type(site.key);
  await press('Enter');
  await expect.poll(focused).toBe('Choose a file');
  await tabTo('#file');
  await press('Enter');
  await expect.poll(focused).toBe('Check how the file is cut into cells');
  await tabTo('.actions .primary');
  await press('Enter');
  await expect.poll(focused).toBe('What does each column hold?');
  await tabTo('#fixed-channel');
  await page.keyboard.type('Phone');
  await tabTo('#fixed-rate');
  await page.keyboard.type('abc');
  await press('Tab');
  expect(await page.locator('#fixed-rate-fault').textContent()).toMatch(/between 0 and 100/);
  await tabTo('.actions .primary');
  await press('Enter');
  await expect.poll(focused).toBe('This is what Vitrine understands');
  await page.locator('tbody tr').first().waitFor();
  await tabTo('.actions .primary');
  await press('Enter');
  await expect.poll(focused, { timeout: 20_000 }).toBe('1 row imported');
  await page.context().close();
});

test.each(['fr', 'en'] as const)(
  '%s: axe finds nothing on any step, light and dark, 360 and 1440 px; nothing overflows',
  async (lang) => {
    const page = await open({ lang });
    const sound = async () => {
      for (const [width, theme] of [
        [360, 'light'],
        [360, 'dark'],
        [1440, 'dark'],
        [1440, 'light']
      ] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate((to) => (document.documentElement.dataset['theme'] = to), theme);
        expect(await axeViolations(page)).toEqual([]);
        expect(await sidewaysScroll(page)).toBe(0);
      }
    };
    await page.goto(`${site.url}/import`, { waitUntil: 'networkidle' });
    await sound();
    await enter(page, site, lang);
    await sound();
    await sendFile(page, site.file(`looks-${lang}.csv`, germanSales));
    await sound();
    await next(page);
    await page.locator('#words-channel').waitFor();
    await sound();
    await next(page);
    await page.locator('td.wrong').first().waitFor();
    await sound();
    await page.goto(`${site.url}/import/quarantine`, { waitUntil: 'networkidle' });
    await sound();
    await page.context().close();
  }
);

test('without scripts a sentence and the command line stand in', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.url}/import?lang=en`);
  expect(await page.locator('noscript').textContent()).toMatch(/needs JavaScript/);
  expect(await page.locator('noscript code').textContent()).toBe(
    'npm run vitrine -- import FILE --unit CODE --dry-run'
  );
  await context.close();
});
