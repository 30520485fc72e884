import type { Markish } from '@observablehq/plot';
import {
  defineChart,
  type Cell,
  framed,
  type DrawContext,
  type Plot,
  type Words
} from '#lib/charts/define.ts';
import { type } from '#lib/charts/theme.ts';
import type { Format } from '#lib/format.ts';
import { effectTextsIn } from '#lib/text/effect.ts';

/** Difference to comparable enterprises, ratio of usual turnover; `weeks` since joining, below 0 before it. */
export type EffectPoint = {
  weeks: number;
  att: number;
  low: number | null;
  high: number | null;
  band_low: number | null;
  band_high: number | null;
};

/** One outcome of one programme. `name`: the programme's; `verdict`: what may be said; `p`: of the periods before. */
export type EffectSinceJoining = {
  name: string;
  outcome: 'online' | 'revenue';
  verdict: 'higher' | 'lower' | 'unclear' | 'moving_before';
  mean: { att: number; low: number | null; high: number | null };
  p: number | null;
  points: EffectPoint[];
};

const frames = {
  wide: { width: 760, height: 330, left: 52, right: 16, top: 26, bottom: 44 },
  narrow: { width: 340, height: 290, left: 42, right: 8, top: 26, bottom: 44 }
} as const;

/** How far those who joined are from those alike, by weeks since joining, with intervals and bands; hollow before joining. */
export const effectSinceJoining = defineChart<EffectSinceJoining>({
  name: 'effect-since-joining',
  cursor: 'line',
  metrics: [],
  title: ({ name, outcome }, { format }) => {
    const text = effectTextsIn(format.lang);
    return text.title({ name, outcome: text.outcomes[outcome] });
  },
  summary,
  size: (_, variant) => {
    const { width, height } = frames[variant];
    return { width, height };
  },
  draw,
  stops: (data, context) =>
    data.points.map((point) => ({
      x: xOf(data, point.weeks, context),
      y: frames[context.variant].top + 30,
      title: effectTextsIn(context.format.lang).week(signed(point.weeks, context.format.count)),
      lines: [
        {
          swatch: point.weeks < 0 ? 'hollow' : 'interval',
          name: effectTextsIn(context.format.lang).columns.difference,
          value: inPoints(point.att, context.format)
        },
        ...(point.low === null || point.high === null
          ? []
          : [
              {
                swatch: null,
                name: '95 %',
                value: `${inPoints(point.low, context.format)} – ${inPoints(point.high, context.format)}`
              }
            ])
      ]
    })),
  key: (_, { format }) => {
    const text = effectTextsIn(format.lang);
    return [
      { swatch: 'interval', text: text.keyAfter },
      { swatch: 'hollow', text: text.keyBefore }
    ];
  },
  table
});

/** A number with its sign, nought without. */
const signed = (value: number, print: (value: number) => string): string =>
  value === 0 ? print(0) : `${value > 0 ? '+' : '−'}${print(Math.abs(value))}`;

/** A difference of shares in points with its sign: 0.0156 → +1,6. */
const inPoints = (value: number, format: Format): string =>
  signed(Math.abs(value) < 0.0005 ? 0 : value, (x) => format.points(x));

function summary({ verdict, mean, p }: EffectSinceJoining, { format }: Words): string {
  const text = effectTextsIn(format.lang);
  const chance = (p ?? 1) < 0.001 ? '< 0.001' : `${Number((p ?? 1).toFixed(3))}`;
  const words = {
    points: text.points(format.points(mean.att), mean.att),
    low: inPoints(mean.low ?? 0, format),
    high: inPoints(mean.high ?? 0, format),
    p: format.lang === 'fr' ? chance.replace('.', ',') : chance
  };
  const said = text.verdict[verdict](words);
  return verdict === 'moving_before' || p === null ? said : `${said} ${text.preTrend(words.p)}`;
}

const ends = ({ points }: EffectSinceJoining): [first: number, last: number] => [
  (points[0]?.weeks ?? 0) - 2,
  (points.at(-1)?.weeks ?? 0) + 2
];

function xOf(
  data: EffectSinceJoining,
  weeks: number,
  { width, variant }: Pick<DrawContext, 'width' | 'variant'>
): number {
  const { left, right } = frames[variant];
  const [first, last] = ends(data);
  return left + ((width - left - right) * (weeks - first)) / Math.max(1, last - first);
}

