import { findCycle, free, type Cycle, type Demand } from '#queries/protect/hide/cycle.ts';
import type { Grid, Layer } from '#queries/protect/hide/grid.ts';
import type { Group, Judged, Way } from '#queries/cubes/patterns.ts';
import type { Figures } from '#queries/cubes/read.ts';

/**
 * One calendar grain at which cells are published, the coarser ones above it. `parents`: for each period and each coarser
 * grain the number of the coarser period it lies in, the coarsest first.
 */
export type Step = { figures: Figures; parents: number[][] };

/** The layers of one grain and those of the coarser ones, the coarsest first and the grain's own last. */
export type Layers = readonly Partial<Record<Group, Layer>>[];

/** How many times its own cost a cell may cost a coarser grain. */
const liftLimit = 100;

/** How much dearer a cell is that is hidden in a wider group than it must be. */
const dearer = 4;

type Attempt = {
  depth: number;
  layer: Layer;
  price: number;
  way: Way;
  partners: readonly (number | null)[];
};

/**
 * Hides every cell in which a figure is sensitive in some period, and along the cheapest cycles as many more as it takes:
 * for each sensitive figure and period there is then a way to make it larger by the room it needs, with every published
 * figure of every grain unchanged and nothing below zero. Hidden cells are the same in all periods, so that what one
 * period gains another may lose where the coarser period is published. Cells in order of the room they need.
 */
export function secure(grid: Grid, step: Step, layers: Layers, judged: readonly Judged[]): void {
  const { figures } = step;
  const n = figures.periods.length;
  const own = layers.at(-1) ?? {};
  const needs = judged.map((each) => ({ each, need: figures.columns.get(`need_${each.name}`) }));
  const worst = new Map<number, number>();
  for (const { each, need } of needs) forgetImplied(grid, figures, each, need);
  leaveOut(grid, figures, own, needs);
  for (const { each, need } of needs)
    need?.forEach((room, place) => {
      if (room === 0) return;
      const cell = Math.floor(place / n);
      own[each.group]?.hide(cell);
      worst.set(cell, Math.max(worst.get(cell) ?? 0, room));
    });
  const cells = [...worst].sort(([a, x], [b, y]) => y - x || a - b).map(([cell]) => cell);
  for (const cell of cells) {
    const made: Cycle[] = [];
    const sensitive = needs.flatMap(({ each, need }) =>
      [...(need?.subarray(cell * n, (cell + 1) * n) ?? [])].map((room, period) => ({
        each,
        cell,
        period,
        room
      }))
    );
    for (const each of sensitive) if (each.room > 0) open(grid, step, layers, each, made);
  }
}

/** A level of sectors and areas is published when at least this part of its cells is free by itself. */
const levelShare = 0.5;

/**
 * Leaves whole levels out where most cells would be hidden anyway: nobody misses them, and cells that are never published
 * bind none of the others. They are hidden, and their figures need no room of their own.
 */
function leaveOut(
  grid: Grid,
  { periods }: Figures,
  own: Layers[number],
  needs: readonly { each: Judged; need: Float64Array | undefined }[]
): void {
  const n = periods.length;
  const width = grid.columns.names.length;
  const levels = new Map<string, number[]>();
  grid.cost.forEach((cost, cell) => {
    const level = `${grid.rows.chain[Math.floor(cell / width)]?.length} ${grid.columns.chain[cell % width]?.length}`;
    if (cost !== Infinity) levels.set(level, [...(levels.get(level) ?? []), cell]);
  });
  for (const group of new Set(needs.map(({ each }) => each.group))) {
    const judged = needs.filter(({ each }) => each.group === group);
    const layer = own[group];
    const isFree = (cell: number) =>
      layer?.hidden[cell] === 0 &&
      judged.every(({ need }) => periods.every((_, period) => need?.[cell * n + period] === 0));
    const left = [...levels.values()].filter(
      (cells) => cells.filter(isFree).length < levelShare * cells.length
    );
    for (const cell of left.flat()) {
      layer?.hide(cell);
      for (const { need } of judged) need?.fill(0, cell * n, (cell + 1) * n);
    }
  }
}

/** A zero that a free zero above tells already needs no room. */
function forgetImplied(
  grid: Grid,
  { periods, present, columns }: Figures,
  { name }: Judged,
  need?: Float64Array
): void {
  const sums = columns.get(`sum_${name}`);
  if (need === undefined || sums === undefined) return;
  const n = periods.length;
  const width = grid.columns.names.length;
  const isFree = (place: number) => present[place] === 1 && sums[place] === 0 && need[place] === 0;
  need.forEach((room, place) => {
    if (room === 0 || sums[place] !== 0) return;
    const cell = Math.floor(place / n);
    const rows = grid.rows.chain[Math.floor(cell / width)] ?? [];
    const above = rows.flatMap((row) =>
      (grid.columns.chain[cell % width] ?? []).map((column) => row * width + column)
    );
    if (above.some((other) => other !== cell && isFree(other * n + (place % n)))) need[place] = -1;
  });
  need.forEach((room, place) => {
    if (room === -1) need[place] = 0;
  });
}

