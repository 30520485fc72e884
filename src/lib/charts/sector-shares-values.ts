import { isHidden, type DrawContext } from '#lib/charts/define.ts';
import { shareText } from '#lib/charts/rows.ts';
import type { Frame, Placed } from '#lib/charts/sector-shares-draw.ts';
import { element } from '#lib/charts/svg.ts';
import { type } from '#lib/charts/theme.ts';

/** Column heads over the two values of a row, in the colours of their marks. */
export function heads(context: DrawContext): Element[] {
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
export function valueMarks(
  row: Placed,
  { left, half, anyBar }: Frame,
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
  if (!isHidden(bar.status) && !anyBar) return marks;
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
export const tear = (
  x: number,
  y: number,
  half: number,
  { document, theme }: DrawContext
): Element[] =>
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
