import type { Markish } from '@observablehq/plot';
import { countCell, countText, type Count } from '#lib/charts/counts.ts';
import {
  defineChart,
  framed,
  type DrawContext,
  type Plot,
  type Words
} from '#lib/charts/define.ts';
import { type } from '#lib/charts/theme.ts';
import { shareAxis, timeAxis } from '#lib/charts/time-marks.ts';
import { toDate } from '#lib/format.ts';
import { programmeTextsIn } from '#lib/text/programme.ts';
import { addDays } from '#model/calendar.ts';

/** Enterprises at some stages or beyond on the last evening of each month. `stages`: their numbers; `counts` in that order. */
export type AdoptionCurve = {
  name: string;
  from: string;
  stages: number[];
  rows: { day: string; counts: Count[] }[];
};

const frames = {
  wide: { width: 760, height: 330, left: 46, right: 128, top: 14, bottom: 40 },
  narrow: { width: 340, height: 290, left: 34, right: 12, top: 14, bottom: 40 }
} as const;
const swatches = ['part-1', 'part-2', 'part-3', 'part-4'] as const;

/** The rise of a programme, month by month: one cumulative line a stage, dashed over months that are hidden. */
export const adoptionCurve = defineChart<AdoptionCurve>({
  name: 'adoption-curve',
  cursor: 'line',
  metrics: [],
  title: ({ name }, { format }) => programmeTextsIn(format.lang).curve.title(name),
  summary,
  size: (_, variant) => {
    const { width, height } = frames[variant];
    return { width, height };
  },
  draw,
  stops: (data, context) =>
    data.rows.map(({ day, counts }) => ({
      x: xOf(data, day, context),
      y: frames[context.variant].top + 30,
      title: context.format.day(day),
      lines: data.stages.map((stage, i) => ({
        swatch: swatches[i] ?? 'part-5',
        name: programmeTextsIn(context.format.lang).stageShort[stage] ?? '',
        value: countText(counts[i] ?? { value: null, status: null }, context)
      }))
    })),
  key: ({ stages, rows }, { format }) => {
    const text = programmeTextsIn(format.lang);
    return [
      ...stages.map((stage, i) => ({
        swatch: swatches[i] ?? ('part-5' as const),
        text: text.stages[stage] ?? ''
      })),
      ...(rows.some(({ counts }) => counts.some(({ value }) => value === null))
        ? [{ swatch: 'dashed' as const, text: text.curve.dashed }]
        : [])
    ];
  },
  table: ({ stages, rows }, words) => {
    const text = programmeTextsIn(words.format.lang);
    return {
      columns: [text.columns.month, ...stages.map((stage) => text.stages[stage] ?? '')],
      rows: rows.map(({ day, counts }) => [
        { text: words.format.dayShort(day) },
        ...counts.map((count) => countCell(count, words))
      ])
    };
  }
});

function summary({ rows, from }: AdoptionCurve, { format }: Words): string {
  const text = programmeTextsIn(format.lang).curve;
  const last = rows.at(-1);
  const joined = last?.counts[0]?.value ?? null;
  if (last === undefined || joined === null) return text.hidden;
  const half = rows.find(({ counts }) => (counts[0]?.value ?? 0) >= joined / 2);
  return text.summary({
    from: format.month(from),
    until: format.month(last.day),
    joined: format.count(joined),
    half: half === undefined || half === last ? null : format.month(half.day)
  });
}

const span = ({ from, rows }: AdoptionCurve) => ({
  from,
  until: addDays(rows.at(-1)?.day ?? from, 1),
  bands: []
});

function xOf(
  data: AdoptionCurve,
  day: string,
  { width, variant }: Pick<DrawContext, 'width' | 'variant'>
): number {
  const { left, right } = frames[variant];
  const { from, until } = span(data);
  const [a, b, at] = [from, until, addDays(day, 1)].map((it) => toDate(it).getTime());
  return (
    left + ((width - left - right) * ((at ?? 0) - (a ?? 0))) / Math.max(1, (b ?? 0) - (a ?? 0))
  );
}

