import { cellOf, type Grid, type Tree } from '#queries/protect/hide/grid.ts';

/**
 * A cell that must be able to be larger by `need` without any published figure changing. `minus`: how much smaller an
 * inner cell (one of leaves) could be, `plus`: how much larger (Infinity when nothing binds it).
 */
export type Demand = {
  row: number;
  column: number;
  need: number;
  minus: (cell: number) => number;
  plus: (cell: number) => number;
};

/** Inner cells that grow and shrink together, all cells whose sums change by it, and what hiding the open ones costs. */
export type Cycle = { grows: number[]; shrinks: number[]; cells: number[]; cost: number };

/** What a step over an already hidden cell costs, so that shorter cycles win among free ones. */
const step = 1e-6;
/** Below this cost nothing new is hidden. */
export const free = 1e-2;
/** Inner cells of a cell that are tried, those that can shrink most first: its largest enterprise is in one of them. */
const innerCells = 2;

/**
 * The cheapest closed alternating path of inner cells through a cell: along it every second one may grow by `need` while
 * the others shrink as much; a line's total may change with it where it is hidden, and all other sums stay. A hidden cell is free; the cells above
 * an inner one count as far as its line's change has not cancelled out. At the edge of the table, above all totals,
 * nothing binds. Ties: the narrower level, then the order of the trees.
 * Source: domain note section 4 (bipartite graph of lines, cheapest path); here over the leaves of nested lines.
 */
export function findCycle(
  grid: Grid,
  hidden: Uint8Array,
  demand: Demand,
  limit = Infinity
): Cycle | null {
  let best: Cycle | null = null;
  for (const lines of pathsOf(grid, demand)) {
    const bound = best?.cost ?? limit;
    const cycle = cycleOf({ grid, hidden, demand, bound }, lines);
    if (cycle !== null && cycle.cost < bound) best = cycle;
    if (best !== null && best.cost < free) break;
  }
  return best;
}

/** The lines a path may run through: of each inner cell that may grow, at each level of both trees, the narrowest first. */
function* pathsOf(grid: Grid, demand: Demand): Generator<readonly [Lines, Lines]> {
  for (const [row, column] of innerOf(grid, demand)) {
    const levels = (tree: Tree, leaf: number, node: number) =>
      [...(tree.chain[leaf] ?? []).keys()].slice((tree.chain[leaf] ?? []).indexOf(node));
    const across = levels(grid.columns, column, demand.column).map((j) =>
      linesOf(grid.columns, column, j)
    );
    for (const i of levels(grid.rows, row, demand.row)) {
      const rows = linesOf(grid.rows, row, i);
      for (const columns of across) yield [rows, columns];
    }
  }
}

/** The inner cells under the one in question that may grow, the most able to shrink first. */
function innerOf(grid: Grid, { row, column, need, minus, plus }: Demand): [number, number][] {
  const found: { at: [number, number]; size: number }[] = [];
  for (const r of grid.rows.leaves[row] ?? [])
    for (const c of grid.columns.leaves[column] ?? []) {
      const cell = cellOf(grid, r, c);
      if (grid.cost[cell] !== Infinity && plus(cell) >= need)
        found.push({ at: [r, c], size: minus(cell) });
    }
  return found
    .sort((a, b) => b.size - a.size)
    .slice(0, innerCells)
    .map(({ at }) => at);
}

/** One axis of a path: the leaves it may run through, the one of the cell in question first, each with its nodes that change. */
type Lines = { leaf: number; nodes: number[] }[];

/** Beyond the total of the whole table. */
const outside: Lines[number] = { leaf: -1, nodes: [] };

/**
 * The leaves among which a change cancels out at level `i` of a leaf's chain, with the nodes of each below that level; and
 * the line of all else, through which their total changes as well.
 */
function linesOf(tree: Tree, leaf: number, i: number): Lines {
  const chain = tree.chain[leaf] ?? [];
  const own = { leaf, nodes: chain.slice(0, i + 1) };
  const parent = chain[i + 1];
  if (parent === undefined) return [own, outside];
  const below = (tree.chain[parent] ?? []).length;
  const others = (tree.children[parent] ?? []).filter((child) => child !== chain[i]);
  return [
    own,
    ...others.flatMap((child) =>
      (tree.leaves[child] ?? []).map((other) => ({
        leaf: other,
        nodes: (tree.chain[other] ?? []).slice(0, -below)
      }))
    ),
    { leaf: -1, nodes: tree.chain[parent] ?? [] }
  ];
}

type Search = { grid: Grid; hidden: Uint8Array; demand: Demand; bound: number };

