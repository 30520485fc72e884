import { defineChart, type DrawContext, type Plot, type Words } from '#lib/charts/define.ts';
import { element } from '#lib/charts/svg.ts';
import { textWidth, type } from '#lib/charts/theme.ts';

/** One period's usual sales taken apart. Ratios of usual turnover: `online` sold online, `recovery` sold at all (below 1). */
export type UsualAnatomy = {
  period: string;
  from: string;
  online: number;
  recovery: number;
  /** share of current revenue as published, which its own population may set a little apart from online / recovery */
  current: number;
  currency: string;
};

/**
 * What became of 100 of usual sales: sold online, sold otherwise, not sold; and the same online sales set against what
 * was sold, the one bar stretched into the other. Shows why a share of current revenue jumps when shops are shut.
 */
export const usualAnatomy = defineChart<UsualAnatomy>({
  name: 'usual-anatomy',
  cursor: 'row',
  metrics: ['online_share_of_usual', 'recovery', 'online_share'],
  title: (data, words) =>
    words.text.charts.anatomyTitleMoney(
      hundred(data, words),
      words.format.inPeriod(data.period, data.from)
    ),
  summary(data, words) {
    const { online, rest, lost } = parts(data);
    const amount = (ratio: number) => words.format.amount(ratio * 100, data.currency);
    return words.text.charts.anatomySummary({
      amount: hundred(data, words),
      online: amount(online),
      rest: amount(rest),
      lost: amount(lost),
      current: words.format.percent(data.current)
    });
  },
  size: (_, variant) => ({ width: variant === 'wide' ? 760 : 340, height: 212 }),
  draw,
  stops: () => [],
  key: (_, { text }) => [
    { swatch: 'usual', text: text.charts.online },
    { swatch: 'other', text: text.charts.otherwise },
    { swatch: 'lost', text: text.charts.unsold }
  ],
  table(data, words) {
    const { text, format } = words;
    const { online, rest, lost } = parts(data);
    const cell = (value: number) => ({ text: format.points(value), value });
    return {
      columns: [
        text.charts.columns.part,
        text.charts.columns.ofUsual,
        text.charts.columns.ofCurrent
      ],
      rows: [
        [{ text: text.charts.online }, cell(online), cell(data.current)],
        [{ text: text.charts.otherwise }, cell(rest), cell(1 - data.current)],
        [{ text: text.charts.unsold }, cell(lost), { text: '–', value: null }]
      ]
    };
  }
});

const parts = ({ online, recovery }: UsualAnatomy) => ({
  online,
  rest: recovery - online,
  lost: 1 - recovery
});

const hundred = (data: UsualAnatomy, { format }: Words): string => format.money(100, data.currency);

const bar = { height: 52, first: 26, second: 136 } as const;

function draw(_: Plot, data: UsualAnatomy, context: DrawContext): Element {
  const { document, theme, width, height, text } = context;
  const { online, rest, lost } = parts(data);
  const { charts } = text;
  const { format } = context;
  const segments =
    (y: number) => (from: number, ratio: number, fill: string, ink: string, name: string) =>
      segment({ from: from * width, size: ratio * width, y, fill, ink, name, ratio }, context);
  const [first, second] = [segments(bar.first), segments(bar.second)];
  const caption = (y: number, words: string) =>
    element(document, 'text', { x: 0, y, fill: theme.inkSoft, 'font-size': type.small }, [words]);
  const stretch = (a: number, b: number, c: number, d: number, fill: string) =>
    element(document, 'path', {
      d: `M${a * width},${bar.first + bar.height}H${b * width}L${d * width},${bar.second}H${c * width}Z`,
      fill,
      opacity: 0.3
    });
  return element(document, 'svg', { viewBox: `0 0 ${width} ${height}` }, [
    caption(
      14,
      charts.anatomyUsual({ amount: hundred(data, context), online: format.points(online) })
    ),
    stretch(0, online, 0, data.current, theme.usual),
    stretch(online, online + rest, data.current, 1, theme.other),
    ...first(0, online, theme.usual, theme.paper, charts.online),
    ...first(online, rest, theme.other, theme.onOther, charts.otherwise),
    ...first(online + rest, lost, theme.lost, theme.ink, charts.unsold),
    ...second(0, data.current, theme.current, theme.paper, charts.online),
    ...second(data.current, 1 - data.current, theme.other, theme.onOther, charts.otherwise),
    caption(
      bar.second + bar.height + 18,
      charts.anatomyCurrent({ online: format.points(data.current) })
    )
  ]);
}

type Segment = {
  from: number;
  size: number;
  y: number;
  fill: string;
  ink: string;
  name: string;
  ratio: number;
};

/** A piece of a bar with its number, and its name where that fits. */
function segment(
  { from, size, y, fill, ink, name, ratio }: Segment,
  context: DrawContext
): Element[] {
  const { document, format } = context;
  const named = textWidth(name) + 12 <= size;
  const text = (dy: number, words: string, extra: Record<string, string | number>) =>
    element(
      document,
      'text',
      { x: from + size / 2, y: y + dy, fill: ink, 'text-anchor': 'middle', ...extra },
      [words]
    );
  const number = { 'font-size': 17, 'font-weight': 700 };
  return [
    element(document, 'rect', { x: from, y, width: Math.max(0, size), height: bar.height, fill }),
    ...(size < 42 ? [] : [text(named ? 24 : 32, format.points(ratio), number)]),
    ...(named ? [text(41, name, { 'font-size': type.small })] : [])
  ];
}
