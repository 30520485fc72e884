import type { Markish } from '@observablehq/plot';
import type { DrawContext, Plot, Variant } from '#lib/charts/define.ts';
import { heads, tear, valueMarks } from '#lib/charts/sector-shares-values.ts';
import type { SectorRow, SectorShares } from '#lib/charts/sector-shares.ts';
import { element, hatch } from '#lib/charts/svg.ts';
import { fitted, textWidth, type } from '#lib/charts/theme.ts';
import { axisTop, shareTicks } from '#lib/charts/ticks.ts';

/** Margins and natural width of a variant, px. Names stand left of the bars where there is room, above them otherwise. */
export const sectorsFrame = (variant: Variant) =>
  variant === 'wide'
    ? ({ width: 760, left: 246, right: 164, top: 40, bottom: 8 } as const)
    : ({ width: 340, left: 0, right: 128, top: 40, bottom: 8 } as const);

/** Natural height of one sector's row, px: more where a name above its bar takes two lines. */
export function rowHeight({ rows }: SectorShares, variant: Variant): number {
  if (variant === 'wide') return 34;
  return hasLongName(rows, sectorsFrame(variant).width) ? 60 : 46;
}

const hasLongName = (rows: readonly SectorRow[], room: number): boolean =>
  rows.some(({ name }) => textWidth(name, type.label) > room);

type Sized = Pick<DrawContext, 'variant' | 'height'>;

const heightOfRow = (data: SectorShares, { variant, height }: Sized): number => {
  const { top, bottom } = sectorsFrame(variant);
  return (height - top - bottom) / Math.max(1, data.rows.length);
};

/** Middle of the bar of row `i`, px of the drawing. */
export function yOfSector(data: SectorShares, i: number, context: Sized): number {
  const step = heightOfRow(data, context);
  const { top } = sectorsFrame(context.variant);
  return context.variant === 'wide' ? top + step * (i + 0.5) : top + step * (i + 1) - 15;
}

/** A row with the middle of its bar, px. */
export type Placed = SectorRow & { y: number };

/** Where things lie, px: bars begin at `left`, are twice `half` high and end at the axis value `end`. */
export type Frame = {
  left: number;
  half: number;
  end: number;
  ticks: number[];
  top: number;
  /** whether any sector has a bar: where none has, its absence is said once, not row by row */
  anyBar: boolean;
};

/** Draws names, bars, diamonds and the marks of what is hidden, missing or zero. */
export function drawSectors(plot: Plot, data: SectorShares, context: DrawContext): Element {
  const { document, theme, variant, width, height } = context;
  const { left, right, top, bottom } = sectorsFrame(variant);
  const ticks = shareTicks(topOf(data), variant === 'wide' ? 5 : 4);
  const frame: Frame = {
    left: Math.min(left, width * 0.36),
    half: variant === 'wide' ? 9 : 7,
    end: ticks.at(-1) ?? 1,
    ticks,
    top,
    anyBar: data.rows.some((row) => row.online_share_of_usual.value !== null)
  };
  const rows = data.rows.map((row, i) => ({ ...row, y: yOfSector(data, i, context) }));
  const chart = plot.plot({
    document,
    width,
    height,
    marginLeft: frame.left,
    marginRight: right,
    marginTop: top,
    marginBottom: bottom,
    x: { domain: [0, frame.end], axis: null },
    y: { type: 'linear', domain: [0, height], range: [0, height], axis: null },
    marks: [
      ...axisMarks(plot, frame, context),
      ...barMarks(plot, rows, frame, context),
      nameMarks(plot, rows, frame, context)
    ]
  });
  chart.prepend(
    element(document, 'defs', {}, [hatch(document, `${context.id}-hatch`, theme.inkSoft)])
  );
  const cut = rows.filter((row) => (row.online_share_of_usual.value ?? 0) > frame.end);
  for (const { y } of cut) chart.append(...tear(width - right, y, frame.half, context));
  chart.append(...heads(context));
  for (const row of rows) chart.append(...valueMarks(row, frame, context));
  return chart;
}

function axisMarks(plot: Plot, frame: Frame, { theme, format, height }: DrawContext): Markish[] {
  return [
    plot.ruleX(frame.ticks, {
      x: (v: number) => v,
      stroke: theme.grid,
      y1: frame.top,
      y2: height - 4
    }),
    plot.text(frame.ticks, {
      x: (v: number) => v,
      y: () => frame.top - 12,
      text: (v: number) => format.percent(v, frame.end < 0.04 ? 1 : 0),
      textAnchor: frame.left === 0 ? 'start' : 'middle',
      fontSize: type.small,
      fill: theme.inkSoft
    })
  ];
}

function barMarks(
  plot: Plot,
  rows: Placed[],
  frame: Frame,
  { theme, height }: DrawContext
): Markish[] {
  const { half, end } = frame;
  return [
    plot.rect(
      rows.filter((row) => row.online_share_of_usual.value !== null),
      {
        x1: () => 0,
        x2: (row) => Math.min(end, Math.max(0, row.online_share_of_usual.value ?? 0)),
        insetRight: -2, // a nought still shows, as a thin stroke on the axis
        y1: (row) => row.y - half,
        y2: (row) => row.y + half,
        fill: theme.usual
      }
    ),
    plot.ruleX([0], { stroke: theme.axis, y1: frame.top, y2: height - 4 }),
    plot.dot(
      rows.filter(({ online_share: { value } }) => value !== null && value <= end),
      {
        x: (row) => row.online_share.value ?? 0,
        y: 'y',
        symbol: 'diamond2',
        r: 5,
        fill: theme.current,
        stroke: theme.paper,
        strokeWidth: 1.25
      }
    )
  ];
}

function nameMarks(plot: Plot, rows: Placed[], frame: Frame, context: DrawContext): Markish {
  const above = frame.left === 0;
  return plot.text(rows, {
    x: () => 0,
    y: (row) => row.y + (above ? -frame.half - 4 : 0),
    text: (row) => fitted(row.name, above ? context.width : frame.left - 14),
    textAnchor: above ? 'start' : 'end',
    dx: above ? 0 : -12,
    lineHeight: 1.15,
    lineAnchor: above ? 'bottom' : 'middle',
    fontSize: type.label,
    fill: context.theme.ink
  });
}

/** The widest value the axis must hold; one sector far beyond all others is cut, or nothing else could be read. */
export const topOf = ({ rows }: SectorShares): number =>
  axisTop(
    rows.map((row) => Math.max(row.online_share.value ?? 0, row.online_share_of_usual.value ?? 0))
  );

/** Whether a row reaches beyond the axis. */
export const isCut = (row: SectorRow, top: number): boolean =>
  Math.max(row.online_share.value ?? 0, row.online_share_of_usual.value ?? 0) > top * 1.6;
