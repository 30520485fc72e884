import { linkedStatus, primaryStatus, type Figure } from '#queries/protect/primary.ts';
import type { Measured } from '#queries/protect/protect.ts';

/** Which of the children's codes each enterprise with shops in several of them stands in. */
export type Scattered = readonly (readonly string[])[];

/** A cell and the code of the child it is of. */
export type ChildCell = { code: string; cell: Measured };

/**
 * Whether the cells of several children may be told as one sum. An enterprise that stands in several of them is counted by
 * each: all but one of those counts are taken off, and it may be as large as the largest of so many cells together, so
 * that what passes here passes exactly. No cell: nothing is told.
 * Source: domain note section 4, primary rules; decision 0031.
 */
export function isSafeRest(children: readonly ChildCell[], scattered: Scattered): boolean {
  const [first] = children;
  if (first === undefined) return true;
  const codes = new Set(children.map(({ code }) => code));
  const times = scattered.map((all) => all.filter((code) => codes.has(code)).length);
  const overlap = {
    extra: times.reduce((sum, n) => sum + Math.max(0, n - 1), 0),
    most: Math.max(1, ...times)
  };
  const cells = children.map(({ cell }) => cell);
  const parts = first.cell.parts.map((_, i) => {
    const of = cells.flatMap(({ parts: all }) => all[i] ?? []);
    const revenue_n = of.reduce((sum, part) => sum + part.revenue_n, 0) - overlap.extra;
    return primaryStatus(
      together(
        of.map(({ figure }) => figure),
        overlap
      ),
      revenue_n
    );
  });
  const linked = first.cell.linked.map((_, i) =>
    linkedStatus(
      together(
        cells.flatMap(({ linked: all }) => all[i] ?? []),
        overlap
      )
    )
  );
  return [...parts, ...linked].every((status) => status === 'F' || status === null);
}

function together(
  figures: readonly Figure[],
  { extra, most }: { extra: number; most: number }
): Figure {
  const sum = (of: (figure: Figure) => number) =>
    figures.reduce((all, figure) => all + of(figure), 0);
  const counted = sum(({ n }) => n);
  const largest = figures.map((figure) => figure.largest).sort((a, b) => b - a);
  return {
    x: sum(({ x }) => x),
    panel: sum(({ panel }) => panel),
    n: counted === 0 ? 0 : Math.max(1, counted - extra),
    largest: largest.slice(0, most).reduce((all, x) => all + x, 0),
    shops_n: sum(({ shops_n }) => shops_n),
    panels_n: sum(({ panels_n }) => panels_n)
  };
}