type Point = { at: Date; value: number };

function draw(plot: Plot, data: AdoptionCurve, context: DrawContext): Element {
  const { width, variant, theme, format } = context;
  const frame = frames[variant];
  const { from, until } = span(data);
  const lines = data.stages.map((_, i) => pointsOf(data, i));
  const most = Math.max(1, ...lines.flatMap((line) => line.map(({ point }) => point?.value ?? 0)));
  const ticks = countTicks(most);
  const marks: Markish[] = [
    ...shareAxis(plot, ticks, context, (n) => format.count(n)),
    ...timeAxis(plot, span(data), context, { ...frame, width }),
    ...lines.flatMap((line, i) => lineOf(plot, line, theme.parts[i] ?? theme.ink))
  ];
  if (variant === 'wide') marks.push(...endLabels(plot, data, lines, context, ticks.at(-1) ?? 1));
  return plot.plot({
    ...framed(context, frame),
    x: { type: 'utc', domain: [toDate(from), toDate(until)], axis: null },
    y: { domain: [0, ticks.at(-1) ?? 1], axis: null },
    marks
  });
}

type Step = { point: Point | null };

const pointsOf = ({ rows, from }: AdoptionCurve, i: number): Step[] => [
  { point: { at: toDate(from), value: 0 } },
  ...rows.map(({ day, counts }) => {
    const value = counts[i]?.value ?? null;
    return { point: value === null ? null : { at: toDate(addDays(day, 1)), value } };
  })
];

/** Solid between neighbouring months, dashed over hidden ones: a count that only grows lies between its neighbours. */
function lineOf(plot: Plot, steps: Step[], stroke: string): Markish[] {
  const marks: Markish[] = [];
  const style = {
    x: 'at',
    y: 'value',
    stroke,
    strokeWidth: 2.25,
    strokeLinejoin: 'round'
  } as const;
  let last: { point: Point; i: number } | null = null;
  const solid: (Point | null)[] = [];
  for (const [i, { point }] of steps.entries()) {
    if (point === null) continue;
    if (last !== null && i - last.i > 1) {
      marks.push(
        plot.line([last.point, point], { ...style, strokeWidth: 1.75, strokeDasharray: '2,4' })
      );
      solid.push(null);
    }
    solid.push(point);
    last = { point, i };
  }
  marks.push(
    plot.line(solid, {
      ...style,
      x: (p: Point | null) => p?.at,
      y: (p: Point | null) => p?.value
    })
  );
  return marks;
}

/** Round ticks of a count axis. */
function countTicks(most: number): number[] {
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];
  const step = steps.find((it) => most / it <= 5) ?? 100_000;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step);
}

/** Names at the ends of the lines, pushed apart where they would touch. */
function endLabels(
  plot: Plot,
  { stages }: AdoptionCurve,
  lines: Step[][],
  { theme, format, height }: DrawContext,
  top: number
): Markish[] {
  const text = programmeTextsIn(format.lang);
  const perLine = (17 * top) / (height - frames.wide.top - frames.wide.bottom);
  const ends = lines
    .flatMap((line, i) => {
      const last = line.findLast(({ point }) => point !== null)?.point ?? null;
      return last === null
        ? []
        : [
            {
              name: text.stageShort[stages[i] ?? 0] ?? '',
              colour: theme.parts[i] ?? theme.ink,
              y: last.value
            }
          ];
    })
    .sort((a, b) => a.y - b.y);
  for (const [i, end] of ends.entries())
    end.y = Math.max(end.y, (ends[i - 1]?.y ?? -perLine) + perLine);
  return ends.map(({ name, colour, y }) =>
    plot.text([y], {
      y: (v: number) => v,
      text: () => name,
      frameAnchor: 'right',
      textAnchor: 'start',
      dx: 8,
      fontSize: type.label,
      fontWeight: 600,
      fill: colour
    })
  );
}
