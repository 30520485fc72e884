import {
  defineChart,
  isHidden,
  type Chart,
  type KeyItem,
  type StopLine,
  type Swatch,
  type Words
} from '#lib/charts/define.ts';
import { shareCell, shareText, type Value } from '#lib/charts/rows.ts';
import { drawStacked, stackedLayout, xOfPeriod } from '#lib/charts/stacked-shares-draw.ts';
import { chartTextsIn, type ChartTexts } from '#lib/text/charts.ts';

/** What a whole is made of; the order is that of the colours and of the stack, from the bottom. */
export type PartName = keyof ChartTexts['stacked']['parts'];

/**
 * One whole. `values`: the share of each part, ratios; `hidden`: the share of all hidden parts together, nought where none
 * is hidden and null where it cannot be told.
 */
export type StackedPeriod = {
  period: string;
  from: string;
  until: string;
  provisional: boolean;
  unfinished: boolean;
  values: Value[];
  hidden: number | null;
};

/** Wholes over the days `from` to `until` (excluded), in order of time. */
export type StackedShares = {
  from: string;
  until: string;
  parts: PartName[];
  periods: StackedPeriod[];
};

/** A chart of wholes over time; `kind` picks its words. Gaps stay gaps, provisional periods are striped. */
export const stackedChart = (
  name: string,
  kind: 'channels' | 'fulfilment',
  metrics: string[]
): Chart<StackedShares> =>
  defineChart<StackedShares>({
    name,
    cursor: 'line',
    metrics,
    title: (_, { format }) => chartTextsIn(format.lang).stacked[kind].title,
    summary: (data, words) => summary(data, kind, words),
    size: (data, variant) => {
      const { width, height } = stackedLayout(data, variant);
      return { width, height };
    },
    draw: drawStacked,
    stops: (data, context) =>
      data.periods.map((period) => ({
        x: xOfPeriod(data, period, context),
        y: stackedLayout(data, context.variant, context).top + 24,
        title: context.format.period(period.period, period.from),
        lines: linesOf(data, period, context)
      })),
    key,
    table: (data, words) => table(data, words)
  });

/** The mark of the i-th part. */
export const swatchOf = (i: number): Swatch => {
  const swatches = ['part-2', 'part-3', 'part-4', 'part-5', 'part-6', 'part-7'] as const;
  return swatches[i % swatches.length] ?? 'part-2';
};

function linesOf(data: StackedShares, period: StackedPeriod, words: Words): StopLine[] {
  const { stacked } = chartTextsIn(words.format.lang);
  const lines: StopLine[] = data.parts.map((part, i) => ({
    swatch: swatchOf(i),
    name: stacked.parts[part],
    value: period.values[i] === undefined ? '' : shareText(period.values[i], words)
  }));
  if (period.hidden !== null && period.hidden > 0)
    lines.push({
      swatch: 'hatched',
      name: stacked.hidden,
      value: words.format.percent(period.hidden)
    });
  const { status } = words.text;
  if (period.provisional) lines.push({ swatch: null, name: status.provisional, value: '' });
  if (period.unfinished) lines.push({ swatch: null, name: status.unfinished, value: '' });
  return lines;
}

function summary(data: StackedShares, kind: 'channels' | 'fulfilment', words: Words): string {
  const { format } = words;
  const { stacked, hidden: hiddenWords } = chartTextsIn(format.lang);
  const whole = data.periods.filter(
    ({ values, provisional, unfinished }) =>
      !provisional && !unfinished && values.some(({ value }) => value !== null)
  );
  const last = whole.at(-1);
  const [first] = whole;
  if (last === undefined || first === undefined) return stacked.empty;
  const share = (period: StackedPeriod, i: number) => period.values[i]?.value ?? -1;
  const best = data.parts.reduce((a, _, i) => (share(last, i) > share(last, a) ? i : a), 0);
  const name = stacked.parts[data.parts[best] ?? 'own_site'];
  const sentences = [
    stacked[kind].largest({
      name,
      share: format.percent(share(last, best)),
      when: format.inPeriod(last.period, last.from)
    })
  ];
  if (first !== last && share(first, best) >= 0)
    sentences.push(
      stacked.from({
        name,
        first: format.percent(share(first, best)),
        when: format.period(first.period, first.from),
        last: format.percent(share(last, best)),
        until: format.period(last.period, last.from)
      })
    );
  const hiddenN = data.periods
    .flatMap(({ values }) => values)
    .filter(({ status }) => isHidden(status)).length;
  if (hiddenN > 0)
    sentences.push(
      format.plural(hiddenN) === 'one' ? hiddenWords.one : hiddenWords.other(format.count(hiddenN))
    );
  return [...sentences, stacked[kind].note].join(' ');
}

function key(data: StackedShares, { format }: Words): KeyItem[] {
  const text = chartTextsIn(format.lang);
  const items: KeyItem[] = [];
  if (data.periods.some(({ provisional, unfinished }) => provisional || unfinished))
    items.push({ swatch: 'striped', text: text.stacked.striped });
  const values = data.periods.flatMap((period) => period.values);
  if (values.some(({ status }) => isHidden(status)))
    items.push({ swatch: 'hatched', text: text.suppressedKey });
  if (values.some(({ value, status }) => value === null && status === null))
    items.push({ swatch: 'blank', text: text.stacked.gap });
  return items;
}

function table(data: StackedShares, words: Words) {
  const { text, format } = words;
  const { stacked } = chartTextsIn(format.lang);
  return {
    columns: [
      text.charts.columns.period,
      ...data.parts.map((part) => stacked.parts[part]),
      text.charts.columns.note
    ],
    rows: data.periods.map((period) => [
      { text: format.period(period.period, period.from) },
      ...period.values.map((value) => shareCell(value, words)),
      {
        text: [
          period.provisional ? text.status.provisional : '',
          period.unfinished ? text.status.unfinished : '',
          period.hidden !== null && period.hidden > 0
            ? `${stacked.hidden} ${format.percent(period.hidden)}`
            : ''
        ]
          .filter((part) => part !== '')
          .join(text.charts.semicolon)
      }
    ])
  };
}
