import type { Table, Words } from '#lib/charts/define.ts';
import { methodTextsIn } from '#lib/text/method.ts';

type Method = 'same_period' | 'median_years' | 'annual_seasonal' | 'mean_since_creation';
type Used = { method: Method; units_n: number; years: { first: number; last: number } | null };
type Change = {
  changed_on: string;
  kind: 'import' | 'undo' | 'rule';
  changes_n: number;
  from: string | null;
  until: string | null;
};

/** The ways usual turnover is made, in the order they are tried, with the shops each was used for. */
export function methodTable(used: readonly Used[], { format }: Words): Table {
  const { columns, methods, unused } = methodTextsIn(format.lang).usual;
  const years = ({ years: span }: Used): string =>
    span === null
      ? '–'
      : span.first === span.last
        ? String(span.first)
        : `${span.first}–${span.last}`;
  return {
    columns: [columns.method, columns.how, columns.years, columns.units],
    rows: [
      ...used.map((one) => [
        { text: methods[one.method].name },
        { text: methods[one.method].how },
        { text: years(one) },
        one.units_n === 0
          ? { text: unused, value: null }
          : { text: format.count(one.units_n), value: one.units_n }
      ]),
      [
        { text: methods.none.name },
        { text: methods.none.how },
        { text: '–' },
        { text: '–', value: null }
      ]
    ]
  };
}

/** The log of changes, newest first. */
export function revisionTable(changes: readonly Change[], { format }: Words): Table {
  const { columns, kinds, unknownDays } = methodTextsIn(format.lang).revisions;
  return {
    columns: [columns.day, columns.what, columns.days],
    rows: changes.map(({ changed_on, kind, changes_n, from, until }) => [
      { text: format.dayShort(changed_on) },
      { text: kinds[kind](format.count(changes_n), format.plural(changes_n) === 'one') },
      { text: from === null || until === null ? unknownDays : format.range(from, until) }
    ])
  };
}
