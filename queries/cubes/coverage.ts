import type { Judged } from '#queries/cubes/patterns.ts';
import type { Figures } from '#queries/cubes/read.ts';
import type { Layers } from '#queries/cubes/secure.ts';
import type { Grid, Tree } from '#queries/protect/hide/grid.ts';

/**
 * Coverage is given in whole percent, so that revenue inside or outside of a population is known to half a percent of all
 * revenue. That is room enough for a sensitive part of up to this share of the revenue: a tenth of it.
 */
const sensitiveShare = 0.05;

/**
 * Closes coverage where a sensitive part of the revenue is larger than rounding covers, and beside it: in all cells that
 * share a line with it, so that nothing is left to subtract from. Widths add up over a line of open cells.
 */
export function hideThin(
  grid: Grid,
  { periods, columns }: Figures,
  layers: Layers[number],
  judged: readonly Judged[]
): void {
  const n = periods.length;
  const width = grid.columns.names.length;
  const revenue = columns.get('revenue_minor');
  const thin = new Set<number>();
  for (const { name } of judged) {
    const need = columns.get(`need_${name}`);
    const sum = columns.get(`sum_${name}`);
    need?.forEach((room, place) => {
      if (room > 0 && Math.abs(sum?.[place] ?? 0) > sensitiveShare * (revenue?.[place] ?? 0))
        thin.add(Math.floor(place / n));
    });
  }
  for (const cell of thin) {
    const [row, column] = [Math.floor(cell / width), cell % width];
    for (const other of beside(grid.rows, row)) layers.coverage?.hide(other * width + column);
    for (const other of beside(grid.columns, column)) layers.coverage?.hide(row * width + other);
  }
}

const beside = (tree: Tree, node: number): number[] => {
  const parent = tree.parent[node] ?? -1;
  return parent === -1 ? [node] : (tree.children[parent] ?? []);
};
