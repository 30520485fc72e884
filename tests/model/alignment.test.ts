import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { cleanYearBefore, lastYear, referenceDays, targetYear } from '#model/alignment.ts';
import { addDays, dayOfIsoWeek, isoDay } from '#model/calendar.ts';
import { parsePeriod } from '#model/period.ts';

describe('reference days', () => {
  test.each([
    ['2020-11-09', 2019, ['2019-11-11']],
    ['2021-01-04', 2020, ['2019-12-30']],
    ['2021-01-04', 2019, ['2018-12-31']],
    ['2020-01-01', 2019, ['2019-01-02']],
    ['2020-04-12', 2019, ['2019-04-14']]
  ])('%s is matched by week label in %i: %j', (day, ref_year, days) => {
    expect(referenceDays(day, ref_year)).toEqual(days);
  });

  test('the same label is not the same as 364 days earlier after a 53-week year', () => {
    expect(addDays('2021-01-04', -364)).toBe('2020-01-06');
    expect(isoDay('2020-01-06').week).toBe(2);
    expect(addDays('2020-12-28', -364)).toBe('2019-12-30');
    expect(isoDay('2019-12-30')).toMatchObject({ iso_year: 2020, week: 1 });
    expect(referenceDays('2021-01-04', 2020)).not.toContain('2020-01-06');
  });

  test('week 53 borrows its neighbours: week 52 of the reference year and the next week 1', () => {
    expect(referenceDays('2020-12-28', 2019)).toEqual(['2019-12-23', '2019-12-30']);
    expect(referenceDays('2021-01-03', 2019)).toEqual(['2019-12-29', '2020-01-05']);
  });

  test('week 53 meets week 53 when the reference year has one', () => {
    expect(referenceDays('2020-12-28', 2015)).toEqual(['2015-12-28']);
  });

  test('monthly facts meet the first day of the same month', () => {
    expect(referenceDays('2020-04-01', 2019, 'month')).toEqual(['2019-04-01']);
    expect(referenceDays('2020-02-29', 2019, 'month')).toEqual(['2019-02-01']);
  });

  test('a reference day keeps weekday and week label, whatever the years', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 2060 }),
        fc.integer({ min: 1, max: 52 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1990, max: 2060 }),
        (iso_year, week, weekday, ref_year) => {
          const twins = referenceDays(dayOfIsoWeek(iso_year, week, weekday), ref_year);
          expect(twins.map(isoDay)).toEqual([{ iso_year: ref_year, week, weekday }]);
        }
      ),
      { seed: 20_201_103, numRuns: 300 }
    );
  });
});

describe('reference year', () => {
  const lockdowns = [
    { from: '2020-03-15', until: '2020-05-11' },
    { from: '2020-10-30', until: '2020-11-28' },
    { from: '2021-04-03', until: '2021-05-19' }
  ];

  test.each([
    [2019, 2018],
    [2020, 2019],
    [2021, 2019],
    [2022, 2019],
    [2023, 2022]
  ])('the French lockdowns give %i the reference year %i', (year, ref_year) => {
    expect(cleanYearBefore(year, lockdowns)).toBe(ref_year);
  });

  test('without any window it is the year before', () => {
    expect(cleanYearBefore(2021, [])).toBe(2020);
  });

  test('a window that ends as the year begins does not touch it', () => {
    expect(cleanYearBefore(2021, [{ from: '2019-12-01', until: '2020-01-01' }])).toBe(2020);
    expect(cleanYearBefore(2021, [{ from: '2019-12-01', until: '2020-01-02' }])).toBe(2018);
  });

  test('by weeks a day counts in its ISO year, by months in its calendar year', () => {
    expect(targetYear('2019-12-30')).toBe(2020);
    expect(targetYear('2019-12-30', 'month')).toBe(2019);
    expect(targetYear('2021-01-03')).toBe(2020);
  });
});

test.each([
  ['2020-W46', ['2019-W46']],
  ['2020-W53', ['2019-W52', '2020-W01']],
  ['2021-W01', ['2020-W01']],
  ['2020-11-09', ['2019-11-11']],
  ['2021-01-03', ['2019-12-29', '2020-01-05']],
  ['2020-04', ['2019-04']],
  ['2020-Q2', ['2019-Q2']],
  ['2020', ['2019']]
])('a year before %s is %j', (label, labels) => {
  expect(lastYear(parsePeriod(label)).map((period) => period.label)).toEqual(labels);
});
