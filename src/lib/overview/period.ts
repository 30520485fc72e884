import { addDays, dayOf, daysBetween, isDay, type Day } from '#model/calendar.ts';
import type { DayRange, Grain } from '#model/question.ts';
import type { View } from '#lib/overview/view.ts';

/**
 * Months shown when nothing is chosen: two years, or as much of them as leaves a year before it to be read against;
 * null when there is less than two years: everything.
 */
export function defaultMonths({ from, until }: DayRange): 12 | 24 | null {
  const months = Math.floor(daysBetween(from, until) / 30.4);
  if (months >= 36) return 24;
  return months >= 23 ? 12 : null;
}

/** The days a view asks for, within the days there are (`span`); a choice outside of them stands as it is. */
export function periodOfView(view: View, span: DayRange): DayRange {
  const chosen = view.period === null ? free(view, span) : preset(view.period, span);
  return chosen.from < chosen.until ? chosen : usually(span);
}

function free({ from, until }: View, span: DayRange): DayRange {
  if (from === null && until === null) return usually(span);
  return { from: from ?? span.from, until: until ?? span.until };
}

function preset(name: string, span: DayRange): DayRange {
  if (name === 'all') return span;
  const [from = '', until = ''] = name.split('..');
  if (isDay(from) && isDay(until)) return { from, until };
  if (name.endsWith('m')) return lastMonths(Number(name.slice(0, -1)), span);
  return { from: dayOf(Number(name), 1), until: dayOf(Number(name) + 1, 1) };
}

function usually(span: DayRange): DayRange {
  const months = defaultMonths(span);
  return months === null ? span : lastMonths(months, span);
}

/** The last whole months of the span (a month with its last day is whole), not beyond its beginning. */
function lastMonths(months: number, span: DayRange): DayRange {
  const end = monthStart(span.until, 0);
  const until = end > span.from ? end : span.until;
  const from = monthStart(until, -months);
  return { from: from < span.from ? span.from : from, until };
}

const monthStart = (day: Day, shift: number): Day =>
  dayOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)) + shift);

/** The grain that reads best over so many days: days to five weeks, weeks to nine months, months to ten years, then years. */
export function grainOfPeriod({ from, until }: DayRange): Grain {
  const days = daysBetween(from, until);
  if (days <= 35) return 'day';
  if (days <= 280) return 'week';
  return days <= 3_700 ? 'month' : 'quarter';
}

/** Most periods one chart may show. */
export const periodsMax = 750;

const daysOfGrain: Record<Grain, number> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };

/** Whether a grain gives a chart that can be read over these days. */
export const fitsPeriod = (grain: Grain, { from, until }: DayRange): boolean =>
  daysBetween(from, until) / daysOfGrain[grain] <= periodsMax;

/**
 * What a period is compared with, best first: the same calendar days as many years earlier as it takes not to overlap
 * (last year's for a year or less); for a longer period also the one year before it.
 */
export function comparedDays({ from, until }: DayRange): DayRange[] {
  for (let years = 1; ; years += 1) {
    const earlier = { from: yearsBefore(from, years), until: yearsBefore(until, years) };
    if (earlier.until <= from)
      return years === 1 ? [earlier] : [earlier, { from: yearsBefore(from, 1), until: from }];
  }
}

/** 29 February becomes 1 March of a common year as an end, which is excluded, and 1 March as a beginning. */
function yearsBefore(day: Day, years: number): Day {
  const moved = `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`;
  return isDay(moved) ? moved : addDays(`${moved.slice(0, 8)}28`, 1);
}
