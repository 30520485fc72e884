import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '#tests/browser/browser.ts';
import { startSite, type Site } from '#tests/browser/overview-server.ts';
import { axeViolations, sidewaysScroll } from '#tests/browser/page-checks.ts';
import { cookiesOf, makePeople, peopleEnv } from '#tests/browser/people.ts';

let browser: Browser;
let site: Site;
let cookies: Awaited<ReturnType<typeof cookiesOf>>;
beforeAll(async () => {
  [browser, site] = await Promise.all([
    launchBrowser(),
    startSite(60, peopleEnv, async (data) => void (await makePeople(data)))
  ]);
  cookies = await cookiesOf(site.url, 'officer');
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** Types into the field that has the focus after some stops of the Tab key. */
async function type(page: Page, field: string, text: string): Promise<void> {
  await page.focus(field);
  await page.keyboard.type(text);
}

const dates = (page: Page): Promise<string> => page.locator('.closures').first().innerText();

// Without scripts the same forms are sent by tests/app/annotations.test.ts.
test('an officer marks a closure on the chart and takes it away again', async () => {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'en-GB'
  });
  await context.addCookies(cookies);
  const page = await context.newPage();
  const name = 'Market hall shut';
  const areaPage = `${site.url}/areas/REG-84?lang=en&from=2019-01-01&until=2020-01-01`;
  await page.goto(areaPage);
  await page.getByRole('link', { name: 'Add or correct a date' }).click();
  await page.waitForURL('**/admin/annotations?*area=REG-84*');
  await page.waitForLoadState('networkidle');
  expect(await page.locator('#place').inputValue()).toBe('Auvergne-Rhône-Alpes (REG-84)');
  await type(page, '#name_en', name);
  await page.keyboard.press('Enter');
  await page.locator('#from-fault').waitFor();
  expect(await page.locator('#name_en').inputValue()).toBe(name);
  expect(await sidewaysScroll(page)).toBe(0);
  expect(await axeViolations(page)).toEqual([]);
  await page.fill('#from', '2019-03-04');
  await page.fill('#last', '2019-03-31');
  await type(page, '#name_fr', 'Halle fermée');
  await type(page, '#source', 'the town, 1 March 2019');
  await page.keyboard.press('Enter');
  await page.getByText(`“${name}” is on the charts.`).waitFor();
  expect(await axeViolations(page)).toEqual([]);

  await page.goto(areaPage);
  expect(await dates(page)).toContain(name);
  await page.goto(`${site.url}/areas/REG-11?lang=en&from=2019-01-01&until=2020-01-01`);
  expect(await page.getByText(name).count()).toBe(0);

  await page.goto(`${site.url}/admin/annotations?lang=en&area=REG-84`);
  await page.getByRole('button', { name: `Withdraw “${name}”` }).click();
  await page.getByRole('button', { name: 'Undo the withdrawal' }).click();
  await page.getByText(`“${name}” is back on the charts.`).waitFor();
  await page.getByRole('button', { name: `Withdraw “${name}”` }).click();
  await page.getByText(`“${name}” is no longer on the charts.`).waitFor();
  await page.goto(areaPage);
  expect(await page.getByText(name).count()).toBe(0);
  await context.close();
});
