import { isHidden, type DrawContext, type Plot, type Variant } from '#lib/charts/define.ts';
import type { StackedPeriod, StackedShares } from '#lib/charts/stacked-shares.ts';
import { element, hatch } from '#lib/charts/svg.ts';
import { type } from '#lib/charts/theme.ts';
import { shareAxis, timeAxis } from '#lib/charts/time-marks.ts';
import { toDate } from '#lib/format.ts';
import { chartTextsIn } from '#lib/text/charts.ts';
import { daysBetween } from '#model/calendar.ts';

const frames = {
  wide: { width: 760, left: 46, right: 276, top: 28, plot: 280, bottom: 40 },
  narrow: { width: 340, left: 44, right: 8, top: 30, plot: 230, bottom: 40 }
} as const;
const line = 18; // px between two names

/** Where the plot lies, px; on a phone the names stand above it, one a line. */
export function stackedLayout(
  { parts }: Pick<StackedShares, 'parts'>,
  variant: Variant,
  size?: { width: number; height: number }
) {
  const frame = frames[variant];
  const top = frame.top + (variant === 'narrow' ? parts.length * line : 0);
  return {
    left: frame.left,
    right: frame.right,
    top,
    bottom: frame.bottom,
    width: size?.width ?? frame.width,
    height: size?.height ?? top + frame.plot + frame.bottom
  };
}

/** The middle of a period, px of the drawing. */
export function xOfPeriod(
  data: StackedShares,
  { from, until }: StackedPeriod,
  context: Pick<DrawContext, 'variant' | 'width' | 'height'>
): number {
  const { left, right, width } = stackedLayout(data, context.variant, context);
  const middle = (daysBetween(data.from, from) + daysBetween(data.from, until)) / 2;
  return left + (middle / daysBetween(data.from, data.until)) * (width - left - right);
}

/** One piece of a column: ratios from `y1` to `y2`. `part` null: what is hidden, all together. */
type Piece = { period: StackedPeriod; part: number | null; y1: number; y2: number };

/** The pieces of a period from the bottom up; one hidden piece over all where nothing can be told; none without data. */
function piecesOf(period: StackedPeriod): Piece[] {
  const hidden = period.values.some(({ status }) => isHidden(status));
  if (hidden && period.hidden === null) return [{ period, part: null, y1: 0, y2: 1 }];
  let y = 0;
  const pieces = period.values.flatMap(({ value }, part): Piece[] => {
    if (value === null || value <= 0) return [];
    y += value;
    return [{ period, part, y1: y - value, y2: y }];
  });
  return hidden && period.hidden !== null
    ? [...pieces, { period, part: null, y1: y, y2: y + period.hidden }]
    : pieces;
}

/** Draws one column a period, striped where it is not final, and names the parts beside the newest one. */
export function drawStacked(plot: Plot, data: StackedShares, context: DrawContext): Element {
  const { document, theme, format, id } = context;
  const layout = stackedLayout(data, context.variant, context);
  const pieces = data.periods.flatMap(piecesOf);
  const inset =
    (layout.width - layout.left - layout.right) / Math.max(1, data.periods.length) > 8 ? 1 : 0.25;
  const box = {
    x1: ({ period }: Piece) => toDate(period.from),
    x2: ({ period }: Piece) => toDate(period.until),
    y1: 'y1',
    y2: 'y2',
    insetLeft: inset,
    insetRight: inset,
    insetTop: 0.5,
    insetBottom: 0.5
  } as const;
  const final = ({ period }: Piece) => !period.provisional && !period.unfinished;
  const { stacked } = chartTextsIn(format.lang);
  const chart = plot.plot({
    document,
    width: layout.width,
    height: layout.height,
    marginLeft: layout.left,
    marginRight: layout.right,
    marginTop: layout.top,
    marginBottom: layout.bottom,
    x: { type: 'utc', domain: [toDate(data.from), toDate(data.until)], axis: null },
    y: { domain: [0, 1], axis: null },
    marks: [
      ...shareAxis(plot, [0, 0.25, 0.5, 0.75, 1], context, (v) => format.percent(v, 0)),
      plot.text([stacked.axis], {
        frameAnchor: 'top-left',
        textAnchor: 'start',
        dx: -layout.left,
        dy: -20,
        fontSize: type.small,
        fill: theme.inkSoft
      }),
      plot.rect(pieces, { ...box, fill: ({ part }: Piece) => fillOf(part, context) }),
      plot.rect(
        pieces.filter((piece) => piece.part !== null && !final(piece)),
        { ...box, fill: `url(#${id}-stripes)` }
      ),
      ...timeAxis(plot, { ...data, bands: [] }, context, layout)
    ]
  });
  chart.prepend(
    element(document, 'defs', {}, [
      hatch(document, `${id}-hatch`, theme.inkSoft),
      hatch(document, `${id}-stripes`, theme.paper)
    ])
  );
  chart.append(...names(data, pieces, layout, context));
  return chart;
}

