import { describe, expect, test } from 'vitest';
import {
  lastWeeks,
  mondayOf,
  newestWeek,
  readAmount,
  totalOf,
  weekFault,
  weekOf
} from '#model/week-entry.ts';

describe('an amount as people type it', () => {
  test.each([
    ['1250', 125_000],
    ['1 250,50', 125_050],
    ['1 250,5 €', 125_050],
    ['1.250,50', 125_050],
    ['1,250.50', 125_050],
    ['1.250.000', 125_000_000],
    ["1'250", 125_000],
    ['0,125', 'decimals'],
    ['0', 0],
    ['', null],
    ['  ', null],
    ['1.250', 'ambiguous'],
    ['1,250', 'ambiguous'],
    ['-3', 'negative'],
    ['−3', 'negative'],
    ['douze', 'not_a_number'],
    ['1,2,3', 'not_a_number'],
    ['12.34.56', 'not_a_number'],
    ['1e5', 'not_a_number'],
    ['1,2345', 'decimals'],
    ['10000001', 'too_large']
  ] as const)('%s', (typed, expected) => {
    const read = readAmount(typed, 'EUR');
    expect('fault' in read ? read.fault : read.minor).toBe(expected);
  });

  test('has the decimals of its currency', () => {
    expect(readAmount('1250', 'JPY')).toEqual({ minor: 1250 });
    expect(readAmount('12,5', 'JPY')).toEqual({ fault: 'decimals' });
  });
});

describe('weeks', () => {
  test('begin on Monday and belong to the year of their Thursday', () => {
    expect(weekOf('2021-01-03')).toBe('2020-W53');
    expect(mondayOf('2020-W53')).toBe('2020-12-28');
    expect([mondayOf('2021-W53'), mondayOf('2021-W00'), mondayOf('soon')]).toEqual([
      null,
      null,
      null
    ]);
  });

  test('can be entered from their Saturday on', () => {
    expect(newestWeek('2021-03-05')).toBe('2021-W08');
    expect(newestWeek('2021-03-06')).toBe('2021-W09');
    expect(weekFault('2021-W09', '2021-03-05')).toBe('week_later');
    expect(weekFault('2021-W09', '2021-03-06')).toBe(null);
    expect(lastWeeks('2021-01-04', 2)).toEqual(['2020-W53', '2020-W52']);
  });

  test('of more than three years ago can no longer be entered', () => {
    expect(weekFault('2018-W09', '2021-03-01')).toBe(null);
    expect(weekFault('2018-W08', '2021-03-01')).toBe('week_old');
  });
});

test('what was picked up in the shop is part of what the site sold', () => {
  const amounts = { in_store: 100, phone: 20, messages: null, web: 50, pickup: 30, marketplace: 0 };
  expect(totalOf(amounts)).toBe(170);
});
