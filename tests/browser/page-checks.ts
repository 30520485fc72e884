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

/** Pairs of texts in one drawing that meet, turned ones by their turned boxes, and texts that leave its width; those seen only. */
export const overlappingTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    type Point = { x: number; y: number };
    type Placed = { text: string; box: DOMRect; angle: number; corners: Point[] };
    const place = (node: SVGTextElement): Placed => {
      const { x, y, width, height } = node.getBBox();
      const matrix = node.getScreenCTM() ?? new DOMMatrix();
      const corner = (right: number, down: number) =>
        new DOMPoint(x + right * width, y + down * height).matrixTransform(matrix);
      return {
        text: node.textContent ?? '',
        box: node.getBoundingClientRect(),
        angle: Math.atan2(matrix.b, matrix.a),
        corners: [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)]
      };
    };
    /** How far two boxes reach into each other along and across a direction, px. */
    const depth = (a: Placed, b: Placed, angle: number): [number, number] => {
      const along = ({ x, y }: Point) => x * Math.cos(angle) + y * Math.sin(angle);
      const across = ({ x, y }: Point) => y * Math.cos(angle) - x * Math.sin(angle);
      const common = (on: (point: Point) => number) => {
        const [p, q] = [a.corners.map(on), b.corners.map(on)];
        return Math.min(Math.max(...p), Math.max(...q)) - Math.max(Math.min(...p), Math.min(...q));
      };
      return [common(along), common(across)];
    };
    const meet = (a: Placed, b: Placed): boolean =>
      [a.angle, b.angle].every((angle) => {
        const [wide, high] = depth(a, b, angle);
        return wide > 0.5 && high > 2.5;
      });
    const inOne = (svg: Element): string[] => {
      const frame = svg.getBoundingClientRect();
      const texts = [...svg.querySelectorAll('text')].map(place).filter(({ box }) => box.width > 0);
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
