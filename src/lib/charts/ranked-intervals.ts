import { defineChart, isHidden, type Cell, type KeyItem, type Words } from '#lib/charts/define.ts';
import { drawRanked, isBeyond, rankedLayout } from '#lib/charts/ranked-intervals-draw.ts';
import { groupsOf, type RankedRow, type SureRow } from '#lib/charts/ranked-intervals-groups.ts';
import { enterprisesCell, shareCell, shareText } from '#lib/charts/rows.ts';
import { chartTextsIn } from '#lib/text/charts.ts';

/** Values of one metric, `measure` its name in the reader's language, by sector or area. Rows in any order. */
export type RankedIntervals = {
  metric: string;
  measure: string;
  of: 'sector' | 'area';
  rows: RankedRow[];
};

/**
 * Each sector's or area's value with its 95 % interval. Rows whose intervals overlap, one after the other, form a group
 * without an order; groups are ranked. Values without an interval, hidden, missing and nought have marks of their own.
 */
export const rankedIntervals = defineChart<RankedIntervals>({
  name: 'ranked-intervals',
  cursor: 'row',
  metrics: ['online_share_of_usual'],
  title: ({ of }, { format }) => {
    const text = chartTextsIn(format.lang);
    return text.ranked.title(text.things[of].other);
  },
  summary,
  size: (data, variant) => {
    const { width, height } = rankedLayout(data, variant);
    return { width, height };
  },
  draw: drawRanked,
  stops: (data, context) => {
    const text = chartTextsIn(context.format.lang).ranked;
    return rankedLayout(data, context.variant, context).rows.map(({ row, y }) => ({
      x: context.width / 2,
      y,
      title: row.name,
      lines: [
        { swatch: 'interval', name: data.measure, value: shareText(row.value, context) },
        ...(row.low === null || row.high === null
          ? []
          : [
              {
                swatch: null,
                name: text.interval,
                value: `${context.format.percent(row.low)} – ${context.format.percent(row.high)}`
              }
            ])
      ]
    }));
  },
  key,
  table
});

function summary(data: RankedIntervals, words: Words): string {
  const { format } = words;
  const text = chartTextsIn(format.lang);
  const { sure, unsure } = groupsOf(data.rows);
  const hiddenN = data.rows.filter(({ value }) => isHidden(value.status)).length;
  const counted = (n: number, of: { one: string; other: (n: string) => string }): string[] =>
    n === 0 ? [] : [format.plural(n) === 'one' ? of.one : of.other(format.count(n))];
  return [
    lead(data, sure, words),
    ...counted(unsure.length, text.ranked.unsure),
    ...counted(hiddenN, text.hidden)
  ].join(' ');
}

function lead({ measure, of }: RankedIntervals, sure: SureRow[][], { format }: Words): string {
  const text = chartTextsIn(format.lang);
  const [first] = sure;
  const [row] = first ?? [];
  if (first === undefined || row === undefined) return text.ranked.empty;
  const span = (rows: SureRow[]) => ({
    low: format.percent(Math.min(...rows.map(({ low }) => low))),
    high: format.percent(Math.max(...rows.map(({ high }) => high)))
  });
  if (sure.length === 1 && first.length === 1)
    return text.ranked.one({
      measure,
      name: row.name,
      value: format.percent(row.value.value),
      ...span(first)
    });
  if (sure.length === 1)
    return text.ranked.none({
      measure,
      n: format.count(first.length),
      things: text.things[of].other,
      ...span(first)
    });
  const quoted = first
    .slice(0, 3)
    .map(({ name }) => (format.lang === 'fr' ? `« ${name} »` : `“${name}”`));
  const names =
    first.length > 3
      ? text.ranked.more(quoted.slice(0, 2).join(', '), format.count(first.length - 2))
      : [quoted.slice(0, -1).join(', '), quoted.at(-1)].filter(Boolean).join(text.ranked.and);
  const above = text.ranked.above({ measure, names, ...span(first) });
  return sure.some((rows) => rows.length > 1) ? `${above} ${text.ranked.within}` : above;
}

function key(data: RankedIntervals, { format }: Words): KeyItem[] {
  const text = chartTextsIn(format.lang);
  const { unsure } = groupsOf(data.rows);
  const items: KeyItem[] = [{ swatch: 'interval', text: text.ranked.key }];
  if (unsure.length > 0) items.push({ swatch: 'hollow', text: text.ranked.hollowKey });
  if (data.rows.some((row) => isBeyond(row, data.rows)))
    items.push({ swatch: 'arrow', text: text.ranked.beyondKey });
  if (data.rows.some(({ value }) => isHidden(value.status)))
    items.push({ swatch: 'hatched', text: text.suppressedKey });
  return items;
}

function table(data: RankedIntervals, words: Words) {
  const { text, format } = words;
  const { ranked, things } = chartTextsIn(format.lang);
  const { sure, unsure, without } = groupsOf(data.rows);
  const bound = (value: number | null): Cell => ({
    text: value === null ? '–' : format.percent(value),
    value
  });
  const line = (row: RankedRow, group: string): Cell[] => [
    { text: row.name },
    shareCell(row.value, words),
    bound(row.low),
    bound(row.high),
    enterprisesCell(row.enterprises_n, words),
    { text: group },
    { text: reason(row, words) }
  ];
  return {
    columns: [
      things[data.of].column,
      data.measure,
      ranked.low,
      ranked.high,
      text.charts.columns.enterprises,
      ranked.groupColumn,
      text.charts.columns.note
    ],
    rows: [
      ...sure.flatMap((rows, i) => rows.map((row) => line(row, format.count(i + 1)))),
      ...unsure.map((row) => line(row, ranked.noInterval)),
      ...without.map((row) => line(row, '–'))
    ]
  };
}

const reason = ({ value: { status } }: RankedRow, { text }: Words): string =>
  status === null || status === 'F' ? '' : text.status[status];
