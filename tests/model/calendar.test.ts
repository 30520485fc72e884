import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  addDays,
  dayOfIsoWeek,
  daysBetween,
  easterSunday,
  isDay,
  isoDay,
  parseDay,
  weekdayOf,
  weeksInIsoYear
} from '#model/calendar.ts';

const anyDay = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2199, 11, 31) / 86_400_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
const seeded = { seed: 20_201_103, numRuns: 500 };

describe('days', () => {
  test('a day that does not exist is refused by name', () => {
    expect(
      ['2024-02-29', '2023-02-29', '2023-13-01', '2023-1-01', '', '0999-01-01'].map(isDay)
    ).toEqual([true, false, false, false, false, false]);
    expect(() => parseDay('2023-02-29')).toThrow('invalid day: 2023-02-29');
  });

  test('adding days crosses leap days and years', () => {
    expect(addDays('2020-02-28', 2)).toBe('2020-03-01');
    expect(addDays('2020-01-01', -1)).toBe('2019-12-31');
    expect(daysBetween('2019-11-11', '2020-11-09')).toBe(364);
  });

  test('days on the clock-change weekends are days like others', () => {
    expect(addDays('2020-03-28', 2)).toBe('2020-03-30');
    expect(addDays('2020-10-24', 2)).toBe('2020-10-26');
  });
});

describe('ISO weeks', () => {
  test.each([
    ['2020-11-09', 2020, 46, 1],
    ['2019-11-11', 2019, 46, 1],
    ['2021-01-04', 2021, 1, 1],
    ['2020-01-06', 2020, 2, 1],
    ['2019-12-30', 2020, 1, 1],
    ['2021-01-03', 2020, 53, 7],
    ['2016-01-03', 2015, 53, 7],
    ['2018-12-31', 2019, 1, 1]
  ])('%s is %i week %i weekday %i', (day, iso_year, week, weekday) => {
    expect(isoDay(day)).toEqual({ iso_year, week, weekday });
  });

  test('2015, 2020, 2026 and 2032 are the years of 53 weeks', () => {
    const years = Array.from({ length: 20 }, (_, i) => 2014 + i);
    expect(years.filter((year) => weeksInIsoYear(year) === 53)).toEqual([2015, 2020, 2026, 2032]);
  });

  test('any day is found again from its ISO place, and its weekday is that of Date', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { iso_year, week, weekday } = isoDay(day);
        expect(dayOfIsoWeek(iso_year, week, weekday)).toBe(day);
        expect(weekday % 7).toBe(new Date(`${day}T00:00:00Z`).getUTCDay());
        expect(weekdayOf(day)).toBe(weekday);
        expect(week).toBeLessThanOrEqual(weeksInIsoYear(iso_year));
      }),
      seeded
    );
  });

  test('the week of a day is the week of its Thursday, counted from 1 January', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = new Date(`${day}T00:00:00Z`);
        date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
        const first = Date.UTC(date.getUTCFullYear(), 0, 1);
        const week = Math.ceil(((date.getTime() - first) / 86_400_000 + 1) / 7);
        expect(isoDay(day)).toMatchObject({ iso_year: date.getUTCFullYear(), week });
      }),
      seeded
    );
  });
});

test.each([
  [2019, '2019-04-21'],
  [2020, '2020-04-12'],
  [2021, '2021-04-04'],
  [2022, '2022-04-17'],
  [2023, '2023-04-09'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [1961, '1961-04-02'],
  [2038, '2038-04-25']
])('Easter Sunday of %i is %s', (year, day) => {
  expect(easterSunday(year)).toBe(day);
});
