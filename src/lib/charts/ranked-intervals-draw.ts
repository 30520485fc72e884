import type { Markish } from '@observablehq/plot';
import { isHidden, framed, type DrawContext, type Plot, type Variant } from '#lib/charts/define.ts';
import { groupsOf, type RankedRow } from '#lib/charts/ranked-intervals-groups.ts';
import type { RankedIntervals } from '#lib/charts/ranked-intervals.ts';
import { shareText } from '#lib/charts/rows.ts';
import { element, hatch } from '#lib/charts/svg.ts';
import { fitted, type } from '#lib/charts/theme.ts';
import { axisTop, shareTicks } from '#lib/charts/ticks.ts';
import { chartTextsIn } from '#lib/text/charts.ts';

/** A row with the middle of its mark, px of the drawing. */
type Placed = { row: RankedRow; y: number };
/** A group's head with its baseline, px; `n` counts its rows. */
type Head = { kind: 'sure' | 'unsure' | 'without'; number: number; n: number; y: number };
type Layout = { width: number; height: number; rows: Placed[]; heads: Head[] };

const frames = {
  wide: { width: 760, left: 246, right: 168, top: 34, bottom: 8, row: 29, head: 34, mark: 14 },
  narrow: { width: 340, left: 2, right: 66, top: 30, bottom: 8, row: 44, head: 34, mark: 29 }
} as const;

/** Where rows and heads of groups lie, at the natural size of a variant or stretched to a height. */
export function rankedLayout(
  data: RankedIntervals,
  variant: Variant,
  size?: { width: number; height: number }
): Layout {
  const frame = frames[variant];
  const { sure, unsure, without } = groupsOf(data.rows);
  const groups = [
    ...sure.map((rows, i) => ({ kind: 'sure' as const, number: i + 1, rows })),
    { kind: 'unsure' as const, number: 0, rows: unsure },
    { kind: 'without' as const, number: 0, rows: without }
  ].filter(({ rows }) => rows.length > 0);
  const hasHeads = groups.length > 1;
  const rows: Placed[] = [];
  const heads: Head[] = [];
  let y: number = frame.top;
  for (const group of groups) {
    if (hasHeads) {
      heads.push({ ...group, n: group.rows.length, y: y + 21 });
      y += frame.head;
    }
    for (const row of group.rows) {
      rows.push({ row, y: y + frame.mark });
      y += frame.row;
    }
  }
  const height = y + frame.bottom;
  const scale = (size?.height ?? height) / height;
  return {
    width: size?.width ?? frame.width,
    height: height * scale,
    rows: rows.map((placed) => ({ ...placed, y: placed.y * scale })),
    heads: heads.map((head) => ({ ...head, y: head.y * scale }))
  };
}

/** Draws groups, names, intervals, values and the marks of what is hidden or missing. */
export function drawRanked(plot: Plot, data: RankedIntervals, context: DrawContext): Element {
  const { document, theme, variant, width, height } = context;
  const frame = frames[variant];
  const { rows, heads } = rankedLayout(data, variant, context);
  const ticks = shareTicks(axisTop(data.rows.map(reach)), variant === 'wide' ? 5 : 4);
  const inside = rows.filter(({ row }) => !isBeyond(row, data.rows));
  const chart = plot.plot({
    ...framed(context, frame),
    x: { domain: [0, ticks.at(-1) ?? 1], axis: null },
    y: { type: 'linear', domain: [0, height], range: [0, height], axis: null },
    marks: [
      ...axisMarks(plot, ticks, context),
      ...intervalMarks(plot, inside, context),
      ...textMarks(plot, rows, context)
    ]
  });
  const defs = element(document, 'defs', {}, [
    hatch(document, `${context.id}-hatch`, theme.inkSoft)
  ]);
  chart.prepend(defs);
  for (const head of heads) chart.append(...headMarks(head, context));
  for (const { row, y } of rows) {
    if (row.value.value === null) chart.append(absent(row, y, context));
    if (isBeyond(row, data.rows)) chart.append(arrow(width - frame.right, y, context));
  }
  return chart;
}

const reach = ({ value, high }: RankedRow): number => high ?? value.value ?? 0;

/** Whether a row lies beyond the axis that holds the others. */
export const isBeyond = (row: RankedRow, rows: readonly RankedRow[]): boolean =>
  reach(row) > axisTop(rows.map(reach)) * 1.6;

/** An arrow at the end of the axis: the value goes on. */
const arrow = (x: number, y: number, { document, theme }: DrawContext): Element =>
  element(document, 'path', {
    d: `M${x - 16},${y}h14m-5,-4.5l5,4.5l-5,4.5`,
    fill: 'none',
    stroke: theme.usual,
    'stroke-width': 2
  });

