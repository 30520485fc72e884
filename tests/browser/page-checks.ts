import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8'
);

/** What axe finds wrong, as rule and place. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } =
      Reflect.get(globalThis, 'axe');
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`)
    );
  });
}

/** How far the page can be scrolled sideways, px. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Pairs of texts in one drawing whose boxes meet, and texts that leave the drawing's width; those seen only. */
export const overlappingTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    type Placed = { text: string; box: DOMRect };
    const meet = (a: Placed, b: Placed): boolean => {
      const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      return wide > 0.5 && high > 2.5;
    };
    const inOne = (svg: Element): string[] => {
      const frame = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll('text')]
        .map((node): Placed => ({
          text: node.textContent ?? '',
          box: node.getBoundingClientRect()
        }))
        .filter(({ box }) => box.width > 0);
      return texts.flatMap((a, i) => [
        ...(a.box.right > frame.right + 1.5 || a.box.left < frame.left - 1.5
          ? [`out of the drawing: ${a.text}`]
          : []),
        ...texts
          .slice(i + 1)
          .filter((b) => meet(a, b))
          .map((b) => `${a.text} meets ${b.text}`)
      ]);
    };
    return [...document.querySelectorAll('.chart svg[role=img]')]
      .filter((svg) => svg.getBoundingClientRect().width > 0)
      .flatMap(inOne);
  });

/** Collects what the page complains about from now on: console errors and warnings, uncaught errors. */
export function complaints(page: Page): string[] {
  const found: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) found.push(message.text());
  });
  page.on('pageerror', (error) => found.push(error.message));
  return found;
}

/** The numbers behind a chart's table twin, row by row; null where there is no value. */
export const tableNumbers = (page: Page, chart: string): Promise<(number | null)[][]> =>
  page.evaluate(
    (name) =>
      [...document.querySelectorAll(`[data-chart="${name}"] tbody tr`)].map((row) =>
        [...row.querySelectorAll('td.number')].map((cell) => {
          const value = cell.querySelector('data')?.value;
          return value === undefined ? null : Number(value);
        })
      ),
    chart
  );
