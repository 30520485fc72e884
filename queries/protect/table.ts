import { cellOf, Layer, treeOf, type Grid, type TreeNode } from '#queries/protect/hide/grid.ts';
import { boundsOf, type Bounds, type Equation } from '#queries/protect/hide/bounds.ts';
import { findCycle } from '#queries/protect/hide/cycle.ts';
import { dominancePercent, enterprisesMin } from '#queries/protect/primary.ts';

/** What one enterprise adds to one inner cell. Several of one enterprise in a cell are summed. */
export type Contribution = { enterprise: string; row: string; column: string; value: number };

/** A table to protect: rows and columns with their totals (parent null), and who is in the inner cells. */
export type RawTable = {
  rows: readonly TreeNode[];
  columns: readonly TreeNode[];
  contributions: readonly Contribution[];
};

/** `percent`: p of the p % rule; `strict`: cells that fail it are hidden too, not only protected as wide as it asks. */
export type TableRules = { percent: number; strict: boolean };

/**
 * One cell of a protected table, totals included. `value` null when hidden. Of a hidden cell: `min`, `max` what an
 * outsider can narrow it down to; of a primary one also `needs`, how far above the true value `max` must be, and `has`.
 */
export type TableCell = {
  row: string;
  column: string;
  value: number | null;
  status: 'F' | 'A' | 'O' | 'D';
  enterprises_n: number | null;
  min: number | null;
  max: number | null;
  needs: number | null;
  has: number | null;
};

type Facts = { value: number; n: number; largest: number; second: number };

/**
 * Hides sensitive cells and, along the cheapest cycles, as many more as it takes that no hidden primary cell can be
 * narrowed too far, then audits each hidden cell by linear program. Cells in order of rows, then columns, as given.
 * Deterministic. Source: domain note section 4.
 */
export async function protectTable(table: RawTable, rules: TableRules): Promise<TableCell[]> {
  const grid = gridOf(table);
  const facts = factsOf(grid, table.contributions);
  const value = (cell: number) => facts[cell]?.value ?? 0;
  grid.cost.set(facts.map((_, cell) => (value(cell) === 0 ? Infinity : Math.abs(value(cell)))));
  const layer = new Layer(grid);
  const primary = new Map<number, { status: 'A' | 'O'; needs: number }>();
  for (const [cell, fact] of facts.entries()) {
    const found = primaryOf(fact, rules);
    if (found !== null) primary.set(cell, found);
  }
  for (const cell of primary.keys()) layer.hide(cell);
  const width = grid.columns.names.length;
  for (const [cell, { needs }] of primary) {
    const cycle = findCycle(grid, layer.hidden, {
      row: Math.floor(cell / width),
      column: cell % width,
      need: needs,
      minus: value,
      plus: () => Infinity
    });
    for (const each of cycle?.cells ?? []) layer.hide(each);
  }
  const hidden = facts.flatMap((_, cell) => (layer.hidden[cell] === 1 ? [cell] : []));
  const bounds = await boundsOf(systemOf(grid, hidden, value), [...hidden.keys()]);
  return table.rows.flatMap(({ name: row }) =>
    table.columns.map(({ name: column }) => {
      const cell = cellOf(grid, grid.rows.names.indexOf(row), grid.columns.names.indexOf(column));
      const at = hidden.indexOf(cell);
      return {
        row,
        column,
        ...(at === -1
          ? shown(facts[cell])
          : masked(value(cell), bounds?.get(at), primary.get(cell) ?? null))
      };
    })
  );
}

const shown = (fact: Facts | undefined): Omit<TableCell, 'row' | 'column'> => ({
  value: rounded(fact?.value ?? 0),
  status: 'F',
  enterprises_n: fact?.n ?? 0,
  min: null,
  max: null,
  needs: null,
  has: null
});

function masked(
  value: number,
  bounds: Bounds | undefined,
  primary: { status: 'A' | 'O'; needs: number } | null
): Omit<TableCell, 'row' | 'column'> {
  const max = finite(bounds?.max);
  return {
    value: null,
    status: primary?.status ?? 'D',
    enterprises_n: null,
    min: finite(bounds?.min),
    max,
    needs: primary === null ? null : rounded(primary.needs),
    has: primary === null || max === null ? null : rounded(max - value)
  };
}

/** Twelve significant digits, bounds to nine: what sums and a linear program are good for. Open ends are null. */
const finite = (x: number | undefined): number | null =>
  x === undefined || !Number.isFinite(x) ? null : Number(x.toPrecision(9));
const rounded = (x: number): number => Number(x.toPrecision(12));

function gridOf({ rows, columns }: RawTable): Grid {
  const [r, c] = [treeOf(rows), treeOf(columns)];
  return { rows: r, columns: c, cost: new Float64Array(r.names.length * c.names.length) };
}

/** Sum, number and two largest of the enterprises in every cell. */
function factsOf(grid: Grid, contributions: readonly Contribution[]): Facts[] {
  const sums = Array.from(grid.cost, () => new Map<string, number>());
  for (const { enterprise, row, column, value } of contributions)
    for (const r of grid.rows.chain[grid.rows.names.indexOf(row)] ?? [])
      for (const c of grid.columns.chain[grid.columns.names.indexOf(column)] ?? []) {
        const cell = sums[cellOf(grid, r, c)];
        cell?.set(enterprise, (cell.get(enterprise) ?? 0) + value);
      }
  return sums.map((cell) => {
    const values = [...cell.values()].filter((x) => x !== 0);
    const [largest = 0, second = 0] = values.map(Math.abs).sort((a, b) => b - a);
    return { value: values.reduce((sum, x) => sum + x, 0), n: values.length, largest, second };
  });
}

/** The primary rules of one cell, and how far its upper bound must be above it; null: free. An empty cell is free. */
function primaryOf(
  { value, n, largest, second }: Facts,
  { percent, strict }: TableRules
): { status: 'A' | 'O'; needs: number } | null {
  if (n === 0) return null;
  if (n < enterprisesMin || value < 0) return { status: 'A', needs: Math.abs(value) / 10 };
  const needs = (percent / 100) * largest - (value - largest - second);
  const dominated = 100 * largest >= dominancePercent * value;
  return dominated || (strict && needs > 0) ? { status: 'O', needs: Math.max(needs, 0) } : null;
}

/** The equations an outsider has: each total is the sum of what it is split into. Unknowns: hidden cells, by place in the list. */
function systemOf(grid: Grid, hidden: readonly number[], value: (cell: number) => number) {
  const unknown = new Map(hidden.map((cell, i) => [cell, i]));
  const equations: Equation[] = [];
  const equation = (total: number, parts: readonly number[]) => {
    const terms: [number, number][] = [];
    let sum = 0;
    const add = (cell: number, factor: number) => {
      const i = unknown.get(cell);
      if (i === undefined) sum -= factor * value(cell);
      else terms.push([i, factor]);
    };
    add(total, -1);
    for (const part of parts) add(part, 1);
    if (parts.length > 0 && terms.length > 0) equations.push({ terms, sum });
  };
  grid.rows.names.forEach((_, row) =>
    grid.columns.names.forEach((__, column) => {
      const cell = cellOf(grid, row, column);
      equation(
        cell,
        (grid.rows.children[row] ?? []).map((r) => cellOf(grid, r, column))
      );
      equation(
        cell,
        (grid.columns.children[column] ?? []).map((c) => cellOf(grid, row, c))
      );
    })
  );
  const least = (i: number) => Math.min(0, value(hidden[i] ?? 0));
  return { n: hidden.length, equations, least };
}