const fillOf = (part: number | null, { theme, id }: DrawContext): string =>
  part === null ? `url(#${id}-hatch)` : (theme.parts[(part % 6) + 1] ?? theme.usual);

type Label = { text: string; fill: string; from: number; y: number };

/** Each part named in its colour with its newest share: beside its piece and apart from the next, or above the plot. */
function names(
  data: StackedShares,
  pieces: Piece[],
  layout: ReturnType<typeof stackedLayout>,
  context: DrawContext
): Element[] {
  const { theme, format, variant, width } = context;
  const { parts } = chartTextsIn(format.lang).stacked;
  const last = data.periods.findLast((period) =>
    pieces.some((piece) => piece.period === period && piece.part !== null)
  );
  const plotHeight = layout.height - layout.top - layout.bottom;
  const labels = data.parts.map((part, i): Label => {
    const piece = pieces.find((one) => one.period === last && one.part === i);
    const share = piece === undefined ? '' : ` ${format.percent(piece.y2 - piece.y1)}`;
    const y = layout.top + plotHeight * (1 - (piece === undefined ? 1 : (piece.y1 + piece.y2) / 2));
    return {
      text: `${parts[part]}${share}`,
      fill: theme.parts[(i % 6) + 1] ?? theme.ink,
      from: y,
      y
    };
  });
  if (variant === 'narrow')
    return labels
      .toReversed()
      .map((label, i) => name(`■ ${label.text}`, { x: 0, y: 12 + i * line }, label.fill, context));
  const shown = apart(
    labels.filter((_, i) => pieces.some(({ part }) => part === i)).toSorted((a, b) => a.y - b.y),
    layout.top + 6,
    layout.height - layout.bottom
  );
  const x = width - layout.right;
  return shown.flatMap((label) => [
    element(context.document, 'path', {
      d: `M${x + 2},${label.from}L${x + 12},${label.y}`,
      stroke: label.fill,
      fill: 'none'
    }),
    name(label.text, { x: x + 17, y: label.y + 4.5 }, label.fill, context)
  ]);
}

/** Labels moved apart so that no two touch, all between `top` and `bottom`, in their order. */
function apart(labels: Label[], top: number, bottom: number): Label[] {
  const moved: Label[] = [];
  for (const label of labels)
    moved.push({ ...label, y: Math.max(label.y, (moved.at(-1)?.y ?? top - line) + line) });
  let limit = bottom;
  return moved
    .toReversed()
    .map((label) => {
      const y = Math.min(label.y, limit);
      limit = y - line;
      return { ...label, y };
    })
    .toReversed();
}

const name = (
  content: string,
  place: { x: number; y: number },
  fill: string,
  { document }: DrawContext
): Element =>
  element(
    document,
    'text',
    { ...place, fill, 'text-anchor': 'start', 'font-size': type.label, 'font-weight': 600 },
    [content]
  );
