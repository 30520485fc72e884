import { isHidden, type DrawContext, type Plot, type Variant } from '#lib/charts/define.ts';
import { shareText } from '#lib/charts/rows.ts';
import type { SectorRow, SectorShares } from '#lib/charts/sector-shares.ts';
import { element, hatch } from '#lib/charts/svg.ts';
import { textWidth, type, wrap } from '#lib/charts/theme.ts';
import { shareTicks } from '#lib/charts/ticks.ts';

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

/** Draws names, bars, diamonds and the marks of what is hidden, missing or zero. */
export function drawSectors(plot: Plot, data: SectorShares, context: DrawContext): Element {
  const { theme, variant, width, height, format } = context;
  const frame = sectorsFrame(variant);
  const names = variant === 'wide' ? Math.min(frame.left, width * 0.36) : 0;
  const top = topOf(data);
  const ticks = shareTicks(top, variant === 'wide' ? 5 : 4);
  const end = ticks.at(-1) ?? 1;
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
    x: { domain: [0, end], axis: null },
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
        x2: (row) => Math.min(end, Math.max(0, row.online_share_of_usual.value ?? 0)),
        insetRight: -2,
        y1: (row) => row.y - half,
        y2: (row) => row.y + half,
        fill: theme.usual
      }),
      plot.ruleX([0], { stroke: theme.axis, y1: frame.top, y2: height - 4 }),
      plot.dot(
        rows.filter((row) => row.online_share.value !== null && row.online_share.value <= end),
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
        y: (row) => row.y + (names === 0 ? -half - 4 : 0),
        text: (row) => fitted(row.name, names === 0 ? width : names - 14),
        textAnchor: names === 0 ? 'start' : 'end',
        dx: names === 0 ? 0 : -12,
        lineHeight: 1.15,
        lineAnchor: names === 0 ? 'bottom' : 'middle',
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
  const edge = width - frame.right;
  const cut = rows.filter((row) => (row.online_share_of_usual.value ?? 0) > end);
  for (const { y } of cut) chart.append(...tear(edge, y, half, context));
  chart.append(...heads(context));
  for (const row of rows) chart.append(...valueMarks(row, names, half, context));
  return chart;
}

/** The widest value the axis must hold; one sector far beyond all others is cut, or nothing else could be read. */
export function topOf({ rows }: SectorShares): number {
  const widest = rows
    .map((row) => Math.max(row.online_share.value ?? 0, row.online_share_of_usual.value ?? 0))
    .toSorted((a, b) => b - a);
  const [first = 0, second = 0] = widest;
  return Math.max(0.01, second > 0 && first > second * 4 ? second * 1.4 : first);
}

/** Whether a row reaches beyond the axis. */
export const isCut = (row: SectorRow, top: number): boolean =>
  Math.max(row.online_share.value ?? 0, row.online_share_of_usual.value ?? 0) > top * 1.6;

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

/** Two slanted lines through the end of a bar that goes on beyond the axis. */
const tear = (x: number, y: number, half: number, { document, theme }: DrawContext): Element[] =>
  [16, 9].map((back) =>
    element(document, 'path', {
      d: `M${x - back},${y + half + 2}l5,${-2 * half - 4}`,
      stroke: theme.paper,
      'stroke-width': 3
    })
  );

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

/** The name on one line or two, cut with an ellipsis where even two are too short; the table twin has it whole. */
function fitted(name: string, room: number): string {
  if (textWidth(name, type.label) <= room) return name;
  const n = Math.floor(room / (type.label * type.advance)) - 1;
  const cut = (line: string) => (line.length <= n + 1 ? line : `${line.slice(0, n).trimEnd()}…`);
  return wrap(name).split('\n').map(cut).join('\n');
}
