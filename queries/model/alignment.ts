import { dayOf, dayOfIsoWeek, isoDay, weeksInIsoYear, type Day } from '#model/calendar.ts';
import { holidayCodes, type HolidayCode } from '#model/holidays.ts';
import { periodOf, shiftPeriod, type Period } from '#model/period.ts';

/** How a day finds its twin in a reference year: by ISO week label and weekday, or by calendar month. */
export type Alignment = 'week' | 'month';

/** The first day of a moveable holiday, by the rule of the calendar. */
export type HolidayDay = { code: HolidayCode; day: Day };

/** Weeks that hold fixed holidays and never move: New Year's Day, Christmas. */
const fixedWeeks = [1, 52, 53];

/**
 * Which week of a reference year stands for each week of a target year when moveable holidays meet: entry `w - 1` holds
 * the reference week of week `w`, for all labels both years have.
 *
 * The holiday's week meets the holiday's week, the week before the week before, the week after the week after; holidays
 * claim weeks in the order of `holidayCodes`, their own weeks before neighbours. A holiday whose own week is taken stays
 * by label. The weeks left over keep their order, which moves them least. Every reference week is used exactly once, so
 * that a year's sum is the same as by labels.
 * Source: domain note section 5, alignment; decision 0029.
 */
export function holidayWeeks(
  target_year: number,
  ref_year: number,
  holidays: readonly HolidayDay[]
): number[] {
  const weeks_n = Math.min(weeksInIsoYear(target_year), weeksInIsoYear(ref_year));
  const claims = new Claims(weeks_n);
  const pairs = holidayCodes.flatMap((code): [number, number][] => {
    const target = weekIn(holidays, code, target_year);
    const ref = weekIn(holidays, code, ref_year);
    return target !== null && ref !== null && claims.take(target, ref) ? [[target, ref]] : [];
  });
  for (const offset of [-1, 1])
    for (const [target, ref] of pairs) claims.take(target + offset, ref + offset);
  return claims.rest();
}

/** Pairs of weeks, each side given once. */
class Claims {
  readonly #refs = new Map<number, number>();
  readonly #taken = new Set<number>();

  constructor(readonly weeks_n: number) {
    for (const week of fixedWeeks) this.take(week, week);
  }

  take(target: number, ref: number): boolean {
    const isFree = (week: number) => week >= 1 && week <= this.weeks_n;
    if (!isFree(target) || !isFree(ref)) return false;
    if (this.#refs.has(target) || this.#taken.has(ref)) return false;
    this.#refs.set(target, ref);
    this.#taken.add(ref);
    return true;
  }

  rest(): number[] {
    const weeks = Array.from({ length: this.weeks_n }, (_, i) => i + 1);
    const left = weeks.filter((week) => !this.#taken.has(week));
    let next = 0;
    return weeks.map((week) => this.#refs.get(week) ?? left[next++] ?? week);
  }
}

/** The week of a holiday in an ISO year; null when it has none there. */
function weekIn(
  holidays: readonly HolidayDay[],
  code: HolidayCode,
  iso_year: number
): number | null {
  const found = holidays.find(
    (holiday) => holiday.code === code && isoDay(holiday.day).iso_year === iso_year
  );
  return found === undefined ? null : isoDay(found.day).week;
}

/** Weeks that only trade places among themselves: `from` to `until` of the label, half-open, moved or not. */
export type Stretch = { from: number; until: number };

/** The shortest runs of labels, in order, outside of which every week stands for its own label. */
export function movedStretches(weeks: readonly number[]): Stretch[] {
  const stretches: Stretch[] = [];
  let [from, reach] = [1, 0];
  weeks.forEach((ref, i) => {
    const week = i + 1;
    if (week > reach) [from, reach] = [week, week];
    reach = Math.max(reach, ref, week);
    if (week === reach && from < week) stretches.push({ from, until: week + 1 });
  });
  return stretches;
}

/**
 * The days of a reference year that stand for a day; with two, the usual figure is their mean.
 *
 * `week`: same week label and weekday of ISO year `ref_year`. Week 53 without a twin: that weekday in week 52 of the
 * reference year and in week 1 of the year after, both together.
 * `month`: the first day of the same month, for facts given by the month and dated on its first day.
 * Source: domain note section 5, alignment.
 */
export function referenceDays(day: Day, ref_year: number, alignment: Alignment = 'week'): Day[] {
  if (alignment === 'month') return [dayOf(ref_year, Number(day.slice(5, 7)))];
  return weekTwins(day, ref_year, []);
}

/** The same by week, with moveable holidays aligned; without holidays, by label. */
export function weekTwins(day: Day, ref_year: number, holidays: readonly HolidayDay[]): Day[] {
  const { iso_year, week, weekday } = isoDay(day);
  const moved =
    holidays.length === 0 ? undefined : holidayWeeks(iso_year, ref_year, holidays)[week - 1];
  const weeks = moved === undefined ? referenceWeeks(week, ref_year) : [[ref_year, moved] as const];
  return weeks.map(([year, label]) => dayOfIsoWeek(year, label, weekday));
}

/**
 * The year a day is counted in when a reference year is looked for: ISO year for `week`, calendar year for `month`.
 * 2019-12-30 is a day of 2020 by weeks.
 */
export const targetYear = (day: Day, alignment: Alignment = 'week'): number =>
  alignment === 'week' ? isoDay(day).iso_year : Number(day.slice(0, 4));

/**
 * The latest year before `year` that no window touches; windows are half-open.
 * With the French lockdowns: 2020, 2021 and 2022 → 2019; 2023 → 2022.
 */
export function cleanYearBefore(
  year: number,
  windows: readonly { from: Day; until: Day }[]
): number {
  const touched = (candidate: number) =>
    windows.some(
      ({ from, until }) => from < dayOf(candidate + 1, 1) && until > dayOf(candidate, 1)
    );
  let candidate = year - 1;
  while (touched(candidate)) candidate -= 1;
  return candidate;
}

/**
 * The periods one year earlier by label; with two, their mean is compared.
 * Days by week label and weekday (2020-11-09 → 2019-11-11), or by holiday week where `holidays` are given;
 * 2020-W53 → 2019-W52 and 2020-W01; the rest by name.
 */
export function lastYear(period: Period, holidays: readonly HolidayDay[] = []): Period[] {
  switch (period.grain) {
    case 'day':
    case 'week':
      return weekTwins(period.from, targetYear(period.from) - 1, holidays).map((day) =>
        periodOf(day, period.grain)
      );
    case 'month':
      return [shiftPeriod(period, -12)];
    case 'quarter':
      return [shiftPeriod(period, -4)];
    case 'year':
      return [shiftPeriod(period, -1)];
  }
}

const referenceWeeks = (week: number, ref_year: number): [iso_year: number, week: number][] =>
  week === 53 && weeksInIsoYear(ref_year) === 52
    ? [
        [ref_year, 52],
        [ref_year + 1, 1]
      ]
    : [[ref_year, week]];
