import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { password, startAccountsSite, type AccountsSite } from '#tests/app/accounts-site.ts';
import { launchBrowser } from '#tests/browser/browser.ts';
import { axeViolations, sidewaysScroll } from '#tests/browser/page-checks.ts';
import { addDays } from '#model/calendar.ts';
import { entryFields, lastWeeks } from '#model/week-entry.ts';

let browser: Browser;
let site: AccountsSite;
let context: BrowserContext;
let page: Page;

/** A week of its own for each test, so that none looks at another's. */
const weeks = lastWeeks(addDays(new Date().toISOString().slice(0, 10), -1), 9);
let week = '';

beforeAll(async () => {
  [browser, site] = await Promise.all([
    launchBrowser(),
    startAccountsSite(async ({ person }) => void (await person('owner', 'owner', 'toys')))
  ]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});
beforeEach(() => {
  week = weeks.pop() ?? '';
});

/** Somebody signed in on a phone. */
async function onPhone(scripts = true): Promise<void> {
  context = await browser.newContext({
    ...{ viewport: { width: 360, height: 740 }, locale: 'en-GB', javaScriptEnabled: scripts }
  });
  page = await context.newPage();
  await page.goto(`${site.url}/sign-in?lang=en`);
  await page.fill('#email', 'owner@example.org');
  await page.fill('#password', password);
  await page.click('form button.primary');
  await page.waitForURL('**/account');
}

const at = (one: string): string => `${site.url}/shop/toys/entry?week=${one}&lang=en`;

/** The page of a week, ready to be sent by script. */
async function open(one = week, tab = page): Promise<void> {
  await tab.goto(at(one), { waitUntil: 'networkidle' });
}

/** All amounts of the form: what the week before said is filled in already. */
async function fill(amounts: Record<string, string>, tab = page): Promise<void> {
  for (const name of entryFields) await tab.fill(`#${name}`, amounts[name] ?? '');
}

const save = (tab = page): Promise<void> => tab.click('form[method=POST] button.primary');

/** Totals in the history of a week, as the server tells them. */
async function history(one = week): Promise<string[]> {
  const tab = await context.newPage();
  await tab.goto(at(one));
  const totals = await tab
    .locator('section', { hasText: 'What was said' })
    .locator('strong')
    .allInnerTexts();
  await tab.close();
  return totals;
}

describe('a week on a phone', () => {
  test('is entered, shown as saved, and kept as one entry', async () => {
    await onPhone();
    await open();
    await fill({ in_store: '1 250,50', phone: '80', web: '200', pickup: '120' });
    await save();
    await page.getByText('Saved: week of').waitFor();
    expect(await history()).toEqual(['€1,530.50']);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    await context.close();
  });

  test('entered without a network waits on the device, survives the tab, goes once', async () => {
    await onPhone();
    await open();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await expect.poll(() => page.evaluate(() => caches.has('vitrine-pages'))).toBe(true);
    await expect
      .poll(() => page.evaluate(async () => (await caches.match('/shop/toys/entry'))?.ok === true))
      .toBe(true);
    await context.setOffline(true);
    await fill({ in_store: '990' });
    await save();
    await page.getByText('Kept on this device').waitFor();
    await page.close();
    page = await context.newPage();
    await page.goto(`${site.url}/shop/toys/entry`); // from what the device kept
    await page.getByText('Kept on this device').waitFor();
    await context.setOffline(false);
    await page.getByText('Saved: week of').waitFor();
    await expect.poll(() => page.getByText('Kept on this device').count()).toBe(0);
    expect(await history()).toEqual(['€990.00']);
    await context.close();
  });

  test('from two tabs, with a double click, is one entry', async () => {
    await onPhone();
    await open();
    const other = await context.newPage();
    await open(week, other);
    await context.setOffline(true);
    await fill({ in_store: '700' });
    await page.locator('form[method=POST] button.primary').dblclick();
    await page.getByText('Kept on this device').waitFor();
    await other.getByText('Kept on this device').waitFor();
    await context.setOffline(false);
    await expect.poll(() => page.getByText('Kept on this device').count()).toBe(0);
    await expect.poll(() => other.getByText('Kept on this device').count()).toBe(0);
    expect(await history()).toEqual(['€700.00']);
    await context.close();
  });

  test('that the server kept but could not say so is sent again and kept once', async () => {
    await onPhone();
    await open();
    let lost = 0;
    await page.route('**/shop/toys/entry', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch(); // the server has it
      await route.abort('connectionreset'); // its answer never comes
    });
    await fill({ in_store: '610' });
    await save();
    await page.getByText('Kept on this device').waitFor();
    expect(lost).toBe(1);
    await page.click('text=Send now');
    await page.getByText('Saved: week of').waitFor();
    expect(await history()).toEqual(['€610.00']);
    await context.close();
  });

  test('is corrected, and what was said before stays to be seen', async () => {
    await onPhone();
    await open();
    await fill({ in_store: '500' });
    await save();
    await page.getByText('Saved: week of').waitFor();
    await open();
    expect(await page.inputValue('#in_store')).toBe('500');
    await fill({ in_store: '450', messages: '20' });
    await save();
    await expect.poll(() => history()).toEqual(['€470.00', '€500.00']);
    await context.close();
  });
});

describe('without scripts', () => {
  test('a week is a plain form: wrong amounts come back with their sentences, right ones are kept once', async () => {
    await onPhone(false);
    await page.goto(at(week));
    await fill({ in_store: 'douze', phone: '-3', web: '10', pickup: '20', marketplace: '1.250' });
    await save();
    expect(await page.locator('.fault').allInnerTexts()).toEqual([
      'Write an amount in figures: 1250 or 1250.50.',
      'An amount taken is not negative.',
      'What was picked up cannot be more than what the site sold.',
      'Thousands or decimals? Write without a thousands separator: 1250 or 1.25.'
    ]);
    expect(await page.inputValue('#in_store')).toBe('douze');
    await page.goto(`${at(week).replace('lang=en', 'lang=fr')}`);
    await fill({ in_store: 'douze' });
    await save();
    expect(await page.locator('.fault').first().innerText()).toContain(
      'Écrivez un montant en chiffres'
    );
    await fill({ in_store: '12,50' });
    const request_id = await page.locator('[name=request_id]').inputValue();
    await save();
    await page.waitForURL('**saved=*');
    const again = { request_id, week, tax: 'ttc_200', in_store: '12,50' };
    const headers = { origin: site.url };
    await page.request.post(`${site.url}/shop/toys/entry`, { form: again, headers });
    expect(await history()).toEqual(['€12.50']);
    await context.close();
  });
});
