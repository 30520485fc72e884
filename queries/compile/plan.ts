import type { Day } from '#model/calendar.ts';
import { periodOf } from '#model/period.ts';
import type { AreaLevel, DayRange, Grain, SectorLevel } from '#model/question.ts';
import { cellAreas, cellGrains, cellSectors, type CellGrain } from '#queries/compile/tables.ts';

/** A node of the sector or area tree to stay inside of. */
export type Node<Level> = { level: Level; code: string };

/** A question understood: names checked, levels looked up, days fixed. */
export type Plan = {
  metrics: string[];
  grain: Grain | null;
  sector: Exclude<SectorLevel, 'all'> | null;
  area: AreaLevel | null;
  channel: boolean;
  from: Day;
  until: Day;
  where: {
    sector?: Node<SectorLevel>;
    area?: Node<AreaLevel>;
    channel?: string;
    currency?: string;
    unit_kind?: 'shop' | 'panel';
    unit_id?: number;
  };
};

/** Where rows come from: cells of whole periods, whole months of units, or days of units. Half-open. */
export type Origin = {
  table: 'unit_day' | 'unit_month' | `cell_${CellGrain}`;
  from: Day;
  until: Day;
};

/**
 * The origins that answer a plan exactly, in order of days. Cells serve whole periods of their own grain; they never
 * compose over time, so that everything else is summed by enterprise from the units, by month where months are whole.
 */
export function originsOf(plan: Plan): Origin[] {
  const { grain, from, until } = plan;
  if (from >= until) return [];
  const cells = fitsCells(plan);
  if (grain === null) {
    const whole = cells ? cellGrains.find((g) => isPeriod(from, until, g)) : undefined;
    return whole === undefined
      ? overMonths(from, until)
      : [{ table: `cell_${whole}`, from, until }];
  }
  if (grain === 'day' || (grain === 'week' && !cells)) return [{ table: 'unit_day', from, until }];
  if (!cells) return overMonths(from, until);
  return around(
    { from, until },
    { grain, table: `cell_${grain}` },
    grain === 'week' ? justDays : overMonths
  );
}

const justDays = (from: Day, until: Day): Origin[] =>
  from < until ? [{ table: 'unit_day', from, until }] : [];

const overMonths = (from: Day, until: Day): Origin[] =>
  around({ from, until }, { grain: 'month', table: 'unit_month' }, justDays);

/** The whole periods of a grain from one table, the cut ends from elsewhere. */
function around(
  { from, until }: DayRange,
  whole: { grain: Grain; table: Origin['table'] },
  ends: (from: Day, until: Day) => Origin[]
): Origin[] {
  const first = periodOf(from, whole.grain);
  const last = periodOf(until, whole.grain);
  const inner = { from: first.from === from ? from : first.until, until: last.from };
  if (inner.from >= inner.until) return ends(from, until);
  return [...ends(from, inner.from), { table: whole.table, ...inner }, ...ends(inner.until, until)];
}

function isPeriod(from: Day, until: Day, grain: Grain): boolean {
  const period = periodOf(from, grain);
  return period.from === from && period.until === until;
}

function fitsCells({ sector, area, where }: Plan): boolean {
  const inSectors = (level: string) => level === 'all' || cellSectors.some((l) => l === level);
  const inAreas = (level: string) => cellAreas.some((l) => l === level);
  return (
    where.unit_id === undefined &&
    inSectors(sector ?? 'all') &&
    inSectors(where.sector?.level ?? 'all') &&
    (area === null || inAreas(area)) &&
    (where.area === undefined || inAreas(where.area.level))
  );
}
