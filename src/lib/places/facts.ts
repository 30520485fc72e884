import { isHidden, type Words } from '#lib/charts/define.ts';
import { shareDigits } from '#lib/format.ts';
import type { FigureMark } from '#lib/overview/figures.ts';
import { placeTextsIn } from '#lib/text/places.ts';
import type { MetricDescription, SeriesRow } from '#model/question.ts';

/** One figure beside the headline ones: value as text, what it rests on, its definition. `value` null: see mark and reason. */
export type Fact = {
  metric: string;
  label: string;
  meaning: string;
  href: string;
  text: string;
  value: number | null;
  mark: FigureMark;
  reason: string;
  base: string;
};

/** Fulfilment, remote sales, and shops that are listed or sell. */
export const factMetrics = [
  'pickup_share',
  'pickup_share_of_usual',
  'remote_share',
  'online_shops_share',
  'active_shops',
  'listed_not_selling'
];

/** The facts out of an answer without a split, in one money. */
export const factsOf = (
  rows: readonly SeriesRow[],
  descriptions: readonly MetricDescription[],
  words: Words
): Fact[] =>
  factMetrics.flatMap((metric) => {
    const about = descriptions.find(({ name }) => name === metric);
    if (about === undefined) return [];
    const row = rows.find((candidate) => candidate.metric === metric);
    const value = row?.value ?? null;
    const hidden = isHidden(row?.status ?? null);
    return [
      {
        metric,
        label: about.label[words.format.lang],
        meaning: about.meaning[words.format.lang],
        href: about.definition_url,
        text: value === null || row === undefined ? '' : print(row, value, about, words),
        value,
        mark: value !== null ? null : hidden ? ('suppressed' as const) : ('missing' as const),
        reason: reasonOf(row?.status ?? null, words),
        base: row === undefined || value === null ? '' : baseOf(row, about, words)
      }
    ];
  });

function print(
  row: SeriesRow,
  value: number,
  { unit }: Pick<MetricDescription, 'unit'>,
  { format }: Words
): string {
  if (unit === 'count') return format.count(value);
  return format.percent(value, value === 0 ? 0 : shareDigits(row.coverage));
}

const reasonOf = (status: SeriesRow['status'], { text, format }: Words): string =>
  status === 'A' || status === 'O' || status === 'D'
    ? text.status[status]
    : placeTextsIn(format.lang).notKnown;

function baseOf(
  { enterprises_n, coverage }: SeriesRow,
  { unit }: Pick<MetricDescription, 'unit'>,
  { text, format }: Words
): string {
  const n = enterprises_n ?? 0;
  const { enterprises, panel } = text.figures;
  const none = unit === 'count' ? [] : [panel]; // a count of nought rests on no enterprise, and is no panel
  const who =
    n === 0
      ? none
      : [format.plural(n) === 'one' ? enterprises.one : enterprises.other(format.count(n))];
  const covered =
    coverage === null ? [] : [text.figures.coverage(format.percent(Math.min(1, coverage), 0))];
  return [...who, ...covered].join(', ');
}
