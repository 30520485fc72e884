import { treeOf, type Grid, type Tree, type TreeNode } from '#queries/protect/hide/grid.ts';
import type { Engine } from '#queries/engines/duckdb.ts';

/**
 * Figures of one currency and tax basis over some periods, by column: `cell * periods.length + period`. Cells are numbered
 * as in the grid. `present`: 1 where the node has a row in the period.
 */
export type Figures = {
  periods: string[];
  present: Uint8Array;
  columns: Map<string, Float64Array>;
};

/** One currency and tax basis of TEMP cube_figure: its nodes and rows, column by column. */
export type Slab = {
  currency: string;
  tax_basis: string;
  sectors: string[];
  areas: string[];
  periods: string[];
  rows: { sector: number[]; area: number[]; period: number[] };
  values: Map<string, number[]>;
};

/** Reads TEMP cube_figure, each currency and tax basis as one text, which is far quicker than rows. */
export async function readSlabs(engine: Engine): Promise<Slab[]> {
  const described = await engine.query<{ column_name: string }>('DESCRIBE cube_figure');
  const keys = ['period_on', 'currency', 'tax_basis', 'sector', 'area'];
  const figures = described
    .map(({ column_name }) => column_name)
    .filter((name) => !keys.includes(name));
  const codes = ['sector', 'area', 'period_on'];
  const at = codes.map(
    (name) =>
      `dense_rank() OVER (PARTITION BY currency, tax_basis ORDER BY ${name}) - 1 AS ${name}_at`
  );
  const row = [...codes.map((name) => `${name}_at`), ...figures.map((name) => `"${name}"`)];
  const rows = await engine.query<Record<string, string>>(`SELECT currency, tax_basis,
  ${codes.map((name) => `CAST(to_json(list_sort(list(DISTINCT CAST(${name} AS VARCHAR)))) AS VARCHAR) AS "${name}"`).join(', ')},
  '[' || string_agg(CAST(to_json([${row.map((value) => `CAST(${value} AS DOUBLE)`).join(', ')}]) AS VARCHAR), ',') || ']' AS lines
FROM (SELECT *, ${at.join(', ')} FROM cube_figure) AS placed
GROUP BY currency, tax_basis ORDER BY currency, tax_basis`);
  return rows.map((slab) => {
    const texts = (name: string) => JSON.parse(slab[name] ?? '[]') as string[]; // made by the text above
    const lines = JSON.parse(slab['lines'] ?? '[]') as number[][]; // made by the text above
    const column = (i: number) => lines.map((line) => line[i] ?? 0);
    return {
      currency: slab['currency'] ?? '',
      tax_basis: slab['tax_basis'] ?? '',
      sectors: texts('sector'),
      areas: texts('area'),
      periods: texts('period_on'),
      rows: { sector: column(0), area: column(1), period: column(2) },
      values: new Map(figures.map((name, i) => [name, column(i + codes.length)]))
    };
  });
}

/** The table a slab spans: its sectors and areas as trees, and what hiding a cell loses, its revenue over all periods. */
export function gridOf(slab: Slab): Grid {
  const rows = treeOf(nodesOf(slab.sectors));
  const columns = treeOf(nodesOf(slab.areas));
  const grid: Grid = {
    rows,
    columns,
    cost: new Float64Array(rows.names.length * columns.names.length)
  };
  const revenue = slab.values.get('revenue_minor') ?? [];
  const cells = cellsOf(grid, slab);
  cells.forEach((cell, i) => {
    grid.cost[cell] = (grid.cost[cell] ?? 0) + Math.abs(revenue[i] ?? 0) + 1;
  });
  const width = columns.names.length;
  grid.cost.forEach((cost, cell) => {
    const above = heightOf(rows, Math.floor(cell / width)) + heightOf(columns, cell % width);
    grid.cost[cell] = cost === 0 ? Infinity : cost * dearerAbove ** above;
  });
  return grid;
}

/** How much dearer a total is than what it is made of, for each level: totals are the last to go. */
const dearerAbove = 20;

/** Levels between a node and the lowest of its tree. */
const heightOf = (tree: Tree, node: number): number =>
  Math.max(...(tree.leaves[0] ?? []).map((leaf) => (tree.chain[leaf] ?? []).length)) -
  (tree.chain[node] ?? []).length;

/** Paths as a tree: the one before the last separator is the parent; the empty path is the total. */
function nodesOf(paths: readonly string[]): TreeNode[] {
  const all = new Set(['']);
  for (const path of paths)
    for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('|')))) all.add(at);
  return [...all].map((name) => ({
    name,
    parent: name === '' ? null : name.slice(0, Math.max(0, name.lastIndexOf('|')))
  }));
}

/** The cell of each row of a slab. */
function cellsOf(grid: Grid, { sectors, areas, rows }: Slab): number[] {
  const numbers = (names: readonly string[]) => new Map(names.map((name, i) => [name, i]));
  const [r, c] = [numbers(grid.rows.names), numbers(grid.columns.names)];
  const width = grid.columns.names.length;
  const row = sectors.map((name) => r.get(name) ?? -1);
  const column = areas.map((name) => c.get(name) ?? -1);
  return rows.sector.map((sector, i) => {
    const [at, beside] = [row[sector] ?? -1, column[rows.area[i] ?? 0] ?? -1];
    if (at === -1 || beside === -1) throw new Error('a node outside of its year');
    return at * width + beside;
  });
}

/** The figures of a slab over a grid that holds its nodes, for the periods from one day to another. */
export function figuresOf(grid: Grid, slab: Slab, from: string, until: string): Figures {
  const periods = slab.periods.filter((period) => period >= from && period < until);
  const first = slab.periods.indexOf(periods[0] ?? '');
  const n = periods.length;
  const cells = cellsOf(grid, slab);
  const present = new Uint8Array(grid.cost.length * n);
  const places: number[] = [];
  const taken: number[] = [];
  cells.forEach((cell, i) => {
    const period = (slab.rows.period[i] ?? 0) - first;
    if (period < 0 || period >= n) return;
    places.push(cell * n + period);
    taken.push(i);
  });
  for (const place of places) present[place] = 1;
  const columns = new Map<string, Float64Array>();
  for (const [name, values] of slab.values) {
    const column = new Float64Array(present.length);
    taken.forEach((i, k) => {
      column[places[k] ?? 0] = values[i] ?? 0;
    });
    columns.set(name, column);
  }
  return { periods, present, columns };
}