type Sensitive = { each: Judged; cell: number; period: number; room: number };

/** Makes room for one sensitive figure: the cheapest cycle of all ways and grains, hidden in the layer it needs. */
function open(grid: Grid, step: Step, layers: Layers, sensitive: Sensitive, made: Cycle[]): void {
  let best: { cycle: Cycle; layer: Layer; group: Group; cost: number } | null = null;
  let depth = layers.length - 1;
  for (const attempt of attemptsFor(step, layers, sensitive)) {
    // A coarser grain is hidden only where this one has no way at all.
    if (best !== null && attempt.depth < depth) break;
    depth = attempt.depth;
    const dearest =
      depth === layers.length - 1 || depth === -1
        ? Infinity
        : liftLimit * (grid.cost[sensitive.cell] ?? 0);
    for (const partner of attempt.partners) {
      const demand = demandFor(grid, step, attempt.way, { ...sensitive, partner });
      if (demand === null) continue;
      if (made.some((cycle) => holds(cycle, attempt.layer, demand))) return;
      if (best !== null && best.cycle.cost < free) continue;
      const limit = Math.min(best?.cost ?? Infinity, dearest) / attempt.price;
      const cycle = findCycle(grid, attempt.layer.hidden, demand, limit);
      if (cycle === null) continue;
      const { layer, price, way } = attempt;
      best = { cycle, layer, group: way.group, cost: cycle.cost * price };
    }
  }
  if (best === null) throw new Error(`no way to protect ${sensitive.each.name}`);
  for (const cell of best.cycle.cells)
    if (best.layer === layers.at(-1)?.[best.group]) best.layer.hide(cell);
    else for (const below of belowOf(grid, cell)) best.layer.hide(below);
  made.push(best.cycle);
}

/** A cell and, where the grain's areas end, the areas below it: coarser grains know those, and any may carry the change. */
function belowOf({ columns }: Grid, cell: number): number[] {
  const width = columns.names.length;
  const column = cell % width;
  if (columns.leaves[column]?.[0] !== column) return [cell];
  return columns.chain.flatMap((chain, other) =>
    chain.includes(column) ? [cell - column + other] : []
  );
}

/** Whether a cycle made for another figure of the cell serves this one too. */
const holds = ({ cells, grows, shrinks }: Cycle, { hidden }: Layer, demand: Demand): boolean =>
  grows.every((cell) => demand.plus(cell) >= demand.need) &&
  shrinks.every((cell) => demand.minus(cell) >= demand.need) &&
  cells.every((cell) => hidden[cell] === 1);

/**
 * Every way at every grain, the least dear first. A coarser grain's way needs no partner: its total is hidden too. Last,
 * ways in the grain itself without partner: what is sold in one week of a month alone cannot be kept from who knows the
 * month, but nothing published beside it tells it.
 */
function* attemptsFor(
  { figures, parents }: Step,
  layers: Layers,
  { each, period }: Sensitive
): Generator<Attempt> {
  for (let depth = layers.length - 1; depth >= 0; depth -= 1)
    for (const way of each.ways) {
      const layer = layers[depth]?.[way.group];
      if (layer === undefined) continue;
      const price = way.group === each.group ? 1 : dearer;
      const parent = depth === 0 ? null : (parents[period]?.[depth - 1] ?? null);
      const partners =
        depth === 0
          ? [null]
          : [...figures.periods.keys()].filter(
              (other) => other !== period && parents[other]?.[depth - 1] === parent
            );
      yield { depth, layer, price, way, partners };
    }
  const own = layers.length - 1;
  for (const way of own === 0 ? [] : each.ways) {
    const layer = layers[own]?.[way.group];
    if (layer !== undefined) yield { depth: -1, layer, price: dearer ** 2, way, partners: [null] };
  }
}

/**
 * In the sensitive period the cell gains `move` and loses `against`; in the partner period, if there is one, the other
 * way about. Cells of the cycle that shrink in one do the opposite of those that grow.
 */
function demandFor(
  grid: Grid,
  { figures }: Step,
  way: Way,
  { cell, period, partner, room }: Sensitive & { partner: number | null }
): Demand | null {
  const n = figures.periods.length;
  const width = grid.columns.names.length;
  const { present } = figures;
  const move = figures.columns.get(way.move);
  const against = way.against === null ? null : figures.columns.get(way.against);
  if (move === undefined || against === undefined) return null;
  const least = (shrinks: Float64Array | null, grows: Float64Array | null) => (at: number) => {
    const place = at * n + period;
    if (present[place] === 0) return -1;
    const here = shrinks === null ? Infinity : (shrinks[place] ?? 0);
    if (partner === null) return here;
    const there = grows === null ? Infinity : (grows[at * n + partner] ?? 0);
    return present[at * n + partner] === 0 ? -1 : Math.min(here, there);
  };
  return {
    row: Math.floor(cell / width),
    column: cell % width,
    need: room,
    minus: least(move, against),
    plus: least(against, move)
  };
}
