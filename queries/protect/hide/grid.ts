/**
 * A tree of nodes by number, the total first (0). `parent` of the total is -1; `leaves`: the nodes without children at or
 * below a node; `chain`: a node and all above it, the total last.
 */
export type Tree = {
  names: string[];
  parent: number[];
  children: number[][];
  leaves: number[][];
  chain: number[][];
};

/** A node and the name of the one above it; null: the total. */
export type TreeNode = { name: string; parent: string | null };

/** Builds a tree. Nodes come in any order; siblings are numbered in order of name. Asserts one total and known parents. */
export function treeOf(nodes: readonly TreeNode[]): Tree {
  const below = new Map<string | null, string[]>();
  for (const { name, parent } of nodes) below.set(parent, [...(below.get(parent) ?? []), name]);
  const tree: Tree = { names: [], parent: [], children: [], leaves: [], chain: [] };
  const add = (name: string, parent: number): number => {
    const id = tree.names.push(name) - 1;
    tree.parent.push(parent);
    tree.chain.push([id, ...(tree.chain[parent] ?? [])]);
    tree.children.push([]);
    tree.leaves.push([id]);
    const children = (below.get(name) ?? []).sort().map((child) => add(child, id));
    tree.children[id] = children;
    if (children.length > 0)
      tree.leaves[id] = children.flatMap((child) => tree.leaves[child] ?? []);
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

/** A tree whose leaves are the nodes `depth` levels below the total (or what ends above them); what lies deeper is cut off. */
export function cutTree(tree: Tree, depth: number): Tree {
  const isLast = (node: number) => (tree.chain[node] ?? []).length === depth + 1;
  const leaves: number[][] = tree.names.map(() => []);
  for (let node = tree.names.length - 1; node >= 0; node -= 1) {
    const below = isLast(node) ? [] : (tree.children[node] ?? []);
    leaves[node] = below.length === 0 ? [node] : below.flatMap((child) => leaves[child] ?? []);
  }
  return { ...tree, leaves, children: tree.children.map((c, node) => (isLast(node) ? [] : c)) };
}

/** The number of a cell. */
export const cellOf = ({ columns }: Grid, row: number, column: number): number =>
  row * columns.names.length + column;

/** One pattern of hidden cells over a grid. Whatever is hidden here is hidden in the `finer` layers too. */
export class Layer {
  readonly hidden: Uint8Array;

  constructor(
    grid: Grid,
    readonly finer: readonly Layer[] = []
  ) {
    this.hidden = new Uint8Array(grid.cost.length);
  }

  /** Hides a cell here and in the finer layers. */
  hide(cell: number): void {
    if (this.hidden[cell] === 1) return;
    this.hidden[cell] = 1;
    for (const layer of this.finer) layer.hide(cell);
  }
}
