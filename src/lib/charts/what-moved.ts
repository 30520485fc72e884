import { defineChart, isHidden, type Cell, type KeyItem, type Words } from '#lib/charts/define.ts';
import { drawMoved, movedLayout } from '#lib/charts/what-moved-draw.ts';
import { pointsOf, shownChildren } from '#lib/charts/what-moved-steps.ts';
import { chartTextsIn } from '#lib/text/charts.ts';
import type { ChildOfChange, DayRange, Decomposition } from '#model/question.ts';

/** The change of one share between two periods, split; `measure` its name in the reader's language. Ratios. */
export type WhatMoved = Pick<
  Decomposition,
  'status' | 'before' | 'after' | 'change' | 'within' | 'mix' | 'rest' | 'rest_n' | 'children'
> & { measure: string; of: 'sector' | 'area'; period: DayRange; compared: DayRange };

/**
 * A bridge from the share before to the share after: what the parts' own shares did, what their weights did, and the rest
 * that is not shown one by one; beneath, the parts that counted most with both effects. Source: domain note, test E2.
 */
export const whatMoved = defineChart<WhatMoved>({
  name: 'what-moved',
  cursor: 'row',
  metrics: ['online_share'],
  title: ({ of }, { format }) => {
    const { moved, things } = chartTextsIn(format.lang);
    return moved.title(things[of].other);
  },
  summary,
  size: (data, variant) => {
    const { width, height } = movedLayout(data, variant);
    return { width, height };
  },
  draw: drawMoved,
  stops(data, context) {
    const { format } = context;
    const { moved, things } = chartTextsIn(format.lang);
    const { bridge, children } = movedLayout(data, context.variant, context);
    const names = {
      before: moved.before,
      within: moved.within(things[data.of].other),
      mix: moved.mix(things[data.of].other),
      rest: moved.rest(format.count(data.rest_n)),
      after: moved.after
    };
    return [
      ...bridge.map(({ part, y, from, to }) => ({
        x: context.width / 2,
        y,
        title: names[part],
        lines: [
          {
            swatch: null,
            name: data.measure,
            value:
              part === 'before' || part === 'after'
                ? format.percent(to)
                : inPoints(data, to - from, context)
          }
        ]
      })),
      ...children.map(({ child, y }) => ({
        x: context.width / 2,
        y,
        title: child.name ?? child.code,
        lines: [
          {
            swatch: 'part-4' as const,
            name: moved.columns.within,
            value: pointsOf(data, format)(child.within)
          },
          {
            swatch: 'part-5' as const,
            name: moved.columns.mix,
            value: pointsOf(data, format)(child.mix)
          }
        ]
      }))
    ];
  },
  key: (_, { format }): KeyItem[] => {
    const { moved } = chartTextsIn(format.lang);
    return [
      { swatch: 'part-4', text: moved.withinKey },
      { swatch: 'part-5', text: moved.mixKey }
    ];
  },
  table
});

/** A signed difference with its unit: +1,0 point, −5,8 points. */
const inPoints = (data: WhatMoved, difference: number, { format }: Words): string =>
  chartTextsIn(format.lang).moved.points(pointsOf(data, format)(difference), difference);

function summary(data: WhatMoved, words: Words): string {
  const { format } = words;
  const { moved, things } = chartTextsIn(format.lang);
  const { before, after, within, mix, measure } = data;
  if (before === null || after === null || within === null || mix === null)
    return isHidden(data.status) ? moved.hidden(measure) : moved.missing(measure);
  const dated = (share: number, { from, until }: DayRange) =>
    `${format.percent(share)} (${format.range(from, until)})`;
  const sentences = [
    moved.summary({
      measure,
      before: dated(before, data.compared),
      after: dated(after, data.period),
      change: inPoints(data, after - before, words),
      within: inPoints(data, within, words),
      mix: inPoints(data, mix, words),
      things: things[data.of].other
    })
  ];
  if (within * mix < 0 && Math.min(Math.abs(within), Math.abs(mix)) >= 0.0005)
    sentences.push(moved.opposite);
  const [largest] = shownChildren(data);
  if (largest !== undefined)
    sentences.push(
      moved.largest({
        name: largest.name ?? largest.code,
        within: pointsOf(data, format)(largest.within),
        mix: pointsOf(data, format)(largest.mix)
      })
    );
  return sentences.join(' ');
}

function table(data: WhatMoved, words: Words) {
  const { text, format } = words;
  const { moved, things } = chartTextsIn(format.lang);
  const share = (value: number | null): Cell => {
    if (value !== null) return { text: format.percent(value), value, status: 'F' };
    const mark = isHidden(data.status) ? 'suppressed' : 'missing';
    return { text: text.status[mark], value, mark, status: data.status };
  };
  const points = (value: number | null): Cell => ({
    text: value === null ? '–' : pointsOf(data, format)(value),
    value
  });
  const child = (it: ChildOfChange): Cell[] => [
    { text: it.name ?? it.code },
    it.compared_value === null ? { text: '–', value: null } : share(it.compared_value),
    it.value === null ? { text: '–', value: null } : share(it.value),
    share(it.compared_weight),
    share(it.weight),
    points(it.within),
    points(it.mix)
  ];
  const none: Cell = { text: '–', value: null };
  const rest: Cell[] = [
    {
      text: `${moved.rest(format.count(data.rest_n))}${text.charts.colon}${data.rest === null ? '–' : pointsOf(data, format)(data.rest)}`
    },
    ...Array.from({ length: 6 }, () => none)
  ];
  const when = [data.compared, data.period].map(({ from, until }) => format.range(from, until));
  return {
    columns: [
      things[data.of].column,
      ...when.map(moved.columns.share),
      ...when.map(moved.columns.weight),
      moved.columns.within,
      moved.columns.mix
    ],
    rows: [
      [
        { text: moved.whole },
        share(data.before),
        share(data.after),
        share(1),
        share(1),
        points(data.within),
        points(data.mix)
      ],
      ...data.children.map(child),
      ...(data.rest_n > 0 ? [rest] : [])
    ]
  };
}
