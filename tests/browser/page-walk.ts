import type { Browser, Page } from 'playwright-core';
import { axeViolations, sidewaysScroll } from '#tests/browser/page-checks.ts';
import type { PageLook, PageRow } from '#tests/browser/page-table.ts';
import type { cookiesOf, PersonName, Tokens } from '#tests/browser/people.ts';

type Cookies = Awaited<ReturnType<typeof cookiesOf>>;

/** A running site whose people can sign in. */
export type WalkedSite = { url: string; tokens: Tokens; cookies: Record<PersonName, Cookies> };

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
    const isDate = node.matches('input[type=date]'); // the browser marks parts of it by itself: day, month, its calendar
    const labels =
      node instanceof HTMLInputElement ||
      node instanceof HTMLSelectElement ||
      node instanceof HTMLTextAreaElement
        ? (node.labels?.length ?? 0)
        : 0;
    const text = [node.getAttribute('aria-label'), node.textContent, node.getAttribute('title')]
      .map((one) => one?.trim() ?? '')
      .find((one) => one !== '');
    return {
      name: `${node.tagName.toLowerCase()} ${(text ?? '').slice(0, 40)}`,
      isNamed: text !== undefined || labels > 0 || node.id === 'content',
      isSeen: (isMarked || isDate) && style.visibility !== 'hidden' && box.width * box.height > 0
    };
  });

/** The way of the Tab key through a page, up to `most` stops. `ends`: whether it came out at its end. */
async function tabs(page: Page, most: number): Promise<{ stops: Stop[]; ends: boolean }> {
  const stops: Stop[] = [];
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop === null) return { stops, ends: true };
    stops.push(stop);
  }
  return { stops, ends: false };
}

/**
 * Opens one page in one look and goes through it by keyboard alone. Result: a sentence for each thing that is wrong: not
 * there, wider than the window, found by axe (with scripts), a stop without name or mark, a trap, no skip link.
 */
export async function walkPage(
  browser: Browser,
  site: WalkedSite,
  row: PageRow,
  look: PageLook
): Promise<string[]> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 900 },
    javaScriptEnabled: look.scripts === 'on',
    colorScheme: look.theme
  });
  try {
    if (row.as !== undefined) await context.addCookies(site.cookies[row.as]);
    const page = await context.newPage();
    const path = row.at(site.tokens);
    const answer = await page.goto(`${site.url}${path}?lang=${look.lang}`, {
      waitUntil: look.scripts === 'on' ? 'networkidle' : 'load'
    });
    const wrong: string[] = [];
    if (answer?.status() !== 200) wrong.push(`answers ${answer?.status()}`);
    if (new URL(page.url()).pathname !== path) wrong.push(`leads to ${page.url()}`);
    const wider = await sidewaysScroll(page);
    if (wider !== 0) wrong.push(`${wider} px wider than the window`);
    if (look.scripts === 'on') wrong.push(...(await axeViolations(page)));
    return [...wrong, ...(await wrongByKeyboard(page, row))];
  } finally {
    await context.close();
  }
}

async function wrongByKeyboard(page: Page, { stops_n = 9, bare }: PageRow): Promise<string[]> {
  const { stops, ends } = await tabs(page, 500);
  const first = stops[0]?.name ?? '';
  const skips = /^a (Aller au contenu|Skip to content)/.test(first);
  return [
    ...stops.filter(({ isNamed }) => !isNamed).map(({ name }) => `no name: ${name}`),
    ...stops.filter(({ isSeen }) => !isSeen).map(({ name }) => `focus not seen: ${name}`),
    ...(bare || skips ? [] : [`first stop is no skip link: ${first}`]),
    ...(stops.length < stops_n ? [`${stops.length} stops only`] : []),
    ...(ends ? [] : ['the Tab key does not come out'])
  ];
}
