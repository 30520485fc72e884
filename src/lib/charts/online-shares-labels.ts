import type { Markish } from '@observablehq/plot';
import type { DrawContext, Plot } from '#lib/charts/define.ts';
import type { Layout } from '#lib/charts/online-shares-layout.ts';
import type { OnlineShares } from '#lib/charts/online-shares.ts';
import {
  isTelling,
  peakOf,
  shareText,
  type Peak,
  type SharesRow,
  type Value
} from '#lib/charts/rows.ts';
import { textWidth, type, wrap } from '#lib/charts/theme.ts';
import { middle } from '#lib/charts/time-marks.ts';
import { daysBetween } from '#model/calendar.ts';

type Line = { name: string; colour: string; value: (row: SharesRow) => Value };

const linesOf = ({ text, theme }: DrawContext): Line[] => [
  { name: text.charts.current, colour: theme.current, value: (row) => row.online_share },
  { name: text.charts.usual, colour: theme.usual, value: (row) => row.online_share_of_usual }
];

/** The lines' names: at their right ends where there is room, above the plot otherwise. */
export function endLabels(
  plot: Plot,
  rows: SharesRow[],
  context: DrawContext,
  layout: Layout,
  top: number
): Markish[] {
  const ends = linesOf(context).flatMap((line) => {
    const last = rows.findLast((row) => line.value(row).value !== null);
    return last === undefined ? [] : [{ ...line, last, share: line.value(last) }];
  });
  if (context.variant === 'narrow')
    return ends.flatMap(({ name, colour }, i) => [
      plot.text([`● ${name.charAt(0).toUpperCase()}${name.slice(1)}`], {
        frameAnchor: 'top-left',
        textAnchor: 'start',
        dx: -layout.left,
        dy: -layout.shares.top + 26 + i * 16,
        fontSize: type.small,
        fontWeight: 600,
        fill: colour
      })
    ]);
  const y = (share: Value) => layout.shares.height * (1 - (share.value ?? 0) / top);
  const [first, second] = ends;
  const overlap =
    first === undefined || second === undefined
      ? 0
      : Math.max(0, 54 - Math.abs(y(second.share) - y(first.share))) / 2;
  const firstIsUpper =
    first !== undefined && second !== undefined && y(first.share) <= y(second.share);
  return ends.map(({ name, colour, last, share }, i) =>
    plot.text([last], {
      x: middle(last),
      y: () => share.value ?? 0,
      text: () => `${shareText(share, context)}\n${wrap(name)}`,
      textAnchor: 'start',
      lineAnchor: 'middle',
      lineHeight: 1.2,
      dx: 10,
      dy: ((i === 0) === firstIsUpper ? -1 : 1) * overlap,
      fontSize: type.label,
      fontWeight: 600,
      fill: colour
    })
  );
}

/** The widest gap: both values named, and what lies between them. */
export function peakMarks(
  plot: Plot,
  data: OnlineShares,
  context: DrawContext,
  layout: Layout,
  top: number
): Markish[] {
  const peak = peakOf(data.rows);
  if (peak === null || !isTelling(peak)) return [];
  const { theme } = context;
  const at = middle(peak.row);
  const px = (ratio: number) => (ratio / top) * layout.shares.height;
  const plotWidth = layout.width - layout.left - layout.right;
  const days = (daysBetween(data.from, peak.row.from) + daysBetween(data.from, peak.row.until)) / 2;
  const x = (days / daysBetween(data.from, data.until)) * plotWidth;
  const textAnchor = x < 30 ? 'start' : x > plotWidth - 30 ? 'end' : 'middle';
  const dot = (value: number, fill: string) =>
    plot.dot([value], { x: at, y: (v: number) => v, r: 4, fill, stroke: theme.paper });
  const number = (share: Value, fill: string, dy: number) =>
    plot.text([share.value ?? 0], {
      x: at,
      y: (v: number) => v,
      text: () => shareText(share, context),
      dy,
      textAnchor,
      fontSize: 15,
      fontWeight: 700,
      fill,
      ...halo(theme)
    });
  const { current, usual } = peak;
  return [
    plot.ruleX([at], { x: at, y1: usual, y2: current, stroke: theme.current, strokeWidth: 1 }),
    dot(current, theme.current),
    dot(usual, theme.usual),
    number(peak.row.online_share, theme.current, -15),
    number(peak.row.online_share_of_usual, theme.usual, px(usual) > 34 ? 19 : -13),
    ...(px(peak.gap) < 40
      ? []
      : [lostLabel(plot, peak, context, { x, plotWidth, rows: data.rows })])
  ];
}

/** A paper-coloured edge that keeps a label legible over lines. */
const halo = (theme: DrawContext['theme']) => ({ stroke: theme.paper, strokeWidth: 4 });

/** What the gap is, beside its middle, on the side with room. */
function lostLabel(
  plot: Plot,
  peak: Peak,
  context: DrawContext,
  { x, plotWidth, rows }: { x: number; plotWidth: number; rows: SharesRow[] }
): Markish {
  const { lost } = context.text.charts;
  const step = plotWidth / Math.max(1, rows.length) / 2;
  const side = x + textWidth(lost) + step + 14 < plotWidth ? 1 : -1;
  return plot.text([(peak.usual + peak.current) / 2], {
    x: middle(peak.row),
    y: (v: number) => v,
    text: () => lost,
    textAnchor: side === 1 ? 'start' : 'end',
    dx: side * (8 + step),
    fontSize: type.small,
    fontStyle: 'italic',
    fill: context.theme.ink,
    ...halo(context.theme)
  });
}
