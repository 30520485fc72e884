import type { Words } from '#lib/charts/define.ts';
import { isHidden } from '#lib/charts/define.ts';
import { shareDigits } from '#lib/format.ts';
import { valueOf, type Money } from '#lib/overview/rows.ts';
import { addDays, type Day } from '#model/calendar.ts';
import type { Answer, DayRange, SeriesRow } from '#model/question.ts';

/** One period of a small line; `sure` unless provisional or unfinished. */
export type LinePoint = { value: number | null; sure: boolean };

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
  /** the same over time, in order; null where there is no value; empty where a line would say nothing */
  line: LinePoint[];
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

/** An answer over compared days. */
export type Before = DayRange & { rows: readonly SeriesRow[] };

/** What headline figures are made of, in one money: the whole period, over compared days, and by period. */
export type FigureInput = {
  rows: readonly SeriesRow[];
  before: readonly Before[];
  byPeriod: readonly SeriesRow[];
  total: Answer;
  period: DayRange;
};

/** The headline figures, each with its comparison, its line over time and what it rests on. */
export function figuresOf(
  { rows, before, byPeriod, total, period }: FigureInput,
  money: Money | null,
  words: Words
): Figure[] {
  const descriptions = total.meta.metrics;
  const last = lastDay(period, total.meta.freshness.newest_on);
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
      base: value === null || row === undefined ? '' : baseOf(row, last, words),
      line: lineOf(byPeriod, metric),
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

/** From this part of its coverage on, a value may be compared with another one. */
const coverageMin = 0.75;

type Change = Pick<Figure, 'change' | 'against'>;

/**
 * The change since the first compared days whose value stands for enough sales; the later ones, of another length, serve
 * for shares only. Without any, the reason why there is none on the first.
 */
function changeOf(row: SeriesRow, before: readonly Before[], words: Words): Change {
  const { text, format } = words;
  const [first, ...others] = before;
  if (first === undefined || row.value === null) return noChange;
  const rowOf = ({ rows }: Before) => rows.find(({ metric }) => metric === row.metric);
  const isEnough = (then: SeriesRow | undefined): then is SeriesRow & { value: number } =>
    then !== undefined &&
    then.value !== null &&
    (then.coverage ?? 1) >= (row.coverage ?? 1) * coverageMin;
  for (const days of [first, ...(isMoney(row) ? [] : others)]) {
    const then = rowOf(days);
    if (isEnough(then)) {
      const dates = format.range(days.from, days.until);
      return {
        change: difference(row, row.value, then.value, words),
        against: text.figures.versus(print(then, then.value, words), dates)
      };
    }
  }
  const then = rowOf(first);
  const { comparedThin, comparedSuppressed, noComparison } = text.figures;
  const why =
    (then?.value ?? null) !== null
      ? comparedThin
      : isHidden(then?.status ?? null)
        ? comparedSuppressed
        : noComparison;
  return { change: null, against: why(format.range(first.from, first.until)) };
}

/** The change as a reader takes it from the two printed values: points for shares, percent for money. */
function difference(row: SeriesRow, now: number, then: number, words: Words): string | null {
  const { text, format } = words;
  if (isMoney(row) && then <= 0) return null;
  const change = isMoney(row)
    ? now / then - 1
    : (Math.round(now * 1000) - Math.round(then * 1000)) / 1000;
  const size = isMoney(row)
    ? format.percent(Math.abs(change), 0)
    : text.figures.points(format.points(change), Math.abs(change));
  const sign = Math.sign(Math.round(change * 1000));
  return sign === 0
    ? text.figures.same
    : sign > 0
      ? text.figures.up(size)
      : text.figures.down(size);
}

/** Fewest values a line is drawn from. */
const lineMin = 3;

function lineOf(rows: readonly SeriesRow[], metric: string): LinePoint[] {
  const own = rows.filter((row) => row.metric === metric);
  if (own.filter(({ value }) => value !== null).length < lineMin) return [];
  return own.map(({ value, provisional, unfinished }) => ({
    value,
    sure: !provisional && !unfinished
  }));
}

/** Who stands behind a figure, for how much of the sales, until when. */
function baseOf(row: SeriesRow, last: Day, { text, format }: Words): string {
  const n = row.enterprises_n ?? 0;
  const who =
    n === 0
      ? text.figures.panel
      : format.plural(n) === 'one'
        ? text.figures.enterprises.one
        : text.figures.enterprises.other(format.count(n));
  const covers =
    row.coverage === null
      ? []
      : [text.figures.coverage(format.percent(Math.min(1, row.coverage), 0))];
  return [who, ...covers, text.figures.upTo(format.dayShort(last))].join(', ');
}

/** The last day of a period that has data. */
function lastDay({ until }: DayRange, newest: Day | null): Day {
  const last = addDays(until, -1);
  return newest !== null && newest < last ? newest : last;
}
