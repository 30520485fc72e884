import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { addDays } from '#model/calendar.ts';
import { clipPeriod, parsePeriod, periodOf, periodsBetween, shiftPeriod } from '#model/period.ts';
import { Grain } from '#model/question.ts';

const anyDay = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2199, 11, 31) / 86_400_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
const anyGrain = fc.constantFrom(...Grain.options);
const seeded = { seed: 20_201_103, numRuns: 500 };

describe('labels', () => {
  test.each([
    ['2020', 'year', '2020-01-01', '2021-01-01'],
    ['2020-Q2', 'quarter', '2020-04-01', '2020-07-01'],
    ['2020-Q4', 'quarter', '2020-10-01', '2021-01-01'],
    ['2020-02', 'month', '2020-02-01', '2020-03-01'],
    ['2020-12', 'month', '2020-12-01', '2021-01-01'],
    ['2020-W16', 'week', '2020-04-13', '2020-04-20'],
    ['2020-W53', 'week', '2020-12-28', '2021-01-04'],
    ['2020-W01', 'week', '2019-12-30', '2020-01-06'],
    ['2020-04-12', 'day', '2020-04-12', '2020-04-13']
  ])('%s is the %s from %s until %s', (label, grain, from, until) => {
    expect(parsePeriod(label)).toEqual({ grain, label, from, until });
    expect(periodOf(from, Grain.parse(grain)).label).toBe(label);
  });

  test.each([
    '2024-13',
    '2024-00',
    '2019-W53',
    '2020-W54',
    '2020-W00',
    '2020-W1',
    '2020-Q5',
    '2020-4'
  ])('the impossible period %s is refused by name', (label) => {
    expect(() => parsePeriod(label)).toThrow(`invalid period: ${label}`);
  });

  test.each(['', '20', '2023-02-29', '2020-W16-1', ' 2020', '2020-04-12T00:00', '0999'])(
    'what is no period at all is refused: %j',
    (label) => {
      expect(() => parsePeriod(label)).toThrow('invalid period');
    }
  );

  test('parsing what was printed gives the same period', () => {
    fc.assert(
      fc.property(anyDay, anyGrain, (day, grain) => {
        const period = periodOf(day, grain);
        expect(parsePeriod(period.label)).toEqual(period);
        expect(period.from <= day && day < period.until).toBe(true);
      }),
      seeded
    );
  });
});

describe('lists', () => {
  test('weeks over a new year, the last one reaching beyond the range', () => {
    expect(
      periodsBetween('2020-12-27', '2021-01-05', 'week').map((period) => period.label)
    ).toEqual(['2020-W52', '2020-W53', '2021-W01']);
  });

  test('an empty range has no periods', () => {
    expect(periodsBetween('2020-01-01', '2020-01-01', 'day')).toEqual([]);
    expect(periodsBetween('2020-01-02', '2020-01-01', 'day')).toEqual([]);
  });

  test('too long a list is refused, not made', () => {
    expect(() => periodsBetween('1000-01-01', '9999-01-01', 'day')).toThrow('too many periods');
  });

  test('periods follow each other without a gap and cover the range', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 800 }), anyGrain, (from, days_n, grain) => {
        const until = addDays(from, days_n);
        const periods = periodsBetween(from, until, grain);
        expect(periods[0]?.from && periods[0].from <= from).toBe(true);
        expect((periods.at(-1)?.until ?? '') >= until).toBe(true);
        periods.slice(1).forEach((period, i) => expect(period.from).toBe(periods[i]?.until));
      }),
      { ...seeded, numRuns: 100 }
    );
  });

  test('a period is cut to a range, and gone when it lies outside', () => {
    const april = parsePeriod('2020-04');
    expect(clipPeriod(april, '2020-04-10', '2020-06-01')).toEqual({ ...april, from: '2020-04-10' });
    expect(clipPeriod(april, '2020-05-01', '2020-06-01')).toBeNull();
  });
});

describe('shifts', () => {
  test.each([
    ['2021-W01', -1, '2020-W53'],
    ['2020-W53', 1, '2021-W01'],
    ['2020-01', -1, '2019-12'],
    ['2020-12', 13, '2022-01'],
    ['2020-Q1', -1, '2019-Q4'],
    ['2020-Q4', 2, '2021-Q2'],
    ['2020', -1, '2019'],
    ['2020-03-01', -1, '2020-02-29']
  ])('%s shifted by %i is %s', (label, periods_n, shifted) => {
    expect(shiftPeriod(parsePeriod(label), periods_n).label).toBe(shifted);
  });

  test('shifting there and back changes nothing', () => {
    fc.assert(
      fc.property(anyDay, anyGrain, fc.integer({ min: -60, max: 60 }), (day, grain, periods_n) => {
        const period = periodOf(day, grain);
        expect(shiftPeriod(shiftPeriod(period, periods_n), -periods_n)).toEqual(period);
      }),
      seeded
    );
  });
});
