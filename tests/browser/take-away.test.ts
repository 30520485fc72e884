import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '#tests/browser/browser.ts';
import { startSite, type Site } from '#tests/browser/overview-server.ts';
import { axeViolations, sidewaysScroll, tableNumbers } from '#tests/browser/page-checks.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite(60)]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function open(path: string, scripts = true, width = 1280): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    javaScriptEnabled: scripts,
    acceptDownloads: true
  });
  const page = await context.newPage();
  await page.goto(site.url + path, { waitUntil: scripts ? 'networkidle' : 'load' });
  return page;
}

/** The values of one measure in a file of ours, in its order; null where there is none. */
function valuesOf(csv: string, metric: string): (number | null)[] {
  const [head = '', ...lines] = csv.trimEnd().split('\n');
  const [at, value] = ['metric', 'value'].map((name) => head.split(',').indexOf(name));
  return lines
    .map((line) => line.replaceAll(/"(?:[^"]|"")*"/g, '').split(','))
    .filter((cells) => cells[at ?? -1] === metric)
    .map((cells) => (cells[value ?? -1] === '' ? null : Number(cells[value ?? -1])));
}

describe('a stranger takes figures away', () => {
  test.each([true, false])(
    'from the overview to the right CSV in three clicks at most, scripts %s',
    async (scripts) => {
      const page = await open('/?lang=en', scripts);
      await page.getByText('Take these figures away').click();
      const link = page.getByRole('link', { name: 'CSV, for programs: Over time', exact: true });
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      const file = await readFile(await download.path(), 'utf8');
      expect(download.suggestedFilename()).toMatch(
        /^vitrine-online_share_of_usual-etc-by-.*\.csv$/
      );
      const screen = await tableNumbers(page, 'online-shares');
      const shown = ['online_share_of_usual', 'online_share'].map((metric) =>
        valuesOf(file, metric)
      );
      const columns = screen[0]?.map((_, j) => screen.map((row) => row[j] ?? null)) ?? [];
      for (const values of shown) {
        expect(values.filter((value) => value !== null).length).toBeGreaterThan(5);
        expect(columns).toContainEqual(values);
      }
      await page.context().close();
    }
  );

  test.each(['/areas/REG-84', '/sectors/G09'])(
    'on %s: every file on offer is there, narrow and without an accessibility fault',
    async (path) => {
      const page = await open(`${path}?lang=fr`, true, 320);
      await page.getByText('Emporter ces chiffres').click();
      expect(await axeViolations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      const links = await page
        .locator('.take a[download]')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
      expect(links.length).toBeGreaterThanOrEqual(32);
      const first = links.slice(0, 8);
      const statuses = await Promise.all(
        first.map(async (href) => (await fetch(site.url + href)).status)
      );
      expect(statuses).toEqual(first.map(() => 200));
      await page.context().close();
    }
  );
});
