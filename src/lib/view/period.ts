import { addDays, dayOf, daysBetween, isDay, type Day } from '#model/calendar.ts';
import { periodOf, shiftPeriod } from '#model/period.ts';
import type { DayRange, Grain, QuestionInput } from '#model/question.ts';
import { comparedRange, comparisons, presets, type View } from '#lib/view/view.ts';

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
  const calendar = presets.find((known) => known === name);
  if (calendar !== undefined) return calendarPreset(calendar, span);
  const [from = '', until = ''] = name.split('..');
  if (isDay(from) && isDay(until)) return { from, until };
  if (name.endsWith('m')) return lastMonths(Number(name.slice(0, -1)), span);
  return { from: dayOf(Number(name), 1), until: dayOf(Number(name) + 1, 1) };
}

/**
 * `this_…`: the period of the newest day, whole, although its end may lie ahead: a comparison then is cut at the same
 * point. `last_…`: the last period that the data reach the end of.
 */
export function calendarPreset(name: (typeof presets)[number], { until }: DayRange): DayRange {
  const grain = grainsOfPresets[name];
  const period = name.startsWith('this_')
    ? periodOf(addDays(until, -1), grain)
    : shiftPeriod(periodOf(until, grain), -1);
  return { from: period.from, until: period.until };
}

const grainsOfPresets: Record<(typeof presets)[number], Grain> = {
  this_month: 'month',
  this_quarter: 'quarter',
  this_year: 'year',
  last_week: 'week',
  last_month: 'month',
  last_quarter: 'quarter',
  last_year: 'year'
};

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

/** A comparison as a question to the store has it. */
export type Comparison = NonNullable<QuestionInput['compare']>;

/**
 * What a period is compared with, best first. Chosen: that alone. Else last year for a year or less; for longer, so that
 * the two do not overlap, the days just before, failing that the one year before.
 */
export function comparisonsOf(
  { compare }: Pick<View, 'compare'>,
  { from, until }: DayRange
): Comparison[] {
  const named = comparisons.find((known) => known === compare);
  if (named !== undefined) return [named];
  const days = comparedRange(compare);
  if (days !== null) return [days];
  return daysBetween(from, until) <= 366
    ? ['last_year']
    : ['previous', { from: yearBefore(from), until: from }];
}

/** 29 February becomes 1 March of a common year. */
function yearBefore(day: Day): Day {
  const moved = `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
  return isDay(moved) ? moved : addDays(`${moved.slice(0, 8)}28`, 1);
}