/** The cheapest cycle through the first row and the first column. */
function cycleOf(search: Search, [rows, columns]: readonly [Lines, Lines]): Cycle | null {
  const { grid, demand, bound } = search;
  const [own, beside] = [rows[0] ?? outside, columns[0] ?? outside];
  const above = costOf(search, own, beside);
  if (above >= bound) return null;
  const path = pathOf({ ...search, bound: bound - above }, rows, columns);
  if (path === null) return null;
  const [grows, shrinks] = [[cellOf(grid, own.leaf, beside.leaf)], [] as number[]];
  for (const { row, column, isMinus } of path.edges)
    if (row.leaf !== -1 && column.leaf !== -1)
      (isMinus ? shrinks : grows).push(cellOf(grid, row.leaf, column.leaf));
  const cells = changedBy(grid, grows, shrinks);
  if (!cells.includes(cellOf(grid, demand.row, demand.column))) return null;
  return { grows, shrinks, cells, cost: above + path.cost };
}

/** The cells, totals included, whose sums do not stay when some inner cells grow and others shrink by one. */
function changedBy(grid: Grid, grows: readonly number[], shrinks: readonly number[]): number[] {
  const width = grid.columns.names.length;
  const net = new Map<number, number>();
  const add = (cell: number, change: number) => {
    for (const row of grid.rows.chain[Math.floor(cell / width)] ?? [])
      for (const column of grid.columns.chain[cell % width] ?? [])
        net.set(row * width + column, (net.get(row * width + column) ?? 0) + change);
  };
  for (const cell of grows) add(cell, 1);
  for (const cell of shrinks) add(cell, -1);
  return [...net].flatMap(([cell, change]) => (change === 0 ? [] : [cell]));
}

type Edge = { row: Lines[number]; column: Lines[number]; isMinus: boolean };

/** Cheapest path from the first row to the first column without the cell they share, over alternating lines (Dijkstra). */
function pathOf(
  search: Search,
  rows: Lines,
  columns: Lines
): { edges: Edge[]; cost: number } | null {
  const lines = [...rows, ...columns];
  const to = rows.length;
  const cost = new Float64Array(lines.length).fill(Infinity);
  const before = new Int32Array(lines.length);
  const done = new Uint8Array(lines.length);
  const edgeOf = (from: number, next: number): Edge => {
    const isMinus = from < to;
    const [row, column] = isMinus ? [from, next] : [next, from];
    return { row: lines[row] ?? outside, column: lines[column] ?? outside, isMinus };
  };
  cost[0] = 0;
  for (;;) {
    const here = nearest(cost, done, search.bound);
    if (here === -1) return null;
    if (here === to) break;
    done[here] = 1;
    const [first, last] = here < to ? [here === 0 ? to + 1 : to, lines.length] : [1, to];
    for (let next = first; next < last; next += 1) {
      if (done[next] === 1) continue;
      const at = (cost[here] ?? 0) + weightOf(search, edgeOf(here, next));
      if (at >= (cost[next] ?? Infinity)) continue;
      cost[next] = at;
      before[next] = here;
    }
  }
  const edges: Edge[] = [];
  for (let end = to; end !== 0; end = before[end] ?? 0) edges.push(edgeOf(before[end] ?? 0, end));
  return { edges, cost: cost[to] ?? Infinity };
}

/** The line not done yet of least cost below a limit, the first of equals; -1 without one. */
function nearest(cost: Float64Array, done: Uint8Array, limit: number): number {
  let found = -1;
  let least = limit;
  for (let line = 0; line < cost.length; line += 1)
    if (done[line] === 0 && (cost[line] ?? Infinity) < least) {
      found = line;
      least = cost[line] ?? Infinity;
    }
  return found;
}

function weightOf(search: Search, { row, column, isMinus }: Edge): number {
  const { grid, demand } = search;
  if (row.leaf === -1 || column.leaf === -1) return costOf(search, row, column);
  const cell = cellOf(grid, row.leaf, column.leaf);
  if (grid.cost[cell] === Infinity) return Infinity;
  const room = isMinus ? demand.minus(cell) : demand.plus(cell);
  return room >= demand.need ? costOf(search, row, column) : Infinity;
}

/** What hiding the cells of two lines costs where they cross. */
function costOf({ grid, hidden }: Search, row: Lines[number], column: Lines[number]): number {
  const width = grid.columns.names.length;
  let cost = 0;
  for (const r of row.nodes)
    for (const c of column.nodes) {
      const cell = r * width + c;
      cost += hidden[cell] === 1 ? step : (grid.cost[cell] ?? Infinity);
    }
  return cost;
}
