import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf, type Equation } from '#queries/protect/hide/bounds.ts';
import { findCycle } from '#queries/protect/hide/cycle.ts';
import { cellOf, Layer, treeOf, type Grid, type TreeNode } from '#queries/protect/hide/grid.ts';
import { protectTable, type Contribution, type TableCell } from '#queries/protect/table.ts';

/** n enterprises whose values add up to `value`, the largest `largest`. */
const spread = (row: string, column: string, value: number, n: number, largest: number) =>
  Array.from({ length: n }, (_, i): Contribution => {
    const rest = (value - largest) / (n - 1);
    return { enterprise: `${row}${column}.${i}`, row, column, value: i === 0 ? largest : rest };
  });

const flat = (names: string[]): TreeNode[] => [
  { name: 'all', parent: null },
  ...names.map((name) => ({ name, parent: 'all' }))
];

const worked = {
  rows: flat(['F', 'C', 'B']),
  columns: flat(['1', '2', '3']),
  contributions: [
    spread('F', '1', 500, 12, 90),
    spread('F', '2', 300, 8, 60),
    spread('F', '3', 200, 5, 70),
    spread('C', '1', 250, 6, 80),
    [108, 8, 4].map((value, i) => ({ enterprise: `C2.${i}`, row: 'C', column: '2', value })),
    spread('C', '3', 130, 4, 50),
    spread('B', '1', 90, 4, 40),
    spread('B', '2', 60, 3, 25),
    spread('B', '3', 40, 2, 25)
  ].flat()
};

const interval = (cells: readonly TableCell[], name: string) => {
  const cell = cells.find(({ row, column }) => `${row}${column}` === name);
  return [cell?.status, cell?.min, cell?.max];
};

describe('the worked table of the domain note', () => {
  it('hides C3 and B2 beside C2 and B3, to the intervals given there', async () => {
    const cells = await protectTable(worked, { percent: 10, strict: false });
    const hidden = cells.filter(({ value }) => value === null);
    expect(hidden.map(({ row, column }) => row + column)).toEqual(['C2', 'C3', 'B2', 'B3']);
    expect(interval(cells, 'C2')).toEqual(['O', 80, 180]);
    expect(interval(cells, 'C3')).toEqual(['D', 70, 170]);
    expect(interval(cells, 'B2')).toEqual(['D', 0, 100]);
    expect(interval(cells, 'B3')).toEqual(['A', 0, 100]);
    expect(cells.find(({ row, column }) => row === 'C' && column === '2')).toMatchObject({
      needs: 6.8,
      has: 60
    });
    expect(cells.filter(({ value }) => value !== null)).toHaveLength(12);
    expect(cells[0]).toMatchObject({ row: 'all', column: 'all', value: 1690, status: 'F' });
  });

  it('leaves contributions 50, 40, 30 alone under the p % rule, and hides 108, 8, 4', async () => {
    const one = (values: number[]) =>
      protectTable(
        {
          rows: flat(['r']),
          columns: flat(['c']),
          contributions: values.map((value, i) => ({
            enterprise: `${i}`,
            row: 'r',
            column: 'c',
            value
          }))
        },
        { percent: 10, strict: true }
      );
    expect((await one([50, 40, 30])).map(({ status }) => status)).toEqual(['F', 'F', 'F', 'F']);
    expect((await one([108, 8, 4])).map(({ status }) => status)).toEqual(['O', 'O', 'O', 'O']);
  });
});

/** The hidden cells of the bridge test, all lines with known sums. */
const blanks: [row: number, column: number, value: number][] = [
  [0, 0, 5],
  [0, 1, 7],
  [1, 0, 6],
  [1, 1, 8],
  [1, 2, 9],
  [2, 2, 4],
  [2, 3, 3],
  [3, 2, 2],
  [3, 3, 1]
];

describe('two blanks in every line', () => {
  const sumsOf = (axis: 0 | 1): Equation[] =>
    [0, 1, 2, 3].map((line) => {
      const terms = [...blanks.entries()].filter(([, blank]) => blank[axis] === line);
      return {
        terms: terms.map(([i]) => [i, 1]),
        sum: terms.reduce((sum, [, [, , value]]) => sum + value, 0)
      };
    });

  it('are not enough: the cell that joins two blocks is 9 and nothing else', async () => {
    const system = { n: blanks.length, equations: [...sumsOf(0), ...sumsOf(1)], least: () => 0 };
    const found = await boundsOf(system, [4, 0]);
    expect(found?.get(4)).toEqual({ min: 9, max: 9 });
    expect(found?.get(0)).not.toEqual({ min: 5, max: 5 });
  });

  it('need a cycle through that cell, which the cheapest path gives', () => {
    const names = ['1', '2', '3', '4'];
    const grid: Grid = {
      rows: treeOf(flat(names)),
      columns: treeOf(flat(names)),
      cost: new Float64Array(25).fill(50)
    };
    const layer = new Layer(grid);
    for (const [row, column] of blanks) layer.hide(cellOf(grid, row + 1, column + 1));
    const joining = { row: 2, column: 3, need: 0.9, minus: () => 1, plus: () => Infinity };
    const cycle = findCycle(grid, layer.hidden, joining);
    const more = cycle?.cells.filter((cell) => layer.hidden[cell] === 0) ?? [];
    expect(more).toHaveLength(1);
    expect(cycle?.cost).toBeCloseTo(50, 3);
  });
});

const tree = fc.constantFrom(
  flat(['a', 'b', 'c']),
  [
    ...flat(['a', 'b']),
    { name: 'a1', parent: 'a' },
    { name: 'a2', parent: 'a' },
    { name: 'b1', parent: 'b' }
  ],
  [
    ...flat(['a', 'b']),
    ...['a1', 'a2', 'a3'].map((name) => ({ name, parent: 'a' })),
    { name: 'b1', parent: 'b' },
    { name: 'b2', parent: 'b' }
  ]
);
const leaves = (nodes: readonly TreeNode[]) =>
  nodes.map(({ name }) => name).filter((name) => nodes.every(({ parent }) => parent !== name));

describe('any nested table', () => {
  it('keeps every primary cell as wide open as its rule asks, by linear program', async () => {
    const drawn = fc.record({
      rows: tree,
      columns: tree,
      firms: fc.array(
        fc.record({
          enterprise: fc.integer({ min: 0, max: 25 }),
          row: fc.nat(30),
          column: fc.nat(30),
          value: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 5000 }))
        }),
        { minLength: 4, maxLength: 60 }
      )
    });
    await fc.assert(
      fc.asyncProperty(drawn, async ({ rows, columns, firms }) => {
        const at = (nodes: readonly TreeNode[], i: number) => {
          const names = leaves(nodes);
          return names[i % names.length] ?? '';
        };
        const contributions = firms.map(({ enterprise, row, column, value }) => ({
          enterprise: `${enterprise}`,
          row: at(rows, row),
          column: at(columns, column),
          value
        }));
        const cells = await protectTable(
          { rows, columns, contributions },
          { percent: 10, strict: false }
        );
        for (const { row, column, needs, has, max } of cells)
          if (needs !== null && max !== null)
            expect(has, `${row} ${column}`).toBeGreaterThanOrEqual(needs - 1e-6 * (1 + needs));
        for (const { value, min, max, status } of cells)
          if (value === null && status !== 'D') expect(max).not.toBe(min);
      }),
      { seed: 28, numRuns: 15 }
    );
  }, 60_000);
});
