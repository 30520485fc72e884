import {
  addDays,
  dayOf,
  dayOfIsoWeek,
  isDay,
  isoDay,
  weeksInIsoYear,
  type Day
} from '#model/calendar.ts';
import { InvalidInput } from '#model/problem.ts';
import type { Grain } from '#model/question.ts';

/**
 * One calendar period, half-open: `from` included, `until` excluded, both local days.
 * `label` is SDMX style: 2020, 2020-Q2, 2020-04, 2020-W16, 2020-04-12; a week's year is its ISO year.
 */
export type Period = { grain: Grain; label: string; from: Day; until: Day };

/** Periods one call may list; more is a question nobody can read. */
export const periodsLimit = 40_000;

/** The period of a grain that holds the day. */
export function periodOf(day: Day, grain: Grain): Period {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  switch (grain) {
    case 'day':
      return { grain, label: day, from: day, until: addDays(day, 1) };
    case 'week': {
      const { iso_year, week } = isoDay(day);
      return weekPeriod(iso_year, week);
    }
    case 'month':
      return monthPeriod(year, month);
    case 'quarter':
      return quarterPeriod(year, Math.ceil(month / 3));
    case 'year':
      return yearPeriod(year);
  }
}

/** The period a label names. Errors: InvalidInput `invalid period: 2024-13`. */
export function parsePeriod(label: string): Period {
  const period = isDay(label) ? periodOf(label, 'day') : parseLabel(label);
  if (period?.label !== label) throw new InvalidInput(`invalid period: ${label}`);
  return period;
}

/**
 * Every period of a grain with a day in the half-open range, in order; none when the range is empty.
 * The first and last may reach beyond the range: cut them with `clipPeriod`.
 * Errors: InvalidInput beyond `periodsLimit` periods.
 */
export function periodsBetween(from: Day, until: Day, grain: Grain): Period[] {
  const periods: Period[] = [];
  if (from >= until) return periods;
  for (let next = periodOf(from, grain); next.from < until; next = periodOf(next.until, grain)) {
    if (periods.length === periodsLimit)
      throw new InvalidInput(`too many periods: more than ${periodsLimit} of grain ${grain}`);
    periods.push(next);
  }
  return periods;
}

/** The part of a period inside the half-open range, label kept; null when they do not meet. */
export function clipPeriod(period: Period, from: Day, until: Day): Period | null {
  const clipped = {
    ...period,
    from: period.from < from ? from : period.from,
    until: period.until > until ? until : period.until
  };
  return clipped.from < clipped.until ? clipped : null;
}

/** The period `periods_n` after (before when negative): 2021-W01 shifted by -1 is 2020-W53. */
export function shiftPeriod(period: Period, periods_n: number): Period {
  const year = Number(period.label.slice(0, 4));
  switch (period.grain) {
    case 'day':
      return periodOf(addDays(period.from, periods_n), 'day');
    case 'week':
      return periodOf(addDays(period.from, 7 * periods_n), 'week');
    case 'month':
      return periodOf(dayOf(year, Number(period.label.slice(5)) + periods_n), 'month');
    case 'quarter':
      return periodOf(
        dayOf(year, 3 * (Number(period.label.slice(6)) - 1 + periods_n) + 1),
        'quarter'
      );
    case 'year':
      return yearPeriod(year + periods_n);
  }
}

/**
 * The same point in another run of months: as many months on and the same day of the month, or the month's last where it
 * has no such day; whole months meet whole months, however long. `from` and `other`: first days of months; `until`: the
 * day after the last, as is the result.
 */
export function sameUntil(from: Day, until: Day, other: Day): Day {
  if (until.endsWith('-01')) return monthsOn(other, monthsFrom(from, until));
  return addDays(sameDay(from, addDays(until, -1), other), 1);
}

/** The same day in another run of months, by months and day of the month as in `sameUntil`. */
export function sameDay(from: Day, day: Day, other: Day): Day {
  const month = periodOf(monthsOn(other, monthsFrom(from, day)), 'month');
  const same = addDays(month.from, Number(day.slice(8)) - 1);
  return same < month.until ? same : addDays(month.until, -1);
}

const monthsFrom = (from: Day, day: Day): number => monthNumber(day) - monthNumber(from);
const monthNumber = (day: Day): number => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7));
const monthsOn = (first: Day, months_n: number): Day =>
  dayOf(Number(first.slice(0, 4)), Number(first.slice(5, 7)) + months_n);

function parseLabel(label: string): Period | null {
  const match = /^([1-9]\d{3})(?:-(Q|W)?(\d{1,2}))?$/.exec(label);
  if (match === null) return null;
  const year = Number(match[1]);
  const number = Number(match[3]);
  if (match[3] === undefined) return yearPeriod(year);
  if (match[2] === 'Q') return number >= 1 && number <= 4 ? quarterPeriod(year, number) : null;
  if (match[2] === 'W')
    return number >= 1 && number <= weeksInIsoYear(year) ? weekPeriod(year, number) : null;
  return number >= 1 && number <= 12 ? monthPeriod(year, number) : null;
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');

const weekPeriod = (iso_year: number, week: number): Period => {
  const from = dayOfIsoWeek(iso_year, week);
  return { grain: 'week', label: `${iso_year}-W${twoDigits(week)}`, from, until: addDays(from, 7) };
};

const monthPeriod = (year: number, month: number): Period => ({
  grain: 'month',
  label: `${year}-${twoDigits(month)}`,
  from: dayOf(year, month),
  until: dayOf(year, month + 1)
});

const quarterPeriod = (year: number, quarter: number): Period => ({
  grain: 'quarter',
  label: `${year}-Q${quarter}`,
  from: dayOf(year, 3 * quarter - 2),
  until: dayOf(year, 3 * quarter + 1)
});

const yearPeriod = (year: number): Period => ({
  grain: 'year',
  label: String(year),
  from: dayOf(year, 1),
  until: dayOf(year + 1, 1)
});
