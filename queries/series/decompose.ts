import { contributionOf, type ChildPeriod } from '#model/decompose.ts';
import { evaluate } from '#model/formula.ts';
import { InvalidInput } from '#model/problem.ts';
import type { ChildOfChange, Decomposition, Question, SeriesRow } from '#model/question.ts';
import { ratioOfSums, registry, type Plan, type Ratio } from '#queries/compile.ts';
import type { Answers } from '#queries/engines/answers.ts';
import type { Measured } from '#queries/protect/protect.ts';
import { isSafeRest, type Scattered } from '#queries/protect/rest.ts';
import type { Asked } from '#queries/series/ask.ts';
import { compare, partName, type Compared } from '#queries/series/compare.ts';
import { known } from '#queries/series/known.ts';
import { cellName, measure, type Marks } from '#queries/series/measure.ts';
import scatteredText from './scattered.sql?raw';

/** What an answer holds when its change is to be decomposed. */
export type Whole = { cells: readonly Measured[]; rows: readonly SeriesRow[]; compared: Compared };

/** How rows are made of cells: protected, or not. */
export type Finish = (cells: readonly Measured[]) => SeriesRow[];

/** The cells of the children in both periods. */
export type Children = {
  after: Measured[];
  before: Measured[];
  all: Measured[];
  scattered: Scattered;
};

/**
 * Refuses what cannot be decomposed: without a comparison, along an axis that the rows are split by already, figures that
 * are no ratios of sums. Errors: InvalidInput.
 */
export function checkDecomposable({ decompose, compare: kind, by, metrics }: Question): void {
  if (decompose === undefined) return;
  const field = { field: 'decompose' };
  if (kind === undefined)
    throw new InvalidInput('no change to decompose: compare is missing', field);
  const split = by[decompose.axis];
  if (split !== undefined && split !== 'all')
    throw new InvalidInput(`split by it already: ${decompose.axis}`, field);
  for (const name of metrics) {
    const metric = registry.metrics.get(name)?.metric;
    if (metric !== undefined && ratioOfSums(metric) === null)
      throw new InvalidInput(`not a ratio to decompose: ${name}`, field);
  }
}

/** Measures the children of an answer's cells along an axis, in its period and in the compared one. */
export async function childrenOf(
  engine: Answers,
  asked: Asked,
  axis: NonNullable<Question['decompose']>,
  marks: Marks
): Promise<Children> {
  const plan: Plan = { ...asked.plan, [axis.axis]: axis.level };
  const after = await measure(engine, plan, marks, false);
  const compared = await compare(engine, { ...asked, plan }, after, marks);
  const before = [...(compared?.found.values() ?? [])];
  const scattered = await scatteredOver(engine, axis);
  return { after, before, all: [...after, ...before], scattered };
}

/** The codes of an axis that each enterprise with shops in several places stands in. */
async function scatteredOver(
  engine: Answers,
  { axis, level }: NonNullable<Question['decompose']>
): Promise<Scattered> {
  const column = axis === 'sector' ? `sector_${level}` : `${level}_code`;
  const rows = await known(engine, 'scattered', () =>
    engine.query<Record<string, unknown>>(scatteredText)
  );
  const codes = new Map<unknown, Set<string>>();
  for (const row of rows) {
    const own = codes.get(row['enterprise_id']) ?? new Set();
    codes.set(row['enterprise_id'], own.add(String(row[column])));
  }
  return [...codes.values()].map((own) => [...own]).filter(({ length }) => length > 1);
}

/**
 * Splits the change of each ratio of an answer into what its children's own ratios did (within) and what their weights did
 * (mix), one entry per row, in their order. Made of what `finish` publishes of the children; the others go into one
 * remainder, which takes further children, lightest first, until it could be published itself.
 * Source: domain note section 5, test E2; decision 0031.
 */
export function decompositions(
  { cells, rows, compared }: Whole,
  children: Children,
  axis: NonNullable<Question['decompose']>,
  finish: Finish
): Decomposition[] {
  const shown = new Map<Measured, SeriesRow>();
  for (const list of [children.after, children.before])
    finish(list).forEach((row, i) => {
      const cell = list[i];
      if (cell !== undefined) shown.set(cell, row);
    });
  const parent = ({ row }: Measured) => cellName({ ...row, [axis.axis]: null });
  const after = grouped(children.after, (cell) => `${cell.row.period} ${parent(cell)}`);
  const before = grouped(children.before, (cell) => `${partName(cell.row)} ${parent(cell)}`);
  return rows.flatMap((row, i): Decomposition[] => {
    const [cell, twin] = [cells[i], compared.twins[i]];
    const ratio = ratioNamed(row.metric);
    if (cell === undefined || ratio === null) return [];
    const range = compared.ranges.get(row.period);
    const name = cellName(row);
    const sides = {
      after: after.get(`${row.period} ${name}`) ?? [],
      before: (range?.parts ?? []).flatMap(
        (part) => before.get(`${partName({ ...part, period: part.label })} ${name}`) ?? []
      )
    };
    const wholes = {
      after: [cell],
      before: twin?.made_of.length ? [...twin.made_of] : twin?.cell ? [twin.cell] : []
    };
    const { scattered } = children;
    return [decomposed(row, { sides, wholes, ratio, shown, axis, scattered })];
  });
}

type Sides = { before: Measured[]; after: Measured[] };
type Known = {
  sides: Sides;
  wholes: Sides;
  ratio: Ratio;
  shown: ReadonlyMap<Measured, SeriesRow>;
  scattered: Scattered;
  axis: NonNullable<Question['decompose']>;
};

