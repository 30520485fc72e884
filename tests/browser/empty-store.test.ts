import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '#tests/browser/browser.ts';
import { startSite, type Site } from '#tests/browser/overview-server.ts';
import { axeViolations } from '#tests/browser/page-checks.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite(0)]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

test.each([
  ['fr', 'Aucune donnée pour l’instant'],
  ['en', 'No data yet']
])('an empty store says in %s what to type', async (lang, words) => {
  const page = await browser.newPage();
  await page.goto(`${site.url}/?lang=${lang}`, { waitUntil: 'networkidle' });
  expect(await page.locator('h1').textContent()).toBe(words);
  expect(await page.locator('pre').allTextContents()).toEqual([
    'npm run vitrine -- demo',
    lang === 'fr'
      ? 'npm run vitrine -- import FICHIER --dry-run'
      : 'npm run vitrine -- import FILE --dry-run'
  ]);
  expect(await axeViolations(page)).toEqual([]);
  await page.close();
});
