import { InvalidInput } from '#model/problem.ts';

/** A local day as text, `YYYY-MM-DD`, years 1000 to 9999. */
export type Day = string;

/** A day's place in the ISO 8601 week calendar; `weekday` 1 is Monday, 7 Sunday. */
export type IsoDay = { iso_year: number; week: number; weekday: number };

const msPerDay = 86_400_000;

/** Whether the text is a day that exists: 2024-02-29 does, 2023-02-29 does not. */
export const isDay = (text: string): boolean =>
  /^[1-9]\d{3}-\d\d-\d\d$/.test(text) && printDay(numberOfDay(text)) === text;

/** The day itself. Errors: InvalidInput `invalid day: 2023-02-29`. */
export function parseDay(text: string): Day {
  if (!isDay(text)) throw new InvalidInput(`invalid day: ${text}`);
  return text;
}

/** The day `days_n` later (earlier when negative). */
export const addDays = (day: Day, days_n: number): Day => printDay(numberOfDay(day) + days_n);

/** Days from one day to another; negative when `until` comes first. */
export const daysBetween = (from: Day, until: Day): number =>
  numberOfDay(until) - numberOfDay(from);

/** A day out of year, month 1 to 12 and day of the month; months beyond the year roll over, as in Date. */
export const dayOf = (year: number, month: number, day_of_month = 1): Day =>
  printDay(Date.UTC(year, month - 1, day_of_month) / msPerDay);

/** ISO year, week and weekday of a day. The week belongs to the year of its Thursday. */
export function isoDay(day: Day): IsoDay {
  const weekday = weekdayOf(day);
  const thursday = addDays(day, 4 - weekday);
  const iso_year = Number(thursday.slice(0, 4));
  return { iso_year, week: Math.floor(daysBetween(dayOf(iso_year, 1), thursday) / 7) + 1, weekday };
}

/** The day at an ISO year, week and weekday; Monday when no weekday is given. */
export function dayOfIsoWeek(iso_year: number, week: number, weekday = 1): Day {
  const january4 = dayOf(iso_year, 1, 4);
  return addDays(january4, (week - 1) * 7 + weekday - weekdayOf(january4));
}

/** 52 or 53. Years of 53 weeks: 2015, 2020, 2026, 2032, … */
export const weeksInIsoYear = (iso_year: number): 52 | 53 =>
  isoDay(dayOf(iso_year, 12, 28)).week === 53 ? 53 : 52;

/**
 * Easter Sunday in the Gregorian calendar.
 * Source: the anonymous algorithm of 1876, in Meeus, Astronomical Algorithms, chapter 8.
 */
export function easterSunday(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const skipped = Math.floor(century / 4);
  const moon = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - skipped - moon + 15) % 30;
  const leap = Math.floor((year % 100) / 4);
  const sunday = (32 + 2 * (century % 4) + 2 * leap - epact - (year % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * sunday) / 451);
  const march_days = epact + sunday - 7 * late + 22;
  return dayOf(year, 3, march_days);
}

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: Day): number => ((((numberOfDay(day) + 3) % 7) + 7) % 7) + 1;

const numberOfDay = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / msPerDay;

const printDay = (number: number): Day =>
  Number.isFinite(number) ? new Date(number * msPerDay).toISOString().slice(0, 10) : '';