function draw(plot: Plot, data: EffectSinceJoining, context: DrawContext): Element {
  const { variant, theme } = context;
  const frame = frames[variant];
  const reach = data.points.flatMap((it) => [
    it.att,
    it.band_low ?? it.att,
    it.band_high ?? it.att
  ]);
  const ticks = pointTicks(Math.min(0, ...reach), Math.max(0, ...reach));
  const weeks = data.points
    .map((it) => it.weeks)
    .filter((it) => it % (variant === 'wide' ? 8 : 16) === 0);
  return plot.plot({
    ...framed(context, frame),
    x: { domain: ends(data), axis: null },
    y: { domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1], axis: null },
    marks: [
      plot.ruleY(ticks, { stroke: theme.grid }),
      plot.ruleY([0], { stroke: theme.axis, strokeWidth: 1.5 }),
      plot.ruleX([-2], { stroke: theme.axis, strokeDasharray: '3,3' }),
      ...axisTexts(plot, data, { ticks, weeks }, context),
      ...pointMarks(plot, data.points, context)
    ]
  });
}

/** Numbers of both axes, the name of the one below, and the word at the day of joining. */
function axisTexts(
  plot: Plot,
  data: EffectSinceJoining,
  { ticks, weeks }: { ticks: number[]; weeks: number[] },
  { theme, format }: DrawContext
): Markish[] {
  const text = effectTextsIn(format.lang);
  const small = { fontSize: type.small, fill: theme.inkSoft } as const;
  const at = { ...small, x: (v: number) => v } as const;
  return [
    plot.text([-2], { ...at, text: () => text.joinedHere, frameAnchor: 'top', dy: -16 }),
    plot.text(ticks, {
      ...small,
      y: (v: number) => v,
      text: (v: number) => inPoints(v, format),
      frameAnchor: 'left',
      textAnchor: 'end',
      dx: -6
    }),
    plot.text(weeks, {
      ...at,
      text: (v: number) => signed(v, format.count),
      frameAnchor: 'bottom',
      dy: 16
    }),
    plot.text([ends(data)[1]], {
      ...at,
      text: () => text.axis,
      frameAnchor: 'bottom',
      textAnchor: 'end',
      dy: 34
    })
  ];
}

function pointMarks(plot: Plot, points: EffectPoint[], { theme }: DrawContext): Markish[] {
  const whole = points.filter(({ low }) => low !== null);
  return [
    plot.ruleX(whole, {
      x: 'weeks',
      y1: (d) => d.band_low ?? d.att,
      y2: (d) => d.band_high ?? d.att,
      stroke: theme.usual,
      strokeWidth: 1
    }),
    plot.ruleX(whole, {
      x: 'weeks',
      y1: (d) => d.low ?? d.att,
      y2: (d) => d.high ?? d.att,
      stroke: theme.usual,
      strokeWidth: 3
    }),
    plot.dot(points, {
      x: 'weeks',
      y: 'att',
      r: 4,
      fill: (d: EffectPoint) => (d.weeks < 0 ? theme.paper : theme.usual),
      stroke: theme.usual,
      strokeWidth: 1.75
    })
  ];
}

/** Round ticks of an axis of differences, nought among them. */
function pointTicks(low: number, high: number): number[] {
  const steps = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];
  const step = steps.find((it) => (high - low) / it <= 7) ?? 2;
  const first = Math.floor(low / step);
  const n = Math.ceil(high / step) - first;
  return Array.from({ length: Math.max(1, n) + 1 }, (_, i) =>
    Number(((first + i) * step).toFixed(4))
  );
}

function table({ points }: EffectSinceJoining, { format }: Words) {
  const { columns } = effectTextsIn(format.lang);
  const cell = (value: number | null): Cell =>
    value === null ? { text: '–', value } : { text: inPoints(value, format), value };
  return {
    columns: [
      columns.weeks,
      columns.difference,
      columns.low,
      columns.high,
      columns.bandLow,
      columns.bandHigh
    ],
    rows: points.map((it) => [
      { text: signed(it.weeks, format.count) },
      ...[it.att, it.low, it.high, it.band_low, it.band_high].map(cell)
    ])
  };
}
