import {
  cleanYearBefore,
  lastYear,
  targetYear,
  weekTwins,
  type Alignment,
  type HolidayDay
} from '#model/alignment.ts';
import {
  addDays,
  dayOfIsoWeek,
  daysBetween,
  isoDay,
  weeksInIsoYear,
  type Day
} from '#model/calendar.ts';
import {
  clipPeriod,
  periodOf,
  periodsBetween,
  sameDay,
  sameUntil,
  shiftPeriod,
  type Period
} from '#model/period.ts';
import type { DayRange, Grain } from '#model/question.ts';

/**
 * A comparison, ready to find twins: what is compared, and how. `windows`: lockdowns, which a usual year must not meet.
 * `holidays`: moveable holidays to align weeks and days by; none: by label.
 */
export type Comparison =
  | { kind: 'usual'; windows: readonly DayRange[]; holidays?: readonly HolidayDay[] }
  | { kind: 'last_year'; holidays?: readonly HolidayDay[] }
  | { kind: 'previous' }
  | { kind: 'custom'; range: DayRange };

/** One run of days a row is compared with; `label` of the period they lie in, null for a row without a period. */
export type TwinPart = DayRange & { label: string | null };

/** All of them, from first to last; of several parts, week 53 without a twin, the mean is compared. */
export type TwinRange = TwinPart & { parts: readonly TwinPart[] };

/**
 * The twin of a whole answer without periods; null when it has none.
 * Whole months keep their months, everything else its weeks and weekdays. The days before are as many months, or days.
 * Usual: one reference year, hence nothing beyond a year. The caller cuts it where the data cuts the answer.
 */
export function twinOfRange(comparison: Comparison, { from, until }: DayRange): TwinRange | null {
  const months = inMonths(from, until);
  switch (comparison.kind) {
    case 'custom':
      return twinOf([{ ...comparison.range, label: null }]);
    case 'previous':
      return twinOf([
        months === null
          ? { from: addDays(from, -daysBetween(from, until)), until: from, label: null }
          : { from: shiftPeriod(periodOf(from, 'month'), -months).from, until: from, label: null }
      ]);
    case 'last_year':
    case 'usual': {
      if (comparison.kind === 'usual' && daysBetween(from, until) > 371) return null;
      const week = periodOf(from, 'week');
      if (week.from === from && week.until === until)
        return twinOf(yearTwins(comparison, week).map((twin) => ({ ...twin, label: null })));
      const year = targetYear(from, months === null ? 'week' : 'month');
      const days = shifted({ from, until }, year - yearOf(comparison, year), months);
      return twinOf([{ ...days, label: null }]);
    }
  }
}

/** Twins in order as one; null for none. */
function twinOf(parts: readonly TwinPart[]): TwinRange | null {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined) return null;
  const label = first.label === null ? null : parts.map((part) => part.label).join('+');
  return {
    from: first.from,
    until: last.until,
    label,
    parts: parts.map((part) => ({ from: part.from, until: part.until, label: part.label }))
  };
}

/**
 * The twin of one period of an answer; null when it has none. Week 53 of a year whose twin has 52 has two parts.
 * A period that was cut is compared with its twin cut at the same point.
 * `i` and `count`: its place among the periods of the answer, which is what previous and custom go by.
 */
export function twinOfPeriod(
  comparison: Comparison,
  period: Period,
  cut: DayRange,
  { i, count }: { i: number; count: number }
): TwinRange | null {
  return twinOf(
    wholeTwins(comparison, period, i, count).flatMap((twin): TwinPart[] => {
      const same = samePoints(period, cut, twin);
      const days = clipPeriod(twin, same.from, same.until);
      return days === null ? [] : [{ from: days.from, until: days.until, label: twin.label }];
    })
  );
}

/** Where a period was cut, in its twin: by calendar in months and longer, else by days. Whole ends stay whole. */
function samePoints(period: DayRange & { grain?: Grain }, cut: DayRange, twin: DayRange): DayRange {
  const byMonth = [period.from, twin.from].every((day) => day.endsWith('-01'));
  const isShort = period.grain === 'day' || period.grain === 'week';
  const at = (day: Day) => addDays(twin.from, daysBetween(period.from, day));
  const byCalendar = byMonth && !isShort;
  const until = byCalendar ? sameUntil(period.from, cut.until, twin.from) : at(cut.until);
  return {
    from: byCalendar ? sameDay(period.from, cut.from, twin.from) : at(cut.from),
    until: cut.until === period.until ? twin.until : until
  };
}

/**
 * The twin of a whole answer, cut where the data cuts the answer: by calendar where both are whole months, else after as
 * many days.
 */
export function cutTwin(twin: TwinRange, plan: DayRange, cut_until: Day): TwinRange {
  if (cut_until === plan.until) return twin;
  const inWholeMonths =
    inMonths(plan.from, plan.until) !== null && inMonths(twin.from, twin.until) !== null;
  const cut = { from: plan.from, until: cut_until };
  const { until } = samePoints({ ...plan, grain: inWholeMonths ? 'month' : 'day' }, cut, twin);
  if (until >= twin.until) return twin;
  const days = { from: twin.from, until, label: null };
  return { ...days, parts: [days] };
}

function wholeTwins(comparison: Comparison, period: Period, i: number, count: number): Period[] {
  switch (comparison.kind) {
    case 'previous':
      return [shiftPeriod(period, -count)];
    case 'custom': {
      const { from, until } = comparison.range;
      const twin = periodsBetween(from, until, period.grain)[i];
      return [twin === undefined ? null : clipPeriod(twin, from, until)].filter(
        (days) => days !== null
      );
    }
    case 'last_year':
    case 'usual':
      return yearTwins(comparison, period);
  }
}

type YearComparison = Comparison & { kind: 'usual' | 'last_year' };

/** The periods of the same label in the reference year of the period's own year, holidays aligned when asked. */
function yearTwins(comparison: YearComparison, period: Period): Period[] {
  if (comparison.kind === 'last_year') return lastYear(period, comparison.holidays);
  const alignment: Alignment = period.grain === 'day' || period.grain === 'week' ? 'week' : 'month';
  const year = targetYear(period.from, alignment);
  const ref_year = yearOf(comparison, year);
  if (alignment === 'week')
    return weekTwins(period.from, ref_year, comparison.holidays ?? []).map((day) =>
      periodOf(day, period.grain)
    );
  const perYear: Record<Grain, number> = { day: 0, week: 0, month: 12, quarter: 4, year: 1 };
  return [shiftPeriod(period, (ref_year - year) * perYear[period.grain])];
}

const yearOf = (comparison: YearComparison, year: number): number =>
  comparison.kind === 'usual' ? cleanYearBefore(year, comparison.windows) : year - 1;

/** A range some years earlier: by months when it has whole ones, else from the same weekday of the same week, as long. */
function shifted({ from, until }: DayRange, years_n: number, months: number | null): DayRange {
  if (months !== null) {
    const first = shiftPeriod(periodOf(from, 'month'), -12 * years_n);
    return { from: first.from, until: shiftPeriod(first, months).from };
  }
  const { iso_year, week, weekday } = isoDay(from);
  const year = iso_year - years_n;
  const start = dayOfIsoWeek(year, Math.min(week, weeksInIsoYear(year)), weekday);
  return { from: start, until: addDays(start, daysBetween(from, until)) };
}

/** How many whole months a range is; null when it cuts one. */
function inMonths(from: Day, until: Day): number | null {
  if (!from.endsWith('-01') || !until.endsWith('-01')) return null;
  const months = (day: Day) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7));
  return months(until) - months(from);
}
