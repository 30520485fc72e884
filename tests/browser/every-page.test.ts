import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '#tests/browser/browser.ts';
import { startSite, type Site } from '#tests/browser/overview-server.ts';
import { axeViolations, sidewaysScroll } from '#tests/browser/page-checks.ts';

let browser: Browser;
let site: Site;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), startSite(60)]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** Every page once, in looks of which every two meet: language, theme, width and scripts. */
const looks = [
  ['/', 'en', 'dark', 768, 'off'],
  ['/sectors', 'fr', 'light', 320, 'on'],
  ['/areas', 'en', 'light', 768, 'on'],
  ['/sectors/G09', 'en', 'dark', 320, 'off'],
  ['/areas/REG-84', 'fr', 'dark', 1440, 'on'],
  ['/areas/REG-84/sheet', 'en', 'light', 1440, 'off'],
  ['/method', 'fr', 'light', 768, 'on'],
  ['/metrics', 'fr', 'dark', 320, 'off'],
  ['/metrics/online_share_of_usual', 'fr', 'light', 320, 'on'],
  ['/explore', 'en', 'light', 320, 'on'],
  ['/gallery', 'fr', 'dark', 768, 'on'],
  ['/import', 'en', 'dark', 320, 'on']
] as const;

/** Pages that other files ask axe about. */
const axeElsewhere: readonly string[] = ['/areas/REG-84', '/method', '/import'];

type Stop = { name: string; isNamed: boolean; isSeen: boolean };

/** What has the focus; null when that is the page itself, before the first and after the last. */
const focused = (page: Page): Promise<Stop | null> =>
  page.evaluate(() => {
    const node = document.activeElement;
    if (node === null || node === document.body || node === document.documentElement) return null;
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    const around = node.closest('.frame, svg, label, .seg') ?? node;
    const isMarked = [node, around, ...node.children].some((one) => {
      const { outlineStyle, boxShadow, stroke } = getComputedStyle(one);
      return outlineStyle !== 'none' || boxShadow !== 'none' || stroke !== 'none';
    });
    const labels =
      node instanceof HTMLInputElement || node instanceof HTMLSelectElement
        ? (node.labels?.length ?? 0)
        : 0;
    const text = [node.getAttribute('aria-label'), node.textContent, node.getAttribute('title')]
      .map((one) => one?.trim() ?? '')
      .find((one) => one !== '');
    return {
      name: `${node.tagName.toLowerCase()} ${(text ?? '').slice(0, 40)}`,
      isNamed: text !== undefined || labels > 0 || node.id === 'content',
      isSeen: isMarked && style.visibility !== 'hidden' && box.width * box.height > 0
    };
  });

/** The way of the Tab key through a page, up to `most` stops. `ends`: whether it came out at its end. */
async function walk(page: Page, most: number): Promise<{ stops: Stop[]; ends: boolean }> {
  const stops: Stop[] = [];
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop === null) return { stops, ends: true };
    stops.push(stop);
  }
  return { stops, ends: false };
}

describe('every page by keyboard alone', () => {
  test.each(looks)(
    '%s in %s, %s, %i px, scripts %s: each stop is named and seen, no trap',
    async (path, lang, theme, width, scripts) => {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        javaScriptEnabled: scripts === 'on',
        colorScheme: theme
      });
      const page = await context.newPage();
      await page.goto(`${site.url}${path}?lang=${lang}`, {
        waitUntil: scripts === 'on' ? 'networkidle' : 'load'
      });
      expect(await sidewaysScroll(page)).toBe(0);
      if (scripts === 'on' && !axeElsewhere.includes(path))
        expect(await axeViolations(page)).toEqual([]);
      const { stops, ends } = await walk(page, 400);
      expect(stops.filter(({ isNamed }) => !isNamed)).toEqual([]);
      expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
      expect(stops[0]?.name).toMatch(/^a (Aller au contenu|Skip to content)/);
      expect(stops.length).toBeGreaterThan(8);
      expect(ends).toBe(true);
      await context.close();
    }
  );
});
