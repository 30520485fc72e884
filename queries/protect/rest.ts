import { linkedStatus, primaryStatus, type Figure } from '#queries/protect/primary.ts';
import type { Measured } from '#queries/protect/protect.ts';

/**
 * Whether several cells may be told as one sum. An enterprise may stand in each of them: it is counted once where the
 * cells count it `cells.length` times at most, and may be as large as their largest together, so that what passes here
 * passes exactly. No cell: nothing is told; one alone would be told as itself.
 * Source: domain note section 4, primary rules; decision 0032.
 */
export function isSafeRest(cells: readonly Measured[]): boolean {
  const [first] = cells;
  if (first === undefined) return true;
  const parts = first.parts.map((_, i) => {
    const of = cells.flatMap(({ parts: all }) => all[i] ?? []);
    const revenue_n = of.reduce((sum, part) => sum + part.revenue_n, 0);
    const whole = together(of.map(({ figure }) => figure));
    return primaryStatus(whole, Math.floor(revenue_n / cells.length));
  });
  const linked = first.linked.map((_, i) =>
    linkedStatus(together(cells.flatMap(({ linked: all }) => all[i] ?? [])))
  );
  return [...parts, ...linked].every((status) => status === 'F' || status === null);
}

function together(figures: readonly Figure[]): Figure {
  const sum = (of: (figure: Figure) => number) =>
    figures.reduce((all, figure) => all + of(figure), 0);
  return {
    x: sum(({ x }) => x),
    panel: sum(({ panel }) => panel),
    n: Math.floor(sum(({ n }) => n) / figures.length),
    largest: sum(({ largest }) => largest),
    shops_n: sum(({ shops_n }) => shops_n),
    panels_n: sum(({ panels_n }) => panels_n)
  };
}
