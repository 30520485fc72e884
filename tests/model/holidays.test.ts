import Holidays from 'date-holidays';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holidayWeeks, movedStretches, type HolidayDay } from '#model/alignment.ts';
import { dayOf, easterSunday, isoDay } from '#model/calendar.ts';
import { blackFriday, feastDays, soldes } from '#model/holidays.ts';

test.each([
  [2019, '2019-04-21'],
  [2020, '2020-04-12'],
  [2021, '2021-04-04'],
  [2022, '2022-04-17'],
  [2023, '2023-04-09'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28']
])('Easter Sunday of %i is %s', (year, day) => {
  expect(easterSunday(year)).toBe(day);
});

test('Ascension Day and Pentecost hang on Easter', () => {
  expect(feastDays('easter', 2020)).toEqual({ from: '2020-04-12', until: '2020-04-14' });
  expect(feastDays('ascension', 2020)).toEqual({ from: '2020-05-21', until: '2020-05-22' });
  expect(feastDays('pentecost', 2020)).toEqual({ from: '2020-05-31', until: '2020-06-02' });
});

test('another program knows the same feasts, 2010 to 2040', () => {
  const calendar = new Holidays('FR');
  for (let year = 2010; year <= 2040; year += 1) {
    const days = (rule: string) =>
      calendar
        .getHolidays(year)
        .filter((holiday) => holiday.rule === rule)
        .map(({ date }) => date.slice(0, 10));
    expect(days('easter 39')).toEqual([feastDays('ascension', year).from]);
    expect(days('easter 49')).toEqual([feastDays('pentecost', year).from]);
  }
});

test.each([
  [2019, '2019-11-29'],
  [2020, '2020-11-27'],
  [2021, '2021-11-26'],
  [2024, '2024-11-29'],
  [2026, '2026-11-27']
])('Black Friday of %i is %s', (year, day) => {
  expect(blackFriday(year)).toBe(day);
});

test.each([
  ['winter', 2019, '2019-01-09', '2019-02-20'],
  ['winter', 2020, '2020-01-08', '2020-02-05'],
  ['winter', 2021, '2021-01-06', '2021-02-03'],
  ['winter', 2022, '2022-01-12', '2022-02-09'],
  ['winter', 2027, '2027-01-06', '2027-02-03'],
  ['summer', 2019, '2019-06-26', '2019-08-07'],
  ['summer', 2020, '2020-06-24', '2020-07-22'],
  ['summer', 2021, '2021-06-23', '2021-07-21'],
  ['summer', 2023, '2023-06-28', '2023-07-26'],
  ['summer', 2026, '2026-06-24', '2026-07-22']
] as const)('the %s sales of %i run by rule from %s until %s', (season, year, from, until) => {
  expect(soldes(season, year)).toEqual({ from, until });
});

const french = (...years: number[]): HolidayDay[] =>
  years.flatMap((year) => [
    { code: 'easter', day: feastDays('easter', year).from },
    { code: 'ascension', day: feastDays('ascension', year).from },
    { code: 'pentecost', day: feastDays('pentecost', year).from },
    { code: 'black_friday', day: blackFriday(year) },
    { code: 'soldes_winter', day: soldes('winter', year).from },
    { code: 'soldes_summer', day: soldes('summer', year).from }
  ]);

/** Only the weeks that move, as `target: reference`. */
const moved = (target_year: number, ref_year: number, holidays = french(target_year, ref_year)) =>
  Object.fromEntries(
    holidayWeeks(target_year, ref_year, holidays).flatMap((ref, i) =>
      ref === i + 1 ? [] : [[i + 1, ref]]
    )
  );

describe('holiday week to holiday week', () => {
  test('Easter, Ascension and Pentecost of 2020 are a week earlier than in 2019', () => {
    expect(isoDay('2020-04-12').week).toBe(15);
    expect(isoDay('2019-04-21').week).toBe(16);
    expect(moved(2020, 2019)).toEqual({
      14: 15,
      15: 16,
      16: 17,
      17: 14,
      20: 21,
      21: 22,
      22: 23,
      23: 24,
      24: 20
    });
  });

  test('Easter of 2018 was three weeks before that of 2019', () => {
    const easter = [2018, 2019].map((year): HolidayDay => ({
      code: 'easter',
      day: easterSunday(year)
    }));
    expect(moved(2019, 2018, easter)).toEqual({ 12: 15, 13: 16, 14: 17, 15: 12, 16: 13, 17: 14 });
  });

  test('Black Friday of 2021 fell a label earlier than in 2019', () => {
    expect(moved(2021, 2019)).toMatchObject({ 46: 47, 47: 48, 48: 49, 49: 46 });
  });

  test('week 1 keeps New Year, so sales that begin in it stay by label', () => {
    expect(isoDay(soldes('winter', 2021).from).week).toBe(1);
    expect(moved(2021, 2019)).not.toHaveProperty('1');
    expect(moved(2021, 2019)).not.toHaveProperty('2');
  });

  test('without holidays every week stands for its label', () => {
    expect(moved(2020, 2019, [])).toEqual({});
    expect(moved(2020, 2019, french(2020))).toEqual({});
  });

  test('what moves, moves inside stretches that hold the same labels', () => {
    expect(movedStretches(holidayWeeks(2020, 2019, french(2019, 2020)))).toEqual([
      { from: 14, until: 18 },
      { from: 20, until: 25 }
    ]);
    expect(movedStretches([1, 2, 3])).toEqual([]);
    expect(movedStretches([2, 1, 3, 5, 4])).toEqual([
      { from: 1, until: 3 },
      { from: 4, until: 6 }
    ]);
  });

  test('in any two years each reference week is used once, and holidays meet', () => {
    const year = fc.integer({ min: 2010, max: 2040 });
    fc.assert(
      fc.property(year, year, (target_year, ref_year) => {
        const weeks = holidayWeeks(target_year, ref_year, french(target_year, ref_year));
        expect([...weeks].sort((a, b) => a - b)).toEqual(weeks.map((_, i) => i + 1));
        const weekOf = (y: number) => isoDay(easterSunday(y)).week;
        for (const offset of [-1, 0, 1])
          expect(weeks[weekOf(target_year) + offset - 1]).toBe(weekOf(ref_year) + offset);
        const inside = movedStretches(weeks);
        weeks.forEach((ref, i) => {
          if (ref === i + 1) return;
          const home = inside.find(({ from, until }) => from <= i + 1 && i + 1 < until);
          expect(home && home.from <= ref && ref < home.until).toBe(true);
        });
      }),
      { seed: 20_200_412, numRuns: 300 }
    );
  });

  test('the last day of the year is no trap', () => {
    expect(holidayWeeks(2020, 2015, french(2020, 2015))).toHaveLength(53);
    expect(holidayWeeks(2020, 2019, french(2020, 2019))).toHaveLength(52);
    expect(isoDay(dayOf(2020, 12, 31)).week).toBe(53);
  });
});
