import { describe, expect, test } from 'vitest';
import { grainOfPeriod, periodOfView, comparedDays } from '#lib/overview/period.ts';
import { isTidy, noView, parseView, printView } from '#lib/overview/view.ts';

const parse = (search: string) => parseView(new URLSearchParams(search));
const span = { from: '2018-01-01', until: '2022-01-01' };

describe('the address', () => {
  test('an empty address chooses nothing, and nothing chosen is an empty address', () => {
    expect(parse('')).toEqual(noView);
    expect(printView(noView)).toBe('');
  });

  test('only explicit choices are written, language and theme are kept', () => {
    const view = { ...noView, grain: 'week' as const, area: 'REG-11' };
    expect(printView(view, new URLSearchParams('lang=en&from=&x=1'))).toBe(
      '?grain=week&area=REG-11&lang=en&x=1'
    );
  });

  test.each([
    ['grain=fortnight'],
    ['from=2020-02-30'],
    ['from=2021-01-01&until=2020-01-01'],
    ['period=lots'],
    ['sector=%3Cscript%3E'],
    ['area=']
  ])('%s is ignored', (search) => {
    expect(parse(search)).toEqual(noView);
  });

  test('a preset counts before free dates', () => {
    expect(parse('period=12m&from=2020-01-01')).toEqual({ ...noView, period: '12m' });
  });

  test('what is read is printed back', () => {
    for (const search of [
      '?period=2020-10-30..2020-11-28&sector=G09',
      '?from=2020-01-01&until=2020-03-01&grain=day&area=DEP-2A'
    ])
      expect(printView(parse(search))).toBe(
        search.replace('2020-10-30..2020-11-28', '2020-10-30..2020-11-28')
      );
  });

  test('empty fields of a form are untidy', () => {
    expect(isTidy(new URLSearchParams('grain=&lang='))).toBe(false);
    expect(isTidy(new URLSearchParams('grain=week&lang='))).toBe(true);
  });
});

describe('the period', () => {
  test.each([
    ['', '2020-01-01', '2022-01-01'],
    ['period=12m', '2021-01-01', '2022-01-01'],
    ['period=all', '2018-01-01', '2022-01-01'],
    ['period=2020', '2020-01-01', '2021-01-01'],
    ['period=2020-10-30..2020-11-28', '2020-10-30', '2020-11-28'],
    ['from=2021-06-01', '2021-06-01', '2022-01-01'],
    ['until=2018-06-01', '2018-01-01', '2018-06-01'],
    ['from=2030-01-01', '2020-01-01', '2022-01-01']
  ])('%s is %s to %s', (search, from, until) => {
    expect(periodOfView(parse(search), span)).toEqual({ from, until });
  });

  test('months are whole: data that end within a month leave it out', () => {
    const cut = { from: '2018-01-01', until: '2021-12-15' };
    expect(periodOfView(noView, cut)).toEqual({ from: '2019-12-01', until: '2021-12-01' });
  });

  test.each([
    ['2018-01-01', '2022-01-01', '2020-01-01'],
    ['2019-01-01', '2021-01-01', '2020-01-01'],
    ['2021-01-01', '2021-10-01', '2021-01-01']
  ])('data from %s to %s leave a year to compare with: shown from %s', (from, until, shown) => {
    expect(periodOfView(noView, { from, until })).toEqual({ from: shown, until });
  });

  test('less than a month of data is shown as it is', () => {
    const short = { from: '2021-12-03', until: '2021-12-15' };
    expect(periodOfView(noView, short)).toEqual(short);
  });

  test('a year is compared with the year before', () => {
    expect(comparedDays({ from: '2021-01-01', until: '2022-01-01' })).toEqual([
      { from: '2020-01-01', until: '2021-01-01' }
    ]);
  });

  test('two years are compared with the two before, failing that with the one before', () => {
    expect(comparedDays({ from: '2020-01-01', until: '2022-01-01' })).toEqual([
      { from: '2018-01-01', until: '2020-01-01' },
      { from: '2019-01-01', until: '2020-01-01' }
    ]);
  });

  test('29 February is compared with the end of February', () => {
    expect(comparedDays({ from: '2020-02-01', until: '2020-02-29' })).toEqual([
      { from: '2019-02-01', until: '2019-03-01' }
    ]);
  });

  test.each([
    ['2020-11-01', '2020-12-01', 'day'],
    ['2020-04-01', '2020-10-01', 'week'],
    ['2020-01-01', '2022-01-01', 'month'],
    ['2006-01-01', '2020-01-01', 'quarter']
  ])('%s to %s reads best by its own grain', (from, until, grain) => {
    expect(grainOfPeriod({ from, until })).toBe(grain);
  });
});
