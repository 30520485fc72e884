import { describe, expect, test } from 'vitest';
import { groupsOf, type RankedRow } from '#lib/charts/ranked-intervals-groups.ts';
import { rankedIntervals } from '#lib/charts/ranked-intervals.ts';
import { formatIn } from '#lib/format.ts';
import { textsIn } from '#lib/text/index.ts';

const en = { text: textsIn('en'), format: formatIn('en') };
const fr = { text: textsIn('fr'), format: formatIn('fr') };
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

const row = (name: string, value: number, low: number | null, high: number | null): RankedRow => ({
  code: name,
  name,
  value: { value, status: 'F', coverage: 1 },
  low,
  high,
  enterprises_n: 40
});
const without = (name: string, status: 'A' | null): RankedRow => ({
  ...row(name, 0, null, null),
  value: { value: null, status, coverage: null }
});
const names = (rows: RankedRow[]) => rows.map(({ name }) => name);
const chart = (rows: RankedRow[]) => ({
  metric: 'online_share_of_usual',
  measure: 'Online share of usual turnover',
  of: 'sector' as const,
  rows
});

describe('groups of values that cannot be told apart', () => {
  test('rows joined by overlap, even through a third one, are one group in alphabetical order', () => {
    const { sure } = groupsOf([
      row('Toys', 0.3, 0.26, 0.34),
      row('Books', 0.2, 0.18, 0.22),
      row('Clothes', 0.24, 0.21, 0.27),
      row('Food', 0.05, 0.04, 0.06)
    ]);
    expect(sure.map(names)).toEqual([['Books', 'Clothes', 'Toys'], ['Food']]);
  });

  test('intervals that touch at one point overlap', () => {
    expect(groupsOf([row('A', 0.3, 0.2, 0.4), row('B', 0.1, 0, 0.2)]).sure).toHaveLength(1);
    expect(groupsOf([row('A', 0.3, 0.201, 0.4), row('B', 0.1, 0, 0.2)]).sure).toHaveLength(2);
  });

  test('a short interval inside a long one does not hide that the next one lies inside it too', () => {
    const { sure } = groupsOf([
      row('Long', 0.3, 0.1, 0.5),
      row('Short', 0.4, 0.39, 0.41),
      row('Below', 0.2, 0.15, 0.25)
    ]);
    expect(sure.map(names)).toEqual([['Below', 'Long', 'Short']]);
  });

  test('without an interval a value is not ranked; hidden and missing come last', () => {
    const {
      sure,
      unsure,
      without: none
    } = groupsOf([
      row('Few', 0.9, null, null),
      without('Missing', null),
      without('Secret', 'A'),
      row('Books', 0.2, 0.18, 0.22)
    ]);
    expect([sure.map(names), names(unsure), names(none)]).toEqual([
      [['Books']],
      ['Few'],
      ['Secret', 'Missing']
    ]);
  });
});

describe('the sentence ranks groups only', () => {
  test('two groups', () => {
    const rows = [
      row('Books', 0.3, 0.28, 0.32),
      row('Toys', 0.31, 0.27, 0.35),
      row('Food', 0.05, 0.04, 0.06),
      without('Fuel', 'A')
    ];
    expect(rankedIntervals.summary(chart(rows), en)).toBe(
      'Online share of usual turnover: “Books” and “Toys” (27.0% to 35.0%) above all others, 95% intervals not overlapping. Inside a group the intervals overlap one after the other: the order there is alphabetical, not a ranking. One value is hidden for confidentiality.'
    );
  });

  test('one group is no ranking at all', () => {
    const rows = [row('Livres', 0.3, 0.2, 0.4), row('Jouets', 0.31, 0.27, 0.35)];
    expect(plain(rankedIntervals.summary(chart(rows), fr))).toBe(
      'Online share of usual turnover : les intervalles à 95 % des 2 secteurs se recouvrent de proche en proche, de 20,0 % à 40,0 %. Aucun classement n’est possible ; l’ordre est alphabétique.'
    );
  });

  test('one row, and none', () => {
    expect(rankedIntervals.summary(chart([row('Books', 0.3, 0.28, 0.32)]), en)).toContain(
      'only one value has an interval, “Books”, 30.0%'
    );
    expect(rankedIntervals.summary(chart([]), en)).toContain('no ranking is possible');
  });
});

test('hidden, missing and nought are three cells of the table', () => {
  const data = chart([row('Fuel', 0, null, null), without('Press', null), without('Optics', 'A')]);
  expect(
    rankedIntervals
      .table(data, en)
      .rows.map(([name, cell]) => [name?.text, cell?.text, cell?.mark, cell?.status])
  ).toEqual([
    ['Fuel', '0%', 'zero', 'F'],
    ['Optics', 'hidden', 'suppressed', 'A'],
    ['Press', 'no data', 'missing', null]
  ]);
});

test('a value far beyond all others does not flatten them: it gets an arrow and its figure', () => {
  const rows = ['A', 'B', 'C', 'D'].map((name) => row(name, 0.02, 0.01, 0.04));
  const keys = (last: RankedRow) =>
    rankedIntervals.key(chart([...rows, last]), en).map(({ swatch }) => swatch);
  expect(keys(row('Markets', 0.7, null, null))).toEqual(['interval', 'hollow', 'arrow']);
  expect(keys(row('Markets', 0.05, null, null))).toEqual(['interval', 'hollow']);
});
