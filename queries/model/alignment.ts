import { dayOf, dayOfIsoWeek, isoDay, weeksInIsoYear, type Day } from '#model/calendar.ts';
import { parsePeriod, shiftPeriod, type Period } from '#model/period.ts';

/** How a day finds its twin in a reference year: by ISO week label and weekday, or by calendar month. */
export type Alignment = 'week' | 'month';

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
  const { week, weekday } = isoDay(day);
  return referenceWeeks(week, ref_year).map(([year, label]) => dayOfIsoWeek(year, label, weekday));
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
 * Days by week label and weekday (2020-11-09 → 2019-11-11); 2020-W53 → 2019-W52 and 2020-W01; the rest by name.
 */
export function lastYear(period: Period): Period[] {
  const year = Number(period.label.slice(0, 4));
  switch (period.grain) {
    case 'day':
      return referenceDays(period.from, targetYear(period.from) - 1).map(parsePeriod);
    case 'week':
      return referenceWeeks(Number(period.label.slice(6)), year - 1).map(([iso_year, week]) =>
        parsePeriod(`${iso_year}-W${String(week).padStart(2, '0')}`)
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
