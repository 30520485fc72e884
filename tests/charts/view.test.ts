import { describe, expect, test } from 'vitest';
import { comparisonsOf, grainOfPeriod, periodOfView } from '#lib/view/period.ts';
import {
  areasIn,
  isTidy,
  noView,
  parseView,
  printView,
  toggled,
  withMore
} from '#lib/view/view.ts';

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

  test('several areas are one choice, written with commas; what is no code makes it none', () => {
    const view = parse('area=DEP-69,DEP-01');
    expect(view.area).toBe('DEP-69,DEP-01');
    expect(printView(view)).toBe('?area=DEP-69,DEP-01');
    expect(printView(parse('area=DEP-69%2CDEP-01'))).toBe('?area=DEP-69,DEP-01');
    for (const odd of ['area=DEP-69,', 'area=,', 'area=a b', `area=${Array(13).fill('X').join()}`])
      expect(parse(odd).area).toBeNull();
    expect(areasIn(view)).toEqual(['DEP-69', 'DEP-01']);
    expect(areasIn(noView)).toEqual([]);
  });

  test('an area is added once, taken away, and the last one leaves no choice', () => {
    const view = parse('area=DEP-69,DEP-01');
    expect(toggled(view, 'DEP-38')).toBe('DEP-69,DEP-01,DEP-38');
    expect(toggled(view, 'DEP-69')).toBe('DEP-01');
    expect(toggled(parse('area=DEP-69'), 'DEP-69')).toBeNull();
    expect(withMore('DEP-69', 'DEP-01')).toBe('DEP-69,DEP-01');
    expect(withMore('DEP-69', 'DEP-69')).toBe('DEP-69');
    expect(withMore(null, 'DEP-69')).toBe('DEP-69');
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

  test.each([
    ['this_year', '2021-01-01', '2022-01-01'],
    ['this_quarter', '2021-10-01', '2022-01-01'],
    ['this_month', '2021-12-01', '2022-01-01'],
    ['last_year', '2020-01-01', '2021-01-01'],
    ['last_quarter', '2021-07-01', '2021-10-01'],
    ['last_month', '2021-11-01', '2021-12-01'],
    ['last_week', '2021-12-06', '2021-12-13']
  ])('%s is %s to %s when data end on 14 December 2021', (period, from, until) => {
    const cut = { from: '2018-01-01', until: '2021-12-15' };
    expect(periodOfView({ ...noView, period }, cut)).toEqual({ from, until });
  });

  test('a month whose last day has data is the last whole one', () => {
    expect(periodOfView({ ...noView, period: 'last_month' }, span)).toEqual({
      from: '2021-12-01',
      until: '2022-01-01'
    });
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

describe('the comparison', () => {
  const year = { from: '2021-01-01', until: '2022-01-01' };

  test('a year or less is compared with the year before', () => {
    expect(comparisonsOf(noView, year)).toEqual(['last_year']);
  });

  test('two years are compared with the two before, failing that with the one before', () => {
    expect(comparisonsOf(noView, { from: '2020-01-01', until: '2022-01-01' })).toEqual([
      'previous',
      { from: '2019-01-01', until: '2020-01-01' }
    ]);
  });

  test('29 February is a year after 1 March', () => {
    expect(comparisonsOf(noView, { from: '2020-02-29', until: '2021-12-01' })[1]).toEqual({
      from: '2019-03-01',
      until: '2020-02-29'
    });
  });

  test('what was chosen counts alone', () => {
    expect(comparisonsOf(parse('compare=usual'), year)).toEqual(['usual']);
    expect(comparisonsOf(parse('compare=2019-01-01..2019-03-01'), year)).toEqual([
      { from: '2019-01-01', until: '2019-03-01' }
    ]);
  });

  test.each([
    ['compare=lots'],
    ['compare=2019-02-30..2019-03-01'],
    ['compare=2019-03-01..2019-01-01'],
    ['compare=custom'],
    ['compare=custom&compare_from=2019-01-01']
  ])('%s is ignored', (search) => {
    expect(parse(search)).toEqual(noView);
  });

  test('the two dates of the form become one choice, and the form’s own fields leave the address', () => {
    const sent = 'compare=custom&compare_from=2019-01-01&compare_until=2019-03-01&place=Lyon';
    expect(printView(parse(sent), new URLSearchParams(sent))).toBe(
      '?compare=2019-01-01..2019-03-01'
    );
    expect(isTidy(new URLSearchParams(sent))).toBe(false);
  });
});

describe('the channel', () => {
  test.each([
    ['channel=marketplace', 'marketplace'],
    ['channel=counter', null],
    ['channel=phone', null]
  ])('%s narrows to %s: only online sales come by a channel here', (search, channel) => {
    expect(parse(search)).toEqual({ ...noView, channel });
  });
});
