import type { Markish } from '@observablehq/plot';
import { isHidden, type DrawContext, type Plot } from '#lib/charts/define.ts';
import type { Band, SharesRow, Value } from '#lib/charts/rows.ts';
import { textWidth, type, wrap } from '#lib/charts/theme.ts';
import { timeTicks } from '#lib/charts/ticks.ts';
import { toDate } from '#lib/format.ts';
import { daysBetween } from '#model/calendar.ts';

/** The days of a time axis, half-open, and the stretches marked on it. */
export type TimeSpan = { from: string; until: string; bands: Band[] };

/** A drawing's width and side margins, px. */
export type Frame = { width: number; left: number; right: number };

/** A row's place on the time axis: the middle of its days, as a date. */
export const middle = (row: SharesRow): Date =>
  new Date((toDate(row.from).getTime() + toDate(row.until).getTime()) / 2);

/** Grid lines and labels of a vertical axis whose first tick is nought. */
export function shareAxis(
  plot: Plot,
  ticks: number[],
  { theme }: DrawContext,
  label: (value: number) => string
): Markish[] {
  return [
    plot.ruleY(ticks.slice(1), { stroke: theme.grid }),
    plot.ruleY([0], { stroke: theme.axis }),
    plot.text(ticks, {
      y: (v: number) => v,
      text: label,
      frameAnchor: 'left',
      textAnchor: 'end',
      dx: -6,
      fontSize: type.small,
      fill: theme.inkSoft
    })
  ];
}

/** Ticks and labels below the plot; the year stands under its first tick. */
export function timeAxis(
  plot: Plot,
  data: TimeSpan,
  context: DrawContext,
  layout: Frame
): Markish[] {
  const { theme } = context;
  const width = layout.width - layout.left - layout.right;
  const ticks = timeTicks(data.from, data.until, width, context.format);
  const label = {
    x: 'at',
    frameAnchor: 'bottom',
    textAnchor: 'start',
    fontSize: type.small
  } as const;
  return [
    plot.ruleX(ticks, { x: 'at', y1: () => 0, y2: () => 0, insetBottom: -6, stroke: theme.axis }),
    plot.text(ticks, { ...label, text: 'label', dy: 16, fill: theme.inkSoft }),
    plot.text(ticks, { ...label, text: 'sub', dy: 31, fill: theme.inkSoft, fontWeight: 600 })
  ];
}

/** Bands behind everything; named above the plot of `labelled` where the names fit, numbered otherwise. */
export function bandMarks(
  plot: Plot,
  data: TimeSpan,
  context: DrawContext,
  labelled: Frame | null
): Markish[] {
  const { theme } = context;
  const bands = data.bands
    .filter((band) => band.from < data.until && band.until > data.from)
    .map((band, i) => ({
      ...band,
      n: String(i + 1),
      x1: toDate(band.from < data.from ? data.from : band.from),
      x2: toDate(band.until > data.until ? data.until : band.until)
    }));
  const marks: Markish[] = [plot.rect(bands, { x1: 'x1', x2: 'x2', fill: theme.band })];
  if (labelled === null) return marks;
  const px = (labelled.width - labelled.left - labelled.right) / daysBetween(data.from, data.until);
  const centres = bands.map(
    (band) => (px * (daysBetween(data.from, band.from) + daysBetween(data.from, band.until))) / 2
  );
  const text = [bands.map(({ name }) => name), bands.map(({ name }) => wrap(name))].find((names) =>
    fit(names, centres, labelled)
  );
  marks.push(
    plot.text(bands, {
      x: (band) => new Date((band.x1.getTime() + band.x2.getTime()) / 2),
      text: text ?? 'n',
      frameAnchor: 'top',
      lineAnchor: 'bottom',
      lineHeight: 1.15,
      dy: -6,
      fontSize: type.small,
      fill: theme.inkSoft
    })
  );
  return marks;
}

/** Whether labels, each centred on its place, neither touch nor leave the drawing. */
function fit(labels: string[], centres: number[], { width, left }: Frame): boolean {
  const half = labels.map((label) => Math.max(...label.split('\n').map((t) => textWidth(t))) / 2);
  return centres.every((centre, i) => {
    const [own = 0, next = 0] = [half[i], half[i + 1]];
    const nextCentre = centres[i + 1] ?? Infinity;
    return (
      centre + left >= own && centre + left + own <= width && nextCentre - centre > own + next + 10
    );
  });
}

/** One line: solid where final, dashed where provisional or unfinished, broken at gaps, a dot where a value stands alone. */
export function lineMarks(
  plot: Plot,
  rows: SharesRow[],
  value: (row: SharesRow) => Value,
  stroke: string,
  strokeWidth: number
): Markish[] {
  const flagged = rows.map((row) => row.provisional || row.unfinished);
  const points = rows.map((row, i) => ({
    at: middle(row),
    value: value(row).value,
    solid: !flagged[i],
    dashed: flagged[i] || flagged[i - 1] || flagged[i + 1] || false
  }));
  const alone = points.filter(
    (p, i) =>
      p.value !== null &&
      (points[i - 1]?.value ?? null) === null &&
      (points[i + 1]?.value ?? null) === null
  );
  const line = { x: 'at', stroke, strokeWidth, strokeLinejoin: 'round' } as const;
  return [
    plot.line(points, { ...line, y: (p) => (p.solid ? p.value : null) }),
    ...(points.some((p) => p.dashed)
      ? [
          plot.line(points, {
            ...line,
            y: (p) => (p.dashed ? p.value : null),
            strokeDasharray: '2,4'
          })
        ]
      : []),
    plot.dot(alone, { x: 'at', y: 'value', r: 3, fill: stroke })
  ];
}

/** A hatch on the axis where a share is hidden. */
export function hiddenMarks(
  plot: Plot,
  rows: SharesRow[],
  top: number,
  context: DrawContext
): Markish[] {
  const hidden = rows.filter((row) =>
    [row.online_share, row.online_share_of_usual].some(({ status }) => isHidden(status))
  );
  return [
    plot.rect(hidden, {
      x1: (row: SharesRow) => toDate(row.from),
      x2: (row: SharesRow) => toDate(row.until),
      y1: () => 0,
      y2: () => top * 0.05,
      fill: `url(#${context.id}-hatch)`
    })
  ];
}
