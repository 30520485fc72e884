import type { DrawContext, Swatch } from '#lib/charts/define.ts';
import { element, hatch } from '#lib/charts/svg.ts';

type Context = Pick<DrawContext, 'document' | 'theme'>;

/** Hatches that marks of the key refer to. */
export const keyPatterns = ({ document, theme }: Context): Element[] => [
  hatch(document, 'key-hatch', theme.inkSoft),
  hatch(document, 'key-stripes', theme.paper)
];

/** A mark of the key as it looks on the page, 14 px wide, its middle at `x + 7`, `y`. */
export function swatchShape(kind: Swatch, x: number, y: number, context: Context): Element[] {
  const { document, theme } = context;
  const box = (fill: string, stroke = 'none') =>
    element(document, 'rect', { x: x + 1, y: y - 6, width: 12, height: 12, fill, stroke });
  const line = (stroke: string, dashes = 'none') =>
    element(document, 'path', {
      d: `M${x},${y}h14`,
      stroke,
      'stroke-width': 2,
      'stroke-dasharray': dashes
    });
  const dot = (r: number, fill: string, stroke: string) =>
    element(document, 'circle', { cx: x + 7, cy: y, r, fill, stroke, 'stroke-width': 2 });
  const [group, number] = kind.split('-');
  const list = group === 'step' ? theme.steps : group === 'part' ? theme.parts : [];
  const numbered = list[Number(number) - 1];
  if (numbered !== undefined) return [box(numbered)];
  const shapes: Partial<Record<Swatch, Element[]>> = {
    usual: [box(theme.usual)],
    current: [box(theme.current)],
    other: [box(theme.other)],
    lost: [box(theme.lost, theme.current)],
    band: [box(theme.band, theme.axis)],
    hatched: [box('url(#key-hatch)', theme.axis)],
    striped: [box(theme.usual), box('url(#key-stripes)')],
    nought: [
      box(theme.paper, theme.axis),
      element(
        document,
        'text',
        { x: x + 7, y: y + 3.5, 'text-anchor': 'middle', 'font-size': 10, fill: theme.ink },
        ['0']
      )
    ],
    blank: [box('none', theme.axis), dot(1, theme.inkSoft, 'none')],
    interval: [line(theme.usual), dot(3.5, theme.usual, theme.paper)],
    hollow: [dot(4, theme.paper, theme.usual)],
    recovery: [line(theme.ink)],
    broken: [line(theme.inkSoft, '5,4')],
    dashed: [line(theme.inkSoft, '2,3')],
    diamond: [
      element(document, 'path', { d: `M${x + 7},${y - 5}l5,5l-5,5l-5,-5z`, fill: theme.current })
    ]
  };
  return shapes[kind] ?? [box(theme.ink)];
}
