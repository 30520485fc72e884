import { cellOf, type Grid, type Tree } from '#queries/protect/hide/grid.ts';

/**
 * A cell that must be able to be larger by `need` without any published figure changing. `minus`: how much a cell could
 * be smaller, `plus`: how much larger (Infinity when nothing binds it).
 */
export type Demand = {
  row: number;
  column: number;
  need: number;
  minus: (cell: number) => number;
  plus: (cell: number) => number;
};

/** Cells to hide together, and what the ones not hidden yet cost. */
export type Cycle = { cells: number[]; cost: number };

/** What a step over an already hidden cell costs, so that shorter cycles win among free ones. */
const step = 1e-6;

/**
 * The cheapest closed alternating path through a cell, or through a cell above it: along it the cell and every second
 * one may grow by `need` while the others shrink as much, and all sums stay. Hidden cells are free. Above the total row
 * and beside the total column nothing binds, so that there a path is closed by the edge of the table. Ties: the
 * narrower level, then the order of the trees.
 *
 * Where the path runs through a cell above the one in question, only its own row or column is asked for what it can give.
 * Source: domain note section 4 (bipartite graph of lines, cheapest path).
 */
export function findCycle(
  grid: Grid,
  hidden: Uint8Array,
  demand: Demand,
  limit = Infinity
): Cycle | null {
  if (demand.plus(cellOf(grid, demand.row, demand.column)) < demand.need) return null;
  let best: Cycle | null = null;
  for (const [i, row] of (grid.rows.chain[demand.row] ?? []).entries())
    for (const [j, column] of (grid.columns.chain[demand.column] ?? []).entries()) {
      const above = aboveOf(grid, demand, i, j);
      const cost = above.reduce((sum, cell) => sum + weight(grid, hidden, cell), 0);
      const bound = best?.cost ?? limit;
      if (cost >= bound) continue;
      const path = pathOf(grid, hidden, demand, { row, column }, bound - cost);
      if (path === null || path.cost + cost >= bound) continue;
      best = { cells: [...above, ...path.cells], cost: path.cost + cost };
    }
  return best;
}

/** The cell in question and those above it, up to a level. */
function aboveOf(grid: Grid, { row, column }: Demand, i: number, j: number): number[] {
  const rows = (grid.rows.chain[row] ?? []).slice(0, i + 1);
  const columns = (grid.columns.chain[column] ?? []).slice(0, j + 1);
  return rows.flatMap((r) => columns.map((c) => cellOf(grid, r, c)));
}

const weight = (grid: Grid, hidden: Uint8Array, cell: number): number =>
  hidden[cell] === 1 ? step : (grid.cost[cell] ?? Infinity);

/** The free line outside of the total. */
const outside = -1;

/** The lines a node lies among: its siblings, or the total and the free line beyond it. */
const linesOf = (tree: Tree, node: number): number[] => {
  const parent = tree.parent[node] ?? -1;
  return parent === -1 ? [node, outside] : (tree.children[parent] ?? []);
};

/** Cheapest path from a row to a column without the cell they share, over alternating rows and columns (Dijkstra). */
function pathOf(
  grid: Grid,
  hidden: Uint8Array,
  demand: Demand,
  at: { row: number; column: number },
  limit: number
): Cycle | null {
  const rows = linesOf(grid.rows, at.row);
  const lines = [...rows, ...linesOf(grid.columns, at.column)];
  const from = rows.indexOf(at.row);
  const to = lines.indexOf(at.column, rows.length);
  const cost = lines.map(() => Infinity);
  const before = lines.map(() => from);
  const done = lines.map(() => false);
  const lineOf = (row: number, column: number) => [lines[row] ?? 0, lines[column] ?? 0] as const;
  cost[from] = 0;
  for (;;) {
    const here = nearest(cost, done, limit);
    if (here === -1) return null;
    if (here === to) break;
    done[here] = true;
    const isMinus = here < rows.length;
    const [first, last] = isMinus ? [rows.length, lines.length] : [0, rows.length];
    for (let next = first; next < last; next += 1) {
      if (done[next] === true) continue;
      const [row, column] = isMinus ? lineOf(here, next) : lineOf(next, here);
      if (row === at.row && column === at.column) continue;
      const edge = edgeOf(grid, hidden, demand, at, { row, column, isMinus });
      if ((cost[here] ?? 0) + edge >= (cost[next] ?? Infinity)) continue;
      cost[next] = (cost[here] ?? 0) + edge;
      before[next] = here;
    }
  }
  const cells: number[] = [];
  for (let end = to; end !== from; end = before[end] ?? from) {
    const start = before[end] ?? from;
    const [row, column] = end < rows.length ? lineOf(end, start) : lineOf(start, end);
    if (row !== outside && column !== outside) cells.push(cellOf(grid, row, column));
  }
  return { cells, cost: cost[to] ?? Infinity };
}

/** The line not done yet of least cost below a limit, the first of equals; -1 without one. */
function nearest(cost: readonly number[], done: readonly boolean[], limit: number): number {
  let found = -1;
  let least = limit;
  for (const [line, at] of cost.entries())
    if (done[line] === false && at < least) [found, least] = [line, at];
  return found;
}

function edgeOf(
  grid: Grid,
  hidden: Uint8Array,
  demand: Demand,
  at: { row: number; column: number },
  { row, column, isMinus }: { row: number; column: number; isMinus: boolean }
): number {
  if (row === outside || column === outside) return 0;
  const cost = weight(grid, hidden, cellOf(grid, row, column));
  if (cost === Infinity) return Infinity;
  const asked = cellOf(
    grid,
    row === at.row ? demand.row : row,
    column === at.column ? demand.column : column
  );
  const room = isMinus ? demand.minus(asked) : demand.plus(asked);
  return room >= demand.need ? cost : Infinity;
}
