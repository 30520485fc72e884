import { addDays, type Day } from '#model/calendar.ts';
import { clipPeriod, periodOf, periodsBetween } from '#model/period.ts';
import type { AreaLevel, DayRange, Grain, SectorLevel } from '#model/question.ts';
import { cellAreas, cellGrains, cellSectors, type CellGrain } from '#queries/compile/tables.ts';

/**
 * A node of the sector or area tree to stay inside of. `unit_ids`: the units that ever stood there, where they are few:
 * a list of numbers reaches the days of those units, a condition on their place does not. `codes`: several nodes of the
 * level taken together, `code` among them.
 */
export type Node<Level> = {
  level: Level;
  code: string;
  codes?: readonly string[];
  unit_ids?: readonly number[];
};

/** Units of a node that are worth a list. */
export const listedUnits = 1000;

/** A question understood: names checked, levels looked up, days fixed. */
export type Plan = {
  metrics: string[];
  grain: Grain | null;
  sector: Exclude<SectorLevel, 'all'> | null;
  area: AreaLevel | null;
  channel: boolean;
  /** from rows of units even where cells would do: what needs every enterprise by itself */
  units?: true;
  from: Day;
  until: Day;
  /** moveable holidays aligned in usual turnover; absent: by week label */
  align?: 'holiday';
  /** months in which that makes a difference, their first days in order */
  moved_months?: readonly Day[];
  where: {
    sector?: Node<SectorLevel>;
    area?: Node<AreaLevel>;
    channel?: string;
    currency?: string;
    unit_kind?: 'shop' | 'panel';
    unit_id?: number;
  };
};

/** Where rows come from: cells of whole periods, whole years or months of units, or days of units. Half-open. */
export type Origin = {
  table:
    | 'unit_day'
    | 'unit_day_holiday'
    | 'unit_month'
    | 'unit_year'
    | `${'cell' | 'country'}_${CellGrain}`;
  from: Day;
  until: Day;
};

/**
 * The origins that answer a plan exactly, in order of days. Cells serve whole periods of their own grain; they never
 * compose over time, so that everything else is summed by enterprise from the units, by year or month where those are
 * whole. Country cells are the few rows that questions without region or département need. Cells hold usual turnover by
 * week label: where holidays are aligned, months in which that makes a difference come from the days of units.
 */
export function originsOf(plan: Plan): Origin[] {
  const { grain, from, until } = plan;
  if (from >= until) return [];
  const moved = movedRanges(plan);
  if (moved.length > 0) return aroundMoved(plan, moved);
  const cells = cellsFor(plan);
  if (grain === null) {
    const whole = cells && cellGrains.find((g) => isPeriod(from, until, g));
    return !whole ? overYears(from, until) : [{ table: `${cells}_${whole}`, from, until }];
  }
  if (grain === 'day' || (grain === 'week' && cells === null))
    return [{ table: 'unit_day', from, until }];
  if (cells === null) return grain === 'year' ? overYears(from, until) : overMonths(from, until);
  return around(
    { from, until },
    { grain, table: `${cells}_${grain}` },
    grain === 'week' ? justDays : overMonths
  );
}

const justDays = (from: Day, until: Day): Origin[] =>
  from < until ? [{ table: 'unit_day', from, until }] : [];

const overYears = (from: Day, until: Day): Origin[] =>
  around({ from, until }, { grain: 'year', table: 'unit_year' }, overMonths);

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

/** The cells that know the plan's places; null when only the units do. */
function cellsFor({ sector, area, where, units }: Plan): 'cell' | 'country' | null {
  const inSectors = (level: string) => level === 'all' || cellSectors.some((l) => l === level);
  const inAreas = (level: string) => cellAreas.some((l) => l === level);
  const areas = [area ?? 'country', where.area?.level ?? 'country'];
  const fits =
    units === undefined &&
    where.unit_id === undefined &&
    inSectors(sector ?? 'all') &&
    inSectors(where.sector?.level ?? 'all') &&
    areas.every(inAreas);
  if (!fits) return null;
  return areas.every((level) => level === 'country') ? 'country' : 'cell';
}

/** The stretches of a plan with a month in which holidays move usual turnover, widened to whole periods of its grain. */
function movedRanges({ grain, from, until, moved_months = [] }: Plan): DayRange[] {
  const ranges: DayRange[] = [];
  for (const first of moved_months) {
    const month = periodOf(first, 'month');
    const range = {
      from: grain === null ? month.from : periodOf(month.from, grain).from,
      until: grain === null ? month.until : periodOf(addDays(month.until, -1), grain).until
    };
    const cut = {
      from: range.from > from ? range.from : from,
      until: range.until < until ? range.until : until
    };
    const last = ranges.at(-1);
    if (cut.from >= cut.until) continue;
    if (last !== undefined && cut.from <= last.until) last.until = cut.until;
    else ranges.push(cut);
  }
  return ranges;
}

/** The moved stretches from days of units, month by month where that is enough; the rest as it is without them. */
function aroundMoved(plan: Plan, moved: readonly DayRange[]): Origin[] {
  const { grain, moved_months = [] } = plan;
  const { align: _, moved_months: __, ...plain } = plan;
  const rest = (from: Day, until: Day): Origin[] => {
    if (from >= until) return [];
    return grain === null ? overYears(from, until) : originsOf({ ...plain, from, until });
  };
  const inside = ({ from, until }: DayRange): Origin[] =>
    grain === 'day' || grain === 'week'
      ? [{ table: 'unit_day_holiday', from, until }]
      : periodsBetween(from, until, 'month').flatMap((month): Origin[] => {
          const days = clipPeriod(month, from, until) ?? month;
          return moved_months.includes(month.from)
            ? [{ table: 'unit_day_holiday', from: days.from, until: days.until }]
            : overMonths(days.from, days.until);
        });
  let at = plan.from;
  const origins: Origin[] = [];
  for (const range of moved) {
    origins.push(...rest(at, range.from), ...inside(range));
    at = range.until;
  }
  return [...origins, ...rest(at, plan.until)];
}
