import { defineChart, type DrawContext, type KeyItem } from '#lib/charts/define.ts';
import { element, hatch } from '#lib/charts/svg.ts';
import {
  classLines,
  mapSummary,
  mapTable,
  readingOf,
  type AreaMap,
  type DrawnArea
} from '#lib/map/area-map.ts';
import type { MapLevel } from '#lib/map/countries.ts';
import { mapTextsIn } from '#lib/text/map.ts';

/** A map of one level that has geometry. */
export type MapOfLevel = { map: AreaMap; level: MapLevel };

const widths = { narrow: 340, wide: 760 } as const;
const marks = { zero: 'nought', suppressed: 'hatched', missing: 'blank' } as const;

/** Shares of areas as a map of classes, for files, embeds and the gallery; pages draw it with links. Nothing without geometry. */
export const areaMapChart = defineChart<MapOfLevel>({
  name: 'area-map',
  metrics: ['online_share_of_usual'],
  cursor: 'cell',
  title: ({ level }, { format }) => mapTextsIn(format.lang).title[level],
  summary: ({ map }, words) => mapSummary(map, words),
  size({ map: { layout } }, variant) {
    const width = widths[variant];
    return {
      width,
      height: layout === null ? 0 : Math.round(width * (layout.height / layout.width))
    };
  },
  draw(_plot, { map: { layout } }, context) {
    const { document, theme, id } = context;
    const { width, height } = layout ?? context;
    const px = width / context.width; // one px of the screen, in the layout's own
    return element(document, 'svg', { viewBox: `0 0 ${width} ${height}`, fill: theme.ink }, [
      element(document, 'defs', {}, [hatch(document, `${id}-hatch`, theme.inkSoft)]),
      ...(layout?.frames ?? []).flatMap((frame) => framePieces(frame, px, context)),
      ...[...(layout?.drawn ?? []), ...(layout?.enlarged ?? [])].flatMap((area) =>
        areaPieces(area, px, context)
      )
    ]);
  },
  stops({ map: { layout } }, { width, ...words }) {
    const scale = width / (layout?.width ?? width);
    return (layout?.drawn ?? []).map((area) => {
      const stop = readingOf(area, words);
      return { ...stop, x: stop.x * scale, y: stop.y * scale };
    });
  },
  key({ map }, words) {
    const text = mapTextsIn(words.format.lang);
    const classes = map.bounds === null ? [] : classLines(map.bounds, words);
    return [
      ...classes.map(({ step, text: line }): KeyItem => ({
        swatch: `step-${step as 1 | 2 | 3 | 4 | 5}`, // classes are five at most
        text: line
      })),
      ...(['zero', 'suppressed', 'missing'] as const).flatMap((mark) =>
        map.layout?.drawn.some(({ fill }) => fill === mark)
          ? [{ swatch: marks[mark], text: text[mark] }]
          : []
      )
    ];
  },
  table: ({ map }, words) => mapTable(map, words),
  notes({ map: { layout, undrawn } }, { format }) {
    const text = mapTextsIn(format.lang);
    const said = [
      text.geometry,
      layout !== null && layout.frames.length > 0 ? text.frames : '',
      undrawn.length > 0 ? text.undrawn(undrawn.join(', ')) : ''
    ];
    return [{ term: text.source, text: said.filter((sentence) => sentence !== '').join(' ') }];
  }
});

/** One area: its shape, and for nought and missing a sign in its middle. */
function areaPieces(
  { d, x, y, fill }: DrawnArea,
  px: number,
  { document, theme, id }: DrawContext
): Element[] {
  const isClass = typeof fill === 'number';
  const shape = element(document, 'path', {
    d,
    fill: isClass ? (theme.steps[fill - 1] ?? theme.ink) : theme.paper,
    stroke: isClass ? theme.paper : theme.axis,
    'stroke-width': px,
    'stroke-linejoin': 'round'
  });
  const sign = { x, y: y + 4 * px, 'text-anchor': 'middle', 'font-size': 12 * px };
  if (fill === 'suppressed')
    return [shape, element(document, 'path', { d, fill: `url(#${id}-hatch)` })];
  if (fill === 'zero') return [shape, element(document, 'text', sign, ['0'])];
  if (fill === 'missing')
    return [shape, element(document, 'circle', { cx: x, cy: y, r: 1.5 * px, fill: theme.inkSoft })];
  return [shape];
}

function framePieces(
  { x, y, width, height, name, short }: NonNullable<AreaMap['layout']>['frames'][number],
  px: number,
  { document, theme, variant }: DrawContext
): Element[] {
  const size = (variant === 'wide' ? 12 : 10) * px;
  const place = { x: x + 4 * px, y: y + 1.1 * size, 'font-size': size, fill: theme.inkSoft };
  return [
    element(document, 'rect', { x, y, width, height, fill: 'none', stroke: theme.grid }),
    element(document, 'text', place, [variant === 'wide' ? name : short])
  ];
}
