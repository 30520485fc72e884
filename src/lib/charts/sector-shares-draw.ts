import { isHidden, type DrawContext, type Plot, type Variant } from '#lib/charts/define.ts';
import { shareText } from '#lib/charts/rows.ts';
import type { SectorRow, SectorShares } from '#lib/charts/sector-shares.ts';
import { element, hatch } from '#lib/charts/svg.ts';
import { textWidth, type } from '#lib/charts/theme.ts';
import { shareTicks } from '#lib/charts/ticks.ts';

/** Margins and natural width of a variant, px. Names stand left of the bars where there is room, above them otherwise. */
export const sectorsFrame = (variant: Variant) =>
  variant === 'wide'
    ? ({ width: 760, left: 246, right: 164, top: 40, bottom: 8 } as const)
    : ({ width: 340, left: 0, right: 128, top: 40, bottom: 8 } as const);

/** Height of one sector's row, px. */
export const rowHeight = (variant: Variant): number => (variant === 'wide' ? 34 : 46);

type Sized = Pick<DrawContext, 'variant' | 'height'>;

const heightOfRow = (data: SectorShares, { variant, height }: Sized): number => {
  const { top, bottom } = sectorsFrame(variant);
  return (height - top - bottom) / Math.max(1, data.rows.length);
};

/** Middle of the bar of row `i`, px of the drawing. */
export function yOfSector(data: SectorShares, i: number, context: Sized): number {
  const step = heightOfRow(data, context);
  return sectorsFrame(context.variant).top + step * (i + (context.variant === 'wide' ? 0.5 : 0.68));
}

/** Draws names, bars, diamonds and the marks of what is hidden, missing or zero. */
export function drawSectors(plot: Plot, data: SectorShares, context: DrawContext): Element {
  const { theme, variant, width, height, format } = context;
  const frame = sectorsFrame(variant);
  const names = variant === 'wide' ? Math.min(frame.left, width * 0.36) : 0;
  const top = topOf(data);
  const ticks = shareTicks(top, variant === 'wide' ? 5 : 4);
  const rows = data.rows.map((row, i) => ({ ...row, y: yOfSector(data, i, context) }));
  const half = variant === 'wide' ? 9 : 7;
  const known = rows.filter((row) => row.online_share_of_usual.value !== null);
  const chart = plot.plot({
    document: context.document,
    width,
    height,
    marginLeft: names,
    marginRight: frame.right,
    marginTop: frame.top,
    marginBottom: frame.bottom,
    x: { domain: [0, ticks.at(-1) ?? 1], axis: null },
    y: { type: 'linear', domain: [0, height], range: [0, height], axis: null },
    marks: [
      plot.ruleX(ticks, { x: (v: number) => v, stroke: theme.grid, y1: frame.top, y2: height - 4 }),
      plot.text(ticks, {
        x: (v: number) => v,
        y: () => frame.top - 12,
        text: (v: number) => format.percent(v, top < 0.04 ? 1 : 0),
        textAnchor: names === 0 ? 'start' : 'middle',
        fontSize: type.small,
        fill: theme.inkSoft
      }),
      plot.rect(known, {
        x1: () => 0,
        x2: (row) => Math.max(0, row.online_share_of_usual.value ?? 0),
        insetRight: -2,
        y1: (row) => row.y - half,
        y2: (row) => row.y + half,
        fill: theme.usual
      }),
      plot.ruleX([0], { stroke: theme.axis, y1: frame.top, y2: height - 4 }),
      plot.dot(
        rows.filter((row) => row.online_share.value !== null),
        {
          x: (row) => row.online_share.value ?? 0,
          y: 'y',
          symbol: 'diamond2',
          r: 5,
          fill: theme.current,
          stroke: theme.paper,
          strokeWidth: 1.25
        }
      ),
      plot.text(rows, {
        x: () => 0,
        y: (row) => row.y + (names === 0 ? -half - 10 : 0),
        text: (row) => fitted(row.name, names === 0 ? width : names - 14),
        textAnchor: names === 0 ? 'start' : 'end',
        dx: names === 0 ? 0 : -12,
        fontSize: type.label,
        fill: theme.ink
      })
    ]
  });
  chart.prepend(
    element(context.document, 'defs', {}, [
      hatch(context.document, `${context.id}-hatch`, theme.inkSoft)
    ])
  );
  chart.append(...heads(context));
  for (const row of rows) chart.append(...valueMarks(row, names, half, context));
  return chart;
}

const topOf = ({ rows }: SectorShares): number =>
  Math.max(
    0.01,
    ...rows.flatMap((row) => [row.online_share.value ?? 0, row.online_share_of_usual.value ?? 0])
  );

/** Column heads over the two values of a row, in the colours of their marks. */
function heads(context: DrawContext): Element[] {
  const { text, theme } = context;
  return columns(context).map(({ x, share }) =>
    words(
      { x, y: 14, anchor: 'end', fill: share === 'usual' ? theme.usual : theme.current },
      share === 'usual' ? text.charts.usualShort : text.charts.currentShort,
      context
    )
  );
}

const columns = ({ width, variant }: DrawContext) =>
  variant === 'wide'
    ? ([
        { x: width - 84, share: 'usual' },
        { x: width, share: 'current' }
      ] as const)
    : ([
        { x: width - 58, share: 'usual' },
        { x: width, share: 'current' }
      ] as const);

/** A row's two values at the right; a hatched stub where the bar is hidden, a word where there is no data. */
function valueMarks(
  row: SectorRow & { y: number },
  left: number,
  half: number,
  context: DrawContext
): Element[] {
  const { document, theme, id, text } = context;
  const y = row.y + 4.5;
  const marks = columns(context).map(({ x, share }) => {
    const value = share === 'usual' ? row.online_share_of_usual : row.online_share;
    const known = value.value !== null;
    return words(
      {
        x,
        y,
        anchor: 'end',
        fill: !known ? theme.inkSoft : share === 'usual' ? theme.usual : theme.current
      },
      known || isHidden(value.status) ? shareText(value, context) : '–',
      context
    );
  });
  const bar = row.online_share_of_usual;
  if (bar.value !== null) return marks;
  if (!isHidden(bar.status))
    return [
      ...marks,
      words({ x: left + 8, y, anchor: 'start', fill: theme.inkSoft }, text.status.missing, context)
    ];
  const size = { width: 46, height: half * 2 };
  return [
    ...marks,
    element(document, 'rect', {
      x: left,
      y: row.y - half,
      ...size,
      fill: `url(#${id}-hatch)`,
      stroke: theme.axis,
      'stroke-width': 0.75
    })
  ];
}

type Place = { x: number; y: number; anchor: 'start' | 'end'; fill: string };

const words = (
  { x, y, anchor, fill }: Place,
  content: string,
  { document }: DrawContext
): Element =>
  element(
    document,
    'text',
    { x, y, fill, 'text-anchor': anchor, 'font-size': type.label, 'font-weight': 600 },
    [content]
  );

/** The name, cut with an ellipsis where it would not fit; the table twin has it whole. */
function fitted(name: string, room: number): string {
  if (textWidth(name, type.label) <= room) return name;
  const n = Math.floor(room / (type.label * type.advance)) - 1;
  return `${name.slice(0, n).trimEnd()}…`;
}