function axisMarks(plot: Plot, ticks: number[], context: DrawContext): Markish[] {
  const { theme, format, height, variant } = context;
  const { top } = frames[variant];
  const small = (ticks.at(-1) ?? 1) < 0.04;
  return [
    plot.ruleX(ticks, { stroke: theme.grid, y1: top, y2: height - 4 }),
    plot.ruleX([0], { stroke: theme.axis, y1: top, y2: height - 4 }),
    plot.text(ticks, {
      x: (v: number) => v,
      y: () => top - 12,
      text: (v: number) => format.percent(v, small ? 1 : 0),
      textAnchor: variant === 'narrow' ? 'start' : 'middle',
      fontSize: type.small,
      fill: theme.inkSoft
    })
  ];
}

function intervalMarks(plot: Plot, rows: Placed[], { theme }: DrawContext): Markish[] {
  const known = rows.filter(({ row }) => row.value.value !== null);
  const sure = known.filter(({ row }) => row.low !== null && row.high !== null);
  const value = ({ row }: Placed) => row.value.value ?? 0;
  const whisker = { stroke: theme.usual, strokeWidth: 2 } as const;
  const end = (pick: (row: RankedRow) => number | null) =>
    plot.ruleX(sure, {
      ...whisker,
      x: ({ row }) => pick(row) ?? 0,
      y1: (d) => d.y - 4,
      y2: (d) => d.y + 4
    });
  return [
    plot.ruleY(sure, {
      ...whisker,
      y: 'y',
      x1: ({ row }) => row.low ?? 0,
      x2: ({ row }) => row.high ?? 0
    }),
    end((row) => row.low),
    end((row) => row.high),
    plot.dot(known, {
      x: value,
      y: 'y',
      r: 4.5,
      fill: ({ row }: Placed) => (row.low === null ? theme.paper : theme.usual),
      stroke: ({ row }: Placed) => (row.low === null ? theme.usual : theme.paper),
      strokeWidth: ({ row }: Placed) => (row.low === null ? 2 : 1.25)
    })
  ];
}

function textMarks(plot: Plot, rows: Placed[], context: DrawContext): Markish[] {
  const { theme, variant, width, format } = context;
  const { left, right } = frames[variant];
  const wide = variant === 'wide';
  const known = rows.filter(({ row }) => row.value.value !== null);
  const label = { y: 'y', fontSize: type.label, fill: theme.ink } as const;
  const marks: Markish[] = [
    plot.text(rows, {
      ...label,
      frameAnchor: 'left',
      text: ({ row }: Placed) => fitted(row.name, wide ? left - 14 : width, wide ? 2 : 1),
      textAnchor: wide ? 'end' : 'start',
      dx: wide ? -12 : -left,
      dy: wide ? 0 : -12,
      lineHeight: 1.1,
      lineAnchor: wide ? 'middle' : 'bottom'
    }),
    plot.text(known, {
      ...label,
      frameAnchor: 'right',
      text: ({ row }: Placed) => shareText(row.value, context),
      textAnchor: 'end',
      dx: wide ? 66 : right,
      fontWeight: 600,
      fill: theme.usual
    })
  ];
  if (wide)
    marks.push(
      plot.text(known, {
        ...label,
        frameAnchor: 'right',
        text: ({ row }: Placed) =>
          row.low === null || row.high === null
            ? '–'
            : `${format.points(row.low)} – ${format.points(row.high)}`,
        textAnchor: 'end',
        dx: right,
        fill: theme.inkSoft
      })
    );
  return marks;
}

/** A rule and the words over a group. */
function headMarks({ kind, number, n, y }: Head, context: DrawContext): Element[] {
  const { document, theme, width, format } = context;
  const text = chartTextsIn(format.lang).ranked;
  const named =
    n > 1 ? `${text.group(String(number))} · ${text.unordered}` : text.group(String(number));
  const words = kind === 'sure' ? named : kind === 'unsure' ? text.unsureGroup : text.hiddenGroup;
  return [
    element(document, 'path', {
      d: `M0,${y - 17}H${width}`,
      stroke: theme.axis,
      'stroke-width': 0.75
    }),
    element(
      document,
      'text',
      {
        x: 0,
        y,
        fill: theme.inkSoft,
        'text-anchor': 'start',
        'font-size': type.small,
        'font-weight': 600
      },
      [words]
    )
  ];
}

/** A hatched stub with its word where a value is hidden, the word alone where there is none. */
function absent({ value }: RankedRow, y: number, context: DrawContext): Element {
  const { document, theme, id, text, variant } = context;
  const { left } = frames[variant];
  const hidden = isHidden(value.status);
  const word = element(
    document,
    'text',
    {
      x: left + (hidden ? 56 : 8),
      y: y + 4.5,
      fill: theme.inkSoft,
      'text-anchor': 'start',
      'font-size': type.label
    },
    [hidden ? text.status.suppressed : text.status.missing]
  );
  const stub = {
    x: left,
    y: y - 8,
    width: 46,
    height: 16,
    stroke: theme.axis,
    'stroke-width': 0.75
  };
  return element(
    document,
    'g',
    {},
    hidden ? [element(document, 'rect', { ...stub, fill: `url(#${id}-hatch)` }), word] : [word]
  );
}
