import { addDays, dayOf, easterSunday, weekdayOf, type Day } from '#model/calendar.ts';
import type { DayRange } from '#model/question.ts';

/**
 * Moveable days that sales follow, in the order in which they claim their weeks when years are aligned.
 * `soldes_*`: the sales seasons fixed by French law.
 */
export const holidayCodes = [
  'easter',
  'ascension',
  'pentecost',
  'black_friday',
  'soldes_winter',
  'soldes_summer'
] as const;
export type HolidayCode = (typeof holidayCodes)[number];

/** What counts a moveable day as on a chart. */
export type HolidayKind = 'holiday' | 'black_friday' | 'soldes';

/** The kind of each code. */
export const holidayKind = (code: HolidayCode): HolidayKind =>
  code === 'black_friday' ? code : code.startsWith('soldes') ? 'soldes' : 'holiday';

/**
 * The days of a feast in one year, half-open: Easter and Pentecost with their Monday, Ascension Day alone.
 * Source: the anonymous algorithm for Easter; Ascension 39 and Pentecost 49 days after it.
 */
export function feastDays(code: 'easter' | 'ascension' | 'pentecost', year: number): DayRange {
  const offset = { easter: 0, ascension: 39, pentecost: 49 }[code];
  const from = addDays(easterSunday(year), offset);
  return { from, until: addDays(from, code === 'ascension' ? 1 : 2) };
}

/** The day after the fourth Thursday of November: 2019-11-29, 2020-11-27, 2021-11-26. */
export const blackFriday = (year: number): Day => addDays(nthWeekday(year, 11, 4, 4), 1);

/**
 * The French sales seasons by the rule of the trade code, half-open. Winter: from the second Wednesday of January, the
 * first when the second comes after the 12th. Summer: from the last Wednesday of June, the one before when it comes
 * after the 28th. Six weeks until 2019, four since. Départements with dates of their own are left aside.
 * Source: code de commerce, art. D. 310-15-2 and loi 2019-486, art. 3, as commonly reported; not verified.
 */
export function soldes(season: 'winter' | 'summer', year: number): DayRange {
  const from = season === 'winter' ? winterSales(year) : summerSales(year);
  return { from, until: addDays(from, year < 2020 ? 42 : 28) };
}

function winterSales(year: number): Day {
  const second = nthWeekday(year, 1, 3, 2);
  return second > dayOf(year, 1, 12) ? addDays(second, -7) : second;
}

function summerSales(year: number): Day {
  const july = nthWeekday(year, 7, 3, 1);
  const last = addDays(july, -7);
  return last > dayOf(year, 6, 28) ? addDays(last, -7) : last;
}

/** The nth of a weekday (1 Monday to 7 Sunday) in a month. */
function nthWeekday(year: number, month: number, weekday: number, n: number): Day {
  const first = dayOf(year, month);
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1));
}
