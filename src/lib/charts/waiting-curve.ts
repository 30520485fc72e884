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
import { shareTicks } from '#lib/charts/ticks.ts';
import { shareAxis } from '#lib/charts/time-marks.ts';
import { programmeTextsIn } from '#lib/text/programme.ts';

/** A point of a curve: share arrived by `days`, its 95 % interval, and the share where other ends count as not arrived. */
export type WaitPoint = {
  days: number;
  share: number;
  low: number | null;
  high: number | null;
  incidence: number;
};

/** One wait: `median` days (null: not reached), `other_ends` share that ended otherwise (null: few). */
export type WaitLine = {
  wait: 'launch' | 'first_order';
  median: number | null;
  other_ends: number | null;
  points: WaitPoint[];
};

/** The waits of one programme. `name`: the programme's, in the reader's language. */
export type WaitingCurve = { name: string; lines: WaitLine[] };

const frames = {
  wide: { width: 760, height: 320, left: 52, right: 20, top: 14, bottom: 44 },
  narrow: { width: 340, height: 290, left: 44, right: 10, top: 14, bottom: 44 }
} as const;
const swatches = { launch: 'part-2', first_order: 'part-3' } as const;

/** How long it takes from joining to selling online: share arrived by weeks since joining, with 95 % bands. */
export const waitingCurve = defineChart<WaitingCurve>({
  name: 'waiting-curve',
  cursor: 'line',
  metrics: [],
  title: ({ name }, { format }) => programmeTextsIn(format.lang).wait.title(name),
  summary,
  size: (_, variant) => {
    const { width, height } = frames[variant];
    return { width, height };
  },
  draw,
  stops: (data, context) =>
    daysOf(data).map((days) => ({
      x: xOf(data, days, context),
      y: frames[context.variant].top + 30,
      title: programmeTextsIn(context.format.lang).wait.weeks(context.format.count(days / 7)),
      lines: data.lines.flatMap(({ wait, points }) => {
        const point = points.find((it) => it.days === days);
        return point === undefined
          ? []
          : [
              {
                swatch: swatches[wait],
                name: programmeTextsIn(context.format.lang).wait.names[wait],
                value: withInterval(point, context)
              }
            ];
      })
    })),
  key: ({ lines }, { format }) => {
    const { wait } = programmeTextsIn(format.lang);
    return [
      ...lines.map((line) => ({ swatch: swatches[line.wait], text: wait.names[line.wait] })),
      { swatch: 'band' as const, text: wait.band },
      ...(lines.some(({ other_ends }) => other_ends !== null)
        ? [{ swatch: 'dashed' as const, text: wait.dashed }]
        : [])
    ];
  },
  table
});

const withInterval = ({ share, low, high }: WaitPoint, { format }: Words): string =>
  low === null || high === null
    ? format.percent(share)
    : `${format.percent(share)} (${programmeTextsIn(format.lang).interval(format.percent(low), format.percent(high))})`;

const daysOf = ({ lines }: WaitingCurve): number[] =>
  [...new Set(lines.flatMap(({ points }) => points.map(({ days }) => days)))].sort((a, b) => a - b);

const lastDay = (data: WaitingCurve): number => Math.max(28, daysOf(data).at(-1) ?? 28);

function summary({ lines }: WaitingCurve, { format }: Words): string {
  const { wait } = programmeTextsIn(format.lang);
  const sentences = lines.flatMap((line) => {
    const name = wait.names[line.wait];
    const last = line.points.at(-1);
    if (last === undefined) return [];
    return [
      line.median === null
        ? wait.unreached({ name, share: format.percent(last.share), days: format.count(last.days) })
        : wait.summary({ name, days: format.count(line.median) }),
      ...(line.other_ends === null
        ? []
        : [wait.others({ name, share: format.percent(line.other_ends) })])
    ];
  });
  const others = lines.some(({ other_ends }) => other_ends !== null) ? [wait.curves] : [];
  return sentences.length === 0 ? wait.hidden : [...sentences, ...others].join(' ');
}

const xOf = (
  data: WaitingCurve,
  days: number,
  { width, variant }: Pick<DrawContext, 'width' | 'variant'>
): number =>
  frames[variant].left +
  ((width - frames[variant].left - frames[variant].right) * days) / lastDay(data);

function draw(plot: Plot, data: WaitingCurve, context: DrawContext): Element {
  const { variant, theme, format } = context;
  const frame = frames[variant];
  const ticks = shareTicks(
    Math.max(
      ...data.lines.flatMap(({ points }) => points.map(({ high, share }) => high ?? share)),
      0.01
    )
  );
  const last = lastDay(data);
  const step = last > 400 ? 91 : last > 150 ? 56 : 28;
  const weeks = Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step);
  return plot.plot({
    ...framed(context, frame),
    x: { domain: [0, last], axis: null },
    y: { domain: [0, ticks.at(-1) ?? 1], axis: null },
    marks: [
      ...shareAxis(plot, ticks, context, (v) => format.percent(v, 0)),
      plot.text(weeks, {
        x: (v: number) => v,
        text: (v: number) => format.count(v / 7),
        frameAnchor: 'bottom',
        dy: 16,
        fontSize: type.small,
        fill: theme.inkSoft
      }),
      plot.text([last], {
        x: (v: number) => v,
        text: () => programmeTextsIn(format.lang).wait.axis,
        frameAnchor: 'bottom',
        textAnchor: 'end',
        dy: 34,
        fontSize: type.small,
        fill: theme.inkSoft
      }),
      ...data.lines.flatMap((line) =>
        lineOf(plot, line, line.wait === 'launch' ? (theme.parts[1] ?? '') : (theme.parts[2] ?? ''))
      )
    ]
  });
}

function lineOf(plot: Plot, { points, other_ends }: WaitLine, colour: string): Markish[] {
  return [
    plot.areaY(points, {
      x: 'days',
      y1: (p: WaitPoint) => p.low ?? p.share,
      y2: (p: WaitPoint) => p.high ?? p.share,
      fill: colour,
      fillOpacity: 0.16
    }),
    ...(other_ends === null
      ? []
      : [
          plot.line(points, {
            x: 'days',
            y: 'incidence',
            stroke: colour,
            strokeWidth: 1.75,
            strokeDasharray: '2,4'
          })
        ]),
    plot.line(points, { x: 'days', y: 'share', stroke: colour, strokeWidth: 2.25 })
  ];
}

function table(data: WaitingCurve, words: Words) {
  const { columns, wait } = programmeTextsIn(words.format.lang);
  const none: Cell = { text: '–' };
  const shown = (value: number | null): Cell =>
    value === null ? none : { text: words.format.percent(value), value };
  return {
    columns: [
      columns.days,
      ...data.lines.flatMap((line) => [
        wait.names[line.wait],
        `${wait.names[line.wait]}, ${columns.low}`,
        `${wait.names[line.wait]}, ${columns.high}`,
        `${wait.names[line.wait]}, ${columns.incidence}`
      ])
    ],
    rows: daysOf(data).map((days) => [
      { text: words.format.count(days) },
      ...data.lines.flatMap(({ points }) => {
        const point = points.find((it) => it.days === days);
        return point === undefined
          ? [none, none, none, none]
          : [point.share, point.low, point.high, point.incidence].map(shown);
      })
    ])
  };
}
