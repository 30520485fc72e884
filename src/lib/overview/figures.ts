import type { Words } from '#lib/charts/define.ts';
import { isHidden } from '#lib/charts/define.ts';
import { shareDigits } from '#lib/format.ts';
import { valueOf, type Money } from '#lib/overview/rows.ts';
import type { DayRange, MetricDescription, SeriesRow } from '#model/question.ts';

/** Marks of a headline figure that has no value. */
export type FigureMark = 'suppressed' | 'missing' | null;

/** One headline figure as it is read. `value` null without one; `role` is the colour of its line in the chart. */
export type Figure = {
  metric: string;
  label: string;
  meaning: string;
  text: string;
  value: number | null;
  mark: FigureMark;
  reason: string;
  change: string | null;
  against: string;
  base: string;
  provisional: boolean;
  role: 'current' | 'usual' | 'recovery' | null;
};

const shown = [
  ['online_share_of_usual', 'usual'],
  ['online_share', 'current'],
  ['recovery', 'recovery'],
  ['online_revenue', null]
] as const;

/** The metrics of the headline figures, in order. */
export const figureMetrics = shown.map(([metric]) => metric);

/** The answer over the compared days. */
type Before = DayRange & { rows: readonly SeriesRow[] };

/** The headline figures out of an answer without a split, each with its comparison and what it rests on. */
export function figuresOf(
  rows: readonly SeriesRow[],
  before: Before,
  descriptions: readonly MetricDescription[],
  money: Money | null,
  words: Words
): Figure[] {
  return shown.map(([metric, role]) => {
    const row = rows.find((candidate) => candidate.metric === metric);
    const about = descriptions.find(({ name }) => name === metric);
    const { value, status } = valueOf(row);
    const basis =
      about?.unit === 'money' && money !== null
        ? `, ${words.text.figures.taxBasis[money.tax_basis]}`
        : '';
    return {
      metric,
      role,
      label: `${about?.label[words.format.lang] ?? metric}${basis}`,
      meaning: about?.meaning[words.format.lang] ?? '',
      text: row === undefined || value === null ? '' : print(row, value, words),
      value,
      mark: value !== null ? null : isHidden(status) ? 'suppressed' : 'missing',
      reason: reasonOf(metric, status, words),
      ...(row === undefined ? noChange : changeOf(row, before, words)),
      base: value === null || row === undefined ? '' : baseOf(row, words),
      provisional: row?.provisional ?? false
    };
  });
}

const noChange = { change: null, against: '' };

function reasonOf(metric: string, status: SeriesRow['status'], { text }: Words): string {
  if (status === 'A' || status === 'O' || status === 'D') return text.status[status];
  return text.figures.why[
    metric === 'online_revenue' ? 'online' : metric === 'online_share' ? 'current' : 'usual'
  ];
}

const isMoney = (row: SeriesRow): boolean => row.metric === 'online_revenue';

function print(row: SeriesRow, value: number, { format }: Words): string {
  if (isMoney(row)) return format.moneyShort(value, row.currency ?? 'EUR');
  return format.percent(value, shareDigits(row.coverage));
}

/**
 * The change as a reader takes it from the two printed values: points for shares, percent for money. No change from a
 * value that stands for less than half of the sales this one stands for.
 */
function changeOf(
  row: SeriesRow,
  before: Before,
  words: Words
): Pick<Figure, 'change' | 'against'> {
  const { text, format } = words;
  const dates = format.range(before.from, before.until);
  const then = before.rows.find(({ metric }) => metric === row.metric);
  const value = then?.value ?? null;
  if (then === undefined || value === null) {
    const hidden = isHidden(then?.status ?? null);
    return {
      change: null,
      against: hidden ? text.figures.comparedSuppressed(dates) : text.figures.noComparison(dates)
    };
  }
  if ((then.coverage ?? 1) < (row.coverage ?? 1) / 2)
    return { change: null, against: text.figures.comparedThin(dates) };
  const against = text.figures.versus(print(then, value, words), dates);
  if (row.value === null) return { change: null, against: '' };
  const money = isMoney(row);
  if (money && value <= 0) return { change: null, against };
  const difference = money
    ? row.value / value - 1
    : (Math.round(row.value * 1000) - Math.round(value * 1000)) / 1000;
  const size = money
    ? format.percent(Math.abs(difference), 0)
    : text.figures.points(format.points(difference), Math.abs(difference));
  const sign = Math.round(difference * 1000);
  return {
    against,
    change:
      sign === 0 ? text.figures.same : sign > 0 ? text.figures.up(size) : text.figures.down(size)
  };
}

function baseOf(row: SeriesRow, { text, format }: Words): string {
  const n = row.enterprises_n ?? 0;
  const who =
    n === 0
      ? text.figures.panel
      : format.plural(n) === 'one'
        ? text.figures.enterprises.one
        : text.figures.enterprises.other(format.count(n));
  return row.coverage === null
    ? who
    : `${who}, ${text.figures.coverage(format.percent(Math.min(1, row.coverage), 0))}`;
}