function decomposed(row: SeriesRow, asked: Known): Decomposition {
  const { sides, wholes, ratio, axis, shown } = asked;
  const none = { before: null, after: null, change: null, within: null, mix: null, rest: null };
  const head = headOf(row, `${axis.axis}:${axis.level}`);
  const [before, after] = [row.compared_value, row.value];
  if (before === null || after === null)
    return {
      ...head,
      ...none,
      status: row.status === 'F' ? row.compared_status : row.status,
      rest_n: 0,
      children: []
    };
  const bottoms = {
    before: sumOf(wholes.before, ratio.bottom),
    after: sumOf(wholes.after, ratio.bottom)
  };
  const all = nodesOf(sides, ratio, bottoms, axis.axis);
  const { open, rest } = parted(all, asked);
  if (rest.length > 0 && open.length === 0)
    return {
      ...head,
      ...none,
      before,
      after,
      change: after - before,
      status: 'D',
      rest_n: rest.length,
      children: []
    };
  const children = open.map(({ code, periods, cells }): ChildOfChange => {
    const label = [...cells.after, ...cells.before].map((cell) => shown.get(cell))[0];
    return {
      code,
      name: (axis.axis === 'sector' ? label?.sector_name : label?.area_name) ?? null,
      value: periods.after?.share ?? null,
      compared_value: periods.before?.share ?? null,
      weight: periods.after?.weight ?? 0,
      compared_weight: periods.before?.weight ?? 0,
      ...contributionOf(periods.before, periods.after, { before, after })
    };
  });
  const sum = (of: 'within' | 'mix') => children.reduce((total, child) => total + child[of], 0);
  const [within, mix] = [sum('within'), sum('mix')];
  return {
    ...head,
    before,
    after,
    change: after - before,
    within,
    mix,
    rest: rest.length === 0 ? 0 : after - before - within - mix,
    status: 'F',
    rest_n: rest.length,
    children
  };
}

type NodeOfChange = {
  code: string;
  cells: Sides;
  periods: { before: ChildPeriod; after: ChildPeriod };
};

/** One node per child, in order of code, with its cells and what they say of each period. */
function nodesOf(
  sides: Sides,
  ratio: Ratio,
  bottoms: Record<keyof Sides, number>,
  axis: 'sector' | 'area'
): NodeOfChange[] {
  const codes = [...sides.before, ...sides.after].map(({ row }) => row[axis] ?? '');
  return [...new Set(codes)].sort().map((code) => {
    const of = (side: keyof Sides) => sides[side].filter(({ row }) => row[axis] === code);
    const period = (side: keyof Sides): ChildPeriod => {
      const [top, bottom] = [sumOf(of(side), ratio.top), sumOf(of(side), ratio.bottom)];
      if (bottom === 0 && top === 0) return null;
      return { share: bottom === 0 ? 0 : top / bottom, weight: bottom / bottoms[side] };
    };
    return {
      code,
      cells: { before: of('before'), after: of('after') },
      periods: { before: period('before'), after: period('after') }
    };
  });
}

/** The children that may be shown, and those told as one rest, itself safe. */
function parted(
  nodes: readonly NodeOfChange[],
  { shown, scattered }: Pick<Known, 'shown' | 'scattered'>
): { open: NodeOfChange[]; rest: NodeOfChange[] } {
  const isOpen = ({ cells, periods }: NodeOfChange) =>
    (['before', 'after'] as const).every((side) =>
      periods[side] === null
        ? cells[side].every((cell) => shown.get(cell)?.status === null)
        : cells[side].every((cell) => shown.get(cell)?.status === 'F')
    );
  const rest = nodes.filter((node) => !isOpen(node));
  const open = nodes.filter(isOpen);
  const weight = ({ periods }: NodeOfChange) =>
    (periods.before?.weight ?? 0) + (periods.after?.weight ?? 0);
  const byWeight = [...open].sort((a, b) => weight(a) - weight(b));
  const cellsOf = (side: keyof Sides) =>
    rest.flatMap(({ code, cells }) => cells[side].map((cell) => ({ code, cell })));
  const isSafe = () =>
    isSafeRest(cellsOf('before'), scattered) && isSafeRest(cellsOf('after'), scattered);
  while (rest.length > 0 && (rest.length === 1 || !isSafe())) {
    const lightest = byWeight.shift();
    if (lightest === undefined) break;
    rest.push(lightest);
  }
  return { open: open.filter((node) => !rest.includes(node)), rest };
}

const ratioNamed = (name: string): Ratio | null => {
  const metric = registry.metrics.get(name)?.metric;
  return metric === undefined ? null : ratioOfSums(metric);
};

/** A sum or difference of parts, added over cells. Minor units or counts. */
function sumOf(cells: readonly Measured[], text: string): number {
  return cells.reduce((sum, { row, parts }) => {
    const names = Object.keys(registry.metrics.get(row.metric)?.metric.parts ?? {});
    const terms = new Map(names.map((name, i) => [name, parts[i]?.figure.x ?? 0]));
    return sum + (evaluate(text, terms) ?? 0);
  }, 0);
}

function grouped(
  cells: readonly Measured[],
  nameOf: (cell: Measured) => string
): Map<string, Measured[]> {
  const groups = new Map<string, Measured[]>();
  for (const cell of cells) {
    const name = nameOf(cell);
    const group = groups.get(name) ?? [];
    group.push(cell);
    groups.set(name, group);
  }
  return groups;
}

const headOf = (row: SeriesRow, by: string) => ({
  metric: row.metric,
  by,
  period: row.period,
  from: row.from,
  until: row.until,
  compared_period: row.compared_period,
  compared_from: row.compared_from,
  compared_until: row.compared_until,
  sector: row.sector,
  area: row.area,
  channel: row.channel,
  currency: row.currency,
  tax_basis: row.tax_basis
});
