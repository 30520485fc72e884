/**
 * A tree of nodes by number, the total first (0). `parent` of the total is -1; `within`: a node and all below it;
 * `chain`: a node and all above it, the total last.
 */
export type Tree = {
  names: string[];
  parent: number[];
  children: number[][];
  within: number[][];
  chain: number[][];
};

/** A node and the name of the one above it; null: the total. */
export type TreeNode = { name: string; parent: string | null };

/** Builds a tree. Nodes come in any order; siblings are numbered in order of name. Asserts one total and known parents. */
export function treeOf(nodes: readonly TreeNode[]): Tree {
  const below = new Map<string | null, string[]>();
  for (const { name, parent } of nodes) below.set(parent, [...(below.get(parent) ?? []), name]);
  const tree: Tree = { names: [], parent: [], children: [], within: [], chain: [] };
  const add = (name: string, parent: number): number => {
    const id = tree.names.push(name) - 1;
    tree.parent.push(parent);
    tree.chain.push([id, ...(tree.chain[parent] ?? [])]);
    tree.children.push([]);
    tree.within.push([id]);
    const children = (below.get(name) ?? []).sort().map((child) => add(child, id));
    tree.children[id] = children;
    tree.within[id] = [id, ...children.flatMap((child) => tree.within[child] ?? [])];
    return id;
  };
  const [total, ...more] = below.get(null) ?? [];
  if (total === undefined || more.length > 0) throw new Error('a tree has one total');
  add(total, -1);
  if (tree.names.length !== nodes.length) throw new Error('a tree node without a known parent');
  return tree;
}

/**
 * A table of two trees with totals. Cell of row r and column c: `r * columns.names.length + c`.
 * `cost`: what hiding a cell loses, by cell; Infinity where there is nothing to hide.
 */
export type Grid = { rows: Tree; columns: Tree; cost: Float64Array };

/** The number of a cell. */
export const cellOf = ({ columns }: Grid, row: number, column: number): number =>
  row * columns.names.length + column;

/**
 * One pattern of hidden cells over a grid. Whatever is hidden here is hidden in the `finer` layers too, and a hidden cell
 * hides all below it: a change of it can then be handed down, whatever its parts are.
 */
export class Layer {
  readonly hidden: Uint8Array;

  constructor(
    readonly grid: Grid,
    readonly finer: readonly Layer[] = []
  ) {
    this.hidden = new Uint8Array(grid.cost.length);
  }

  /** Hides a cell and all below it, here and in the finer layers. */
  hide(cell: number): void {
    if (this.hidden[cell] === 1) return;
    const { rows, columns } = this.grid;
    const width = columns.names.length;
    const below = columns.within[cell % width] ?? [];
    for (const row of rows.within[Math.floor(cell / width)] ?? [])
      for (const column of below) this.hidden[row * width + column] = 1;
    for (const layer of this.finer) layer.hide(cell);
  }
}
