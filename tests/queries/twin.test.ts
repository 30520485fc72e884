import { describe, expect, test } from 'vitest';
import { parsePeriod } from '#model/period.ts';
import { cutTwin, twinOfPeriod, twinOfRange, type Comparison } from '#queries/series/twin.ts';

/** The compared days of a period that the data cuts before `cut_until`; whole without it. */
function twin(kind: 'last_year' | 'previous', label: string, cut_until?: string): string[] {
  const period = parsePeriod(label);
  const cut = { from: period.from, until: cut_until ?? period.until };
  const found = twinOfPeriod({ kind }, period, cut, { i: 0, count: 1 });
  return (found?.parts ?? []).map(({ from, until }) => `${from}..${until}`);
}

describe('a period and what it is compared with, by hand', () => {
  test.each([
    [
      'a week cut after its Wednesday',
      'previous',
      '2021-W03',
      '2021-01-21',
      ['2021-01-11..2021-01-14']
    ],
    ['the same a year earlier', 'last_year', '2021-W03', '2021-01-21', ['2020-01-13..2020-01-16']],
    ['week 1 after a year of 53', 'last_year', '2021-W01', undefined, ['2019-12-30..2020-01-06']],
    ['the week before it is 53', 'previous', '2021-W01', undefined, ['2020-12-28..2021-01-04']],
    [
      ...['week 53 cut after its Wednesday', 'last_year', '2020-W53', '2020-12-31'],
      ['2019-12-23..2019-12-26', '2019-12-30..2020-01-02']
    ],
    [
      '29 February, a Saturday of week 9',
      'last_year',
      '2020-02-29',
      undefined,
      ['2019-03-02..2019-03-03']
    ],
    ['February of a leap year', 'last_year', '2020-02', undefined, ['2019-02-01..2019-03-01']],
    ['February after a leap year', 'last_year', '2021-02', undefined, ['2020-02-01..2020-03-01']],
    ['28 of 29 days of February', 'last_year', '2020-02', '2020-02-29', ['2019-02-01..2019-03-01']],
    ['14 days of February', 'last_year', '2021-02', '2021-02-15', ['2020-02-01..2020-02-15']],
    [
      '30 days of March, February has 29',
      'previous',
      '2020-03',
      '2020-03-31',
      ['2020-02-01..2020-03-01']
    ],
    ['15 days of March', 'previous', '2020-03', '2020-03-16', ['2020-02-01..2020-02-16']],
    ['two months of a quarter', 'previous', '2020-Q2', '2020-06-01', ['2020-01-01..2020-03-01']],
    [
      'two months of a year, one with 29 February',
      'last_year',
      '2020',
      '2020-03-01',
      ['2019-01-01..2019-03-01']
    ],
    [
      'two months of a year, the other with it',
      'last_year',
      '2021',
      '2021-03-01',
      ['2020-01-01..2020-03-01']
    ],
    ['a year until 28 February', 'last_year', '2020', '2020-02-29', ['2019-01-01..2019-03-01']],
    ['a year until 29 February', 'last_year', '2020', '2020-03-01', ['2019-01-01..2019-03-01']]
  ] as [string, 'last_year' | 'previous', string, string | undefined, string[]][])(
    '%s: %s of %s',
    (_, kind, label, cut_until, days) => {
      expect(twin(kind, label, cut_until)).toEqual(days);
    }
  );
});

describe('a whole answer and what it is compared with, by hand', () => {
  const custom: Comparison = {
    kind: 'custom',
    range: { from: '2019-01-01', until: '2019-04-01' }
  };
  test.each([
    ['a quarter', custom, '2020-01-01', '2020-04-01', '2020-04-01', '2019-01-01..2019-04-01'],
    [
      'its first two months',
      custom,
      '2020-01-01',
      '2020-04-01',
      '2020-03-01',
      '2019-01-01..2019-03-01'
    ],
    [
      'days that are no months',
      custom,
      '2020-01-06',
      '2020-03-30',
      '2020-01-16',
      '2019-01-01..2019-01-11'
    ],
    [
      ...['three weeks cut after the third Wednesday', { kind: 'previous' }],
      ...['2021-01-04', '2021-01-25', '2021-01-21', '2020-12-14..2020-12-31']
    ],
    [
      'a year to date',
      { kind: 'last_year' },
      '2021-01-01',
      '2022-01-01',
      '2021-03-01',
      '2020-01-01..2020-03-01'
    ],
    [
      'weeks',
      { kind: 'last_year' },
      '2020-11-09',
      '2020-11-23',
      '2020-11-19',
      '2019-11-11..2019-11-21'
    ],
    [
      ...[
        'usual, a reference year without lockdown',
        { kind: 'usual', windows: [{ from: '2020-03-15', until: '2020-05-11' }] }
      ],
      ...['2021-04-01', '2021-05-01', '2021-05-01', '2019-04-01..2019-05-01']
    ]
  ] as [string, Comparison, string, string, string, string][])(
    '%s',
    (_, comparison, from, until, cut_until, days) => {
      const whole = twinOfRange(comparison, { from, until });
      const found = whole === null ? null : cutTwin(whole, { from, until }, cut_until);
      expect(`${found?.from}..${found?.until}`).toBe(days);
    }
  );
});
