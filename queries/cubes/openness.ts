import { addDays } from '#model/calendar.ts';
import { periodOf } from '#model/period.ts';
import type { DayRange, Grain } from '#model/question.ts';
import { registry, type Plan } from '#queries/compile.ts';
import { areaDepth, cubesOf, isCoarse, nodesOf, type Cubes } from '#queries/cubes/open.ts';
import type { CubeGrain } from '#queries/cubes/build.ts';
import { groupsOf, type Group } from '#queries/cubes/patterns.ts';
import { quartersOf, tilesOf, yearsOf } from '#queries/cubes/tiles.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import type { Key, Open } from '#queries/protect/protect.ts';

type RowKey = Pick<
  Key,
  'period' | 'from' | 'until' | 'sector' | 'area' | 'channel' | 'currency' | 'tax_basis' | 'metric'
>;

/** What may be shown of each row of an answer to a plan: closed unless a cube publishes it. */
export type Openness = (row: RowKey) => Open;

const closed: Open = { value: false, coverage: false, counts: false };

/**
 * The published part of the answers to a plan. A row of one whole period is a cell of the cubes; any other stretch is open
 * when published periods tile it, and then without a number of enterprises, which does not add up over time. `span`: the
 * days with data in the question's country.
 */
export async function opennessOf(
  engine: Engine,
  { plan, span }: { plan: Plan; span: DayRange | null }
): Promise<Openness> {
  const cubes = await cubesOf(engine);
  const found = new Map<string, Open>();
  return (row) => {
    const metric = registry.metrics.get(row.metric);
    if (metric === undefined) return closed;
    const needed: Group[] = row.channel === null ? groupsOf(metric) : ['channels'];
    const name = [
      needed,
      row.from,
      row.until,
      row.sector,
      row.area,
      row.currency,
      row.tax_basis
    ].join(' ');
    const known = found.get(name) ?? openOf(cubes, plan, span, { row, needed });
    found.set(name, known);
    return known;
  };
}

function openOf(
  cubes: Cubes,
  plan: Plan,
  span: DayRange | null,
  { row, needed }: { row: RowKey; needed: Group[] }
): Open {
  const nodes = nodesOf(cubes, plan, row);
  if (nodes === null || nodes.length === 0) return closed;
  const money = `${row.currency} ${row.tax_basis}`;
  const range = { from: row.from ?? plan.from, until: row.until ?? plan.until };
  const tilesFor = (needed: Group[]) =>
    tilesFrom(plan, range, span, (grain, period) =>
      nodes.every((node) =>
        needed.every((group) =>
          isPublished(cubes, { group, money, node }, grain, cut(period, span))
        )
      )
    );
  const tiles = tilesFor(needed);
  if (tiles === null || (tiles.length > 1 && nodes.some((node) => isCoarse(cubes, node))))
    return closed;
  return { value: true, coverage: tilesFor(['coverage']) !== null, counts: tiles.length === 1 };
}

/** The tiles of a row; of one that is a whole period of its plan there is only that. */
function tilesFrom(
  { grain }: Plan,
  range: DayRange,
  span: DayRange | null,
  isOpen: (grain: Grain, period: DayRange) => boolean
): unknown[] | null {
  if (grain === null) return tilesOf(range, span, isOpen);
  const period = periodOf(range.from, grain);
  if (period.from !== range.from || period.until !== range.until)
    return tilesOf(range, span, isOpen);
  return isOpen(grain, period) ? [period] : null;
}

/** The days of a period that there can be data for. */
function cut({ from, until }: DayRange, span: DayRange | null): DayRange {
  if (span === null || until <= span.from || from >= span.until) return { from, until };
  return {
    from: from < span.from ? span.from : from,
    until: until > span.until ? span.until : until
  };
}

type Asked = { group: Group; money: string; node: string };

/** Whether one calendar period of one node is published; `period`: its days with data. */
function isPublished(
  cubes: Cubes,
  { group, money, node }: Asked,
  grain: Grain,
  period: DayRange
): boolean {
  const isOpen = (at: CubeGrain, blocks: readonly string[]) =>
    blocks.every((block) => cubes.isOpen(group, at, block, money, node));
  if (grain === 'day')
    return areaDepth(node) <= 1 && !isCoarse(cubes, node) && isOpen('day', quartersOf(period));
  if (grain === 'week') {
    const { from, until } = periodOf(period.from, 'week');
    const isWhole = from.slice(0, 7) === addDays(until, -1).slice(0, 7);
    return (
      !isCoarse(cubes, node) &&
      isOpen('week', quartersOf(period)) &&
      (isWhole || isOpen('part', quartersOf(period))) &&
      isOpen('month', yearsOf(period))
    );
  }
  return isOpen('month', [periodOf(period.from, 'year').from]);
}
