import { isHidden, type DrawContext, type Plot, type Variant } from '#lib/charts/define.ts';
import { classBounds, classOf, stepOf } from '#lib/charts/classes.ts';
import type { HeatMap } from '#lib/charts/heat-map.ts';
import { missing, type Value } from '#lib/charts/rows.ts';
import { element, hatch, inPixels } from '#lib/charts/svg.ts';
import { fitted, textWidth, type } from '#lib/charts/theme.ts';
import type { Format } from '#lib/format.ts';
import { chartTextsIn } from '#lib/text/charts.ts';

const frames = {
  wide: { width: 760, left: 214, right: 62, bottom: 4, row: 26, gap: 0, cellMax: 64 },
  narrow: { width: 340, left: 0, right: 46, bottom: 4, row: 20, gap: 24, cellMax: 48 }
} as const;

const legend = { height: 50, box: 12 } as const;
/** The heads of columns lean, so that long names need little width: their rise and run over their length, and a foot beside it, px. */
const lean = { degrees: -60, rise: 0.87, run: 0.5, foot: 14 } as const;
/** Room and size of such a head, px. */
const head = { wide: { room: 170, size: type.small }, narrow: { room: 112, size: 10.5 } } as const;

/** The value of a pair; missing without a cell. */
export const cellOf = (data: HeatMap, row: string, column: string): Value =>
  data.cells.find((cell) => cell.row === row && cell.column === column) ?? missing;

/** Where cells lie, px of the drawing: `yOf` gives the top of a row's cells. */
export function heatLayout(
  data: HeatMap,
  variant: Variant,
  size?: { width: number; height: number }
) {
  const frame = frames[variant];
  const { room: headRoom, size: headSize } = head[variant];
  const lengths = data.columns.map(({ name }) => Math.min(headRoom, textWidth(name, headSize)));
  const longest = Math.max(0, ...lengths);
  const heads = legend.height + longest * lean.rise + 16;
  const step = frame.row + frame.gap;
  const natural = heads + data.rows.length * step + frame.bottom;
  const width = size?.width ?? frame.width;
  const scale = size === undefined ? 1 : (size.height - heads) / (natural - heads);
  const n = Math.max(1, data.columns.length);
  const about = Math.min(frame.cellMax, (width - frame.left - frame.right) / n);
  const right = Math.max(
    frame.right,
    ...lengths.map((length, j) => length * lean.run + lean.foot - about * (n - j - 0.5))
  );
  const room = (width - frame.left - right) / n;
  return {
    width,
    height: size?.height ?? natural,
    left: frame.left,
    heads,
    cell: { width: Math.min(frame.cellMax, room), height: frame.row * scale },
    yOf: (i: number) => heads + (i * step + frame.gap) * scale
  };
}

type Layout = ReturnType<typeof heatLayout>;

/** Draws the legend, the heads, and each cell by what it holds. */
export function drawHeat(plot: Plot, data: HeatMap, context: DrawContext): Element {
  const { document, theme, variant } = context;
  const layout = heatLayout(data, variant, context);
  const bounds = classBounds(data.cells.flatMap(({ value }) => (value === null ? [] : [value])));
  const cells = data.rows.flatMap((row, i) =>
    data.columns.map((column, j) => {
      const x = layout.left + j * layout.cell.width;
      const value = cellOf(data, row.code, column.code);
      return { value, x, y: layout.yOf(i), step: colourOf(value, bounds) };
    })
  );
  const known = cells.filter(({ step }) => step !== null);
  const chart = plot.plot({
    ...inPixels(context),
    marks: [
      plot.rect(known, {
        x1: 'x',
        x2: ({ x }) => x + layout.cell.width,
        y1: 'y',
        y2: ({ y }) => y + layout.cell.height,
        inset: 0.75,
        fill: ({ step }) => theme.steps[step ?? 0] ?? theme.usual
      }),
      plot.text(layout.cell.width >= 21 ? known : [], {
        x: ({ x }) => x + layout.cell.width / 2,
        y: ({ y }) => y + layout.cell.height / 2,
        text: ({ value }) => inCell(value.value ?? 0, layout.cell.width, context.format),
        fontSize: layout.cell.width >= 26 ? type.small : type.small - 1,
        fill: ({ step }) => theme.onSteps[step ?? 0] ?? theme.ink
      })
    ]
  });
  chart.prepend(
    element(document, 'defs', {}, [hatch(document, `${context.id}-hatch`, theme.inkSoft)])
  );
  for (const { value, x, y, step } of cells)
    if (step === null) chart.append(...withoutColour(value, { x, y }, layout, context));
  chart.append(
    ...legendMarks(bounds, data.measure, context),
    ...columnHeads(data, layout, context),
    ...rowHeads(data, layout, context)
  );
  return chart;
}

/** The class colour of a value; null for a nought and where there is none. */
const colourOf = ({ value }: Value, bounds: readonly number[]): number | null =>
  value === null || value === 0 ? null : stepOf(classOf(value, bounds), bounds);

/** A value as it stands in its cell, in percent without the sign: with a decimal where that fits. */
const inCell = (value: number, width: number, format: Format): string =>
  width >= 44
    ? format.points(value)
    : value > 0 && value < 0.005
      ? '<1'
      : format.count(Math.round(value * 100));

/** A hidden cell is hatched, a missing one blank with a dot, a nought framed. */
function withoutColour(
  { value, status }: Value,
  at: { x: number; y: number },
  { cell }: Layout,
  { document, theme, id }: DrawContext
): Element[] {
  const [cx, cy] = [at.x + cell.width / 2, at.y + cell.height / 2];
  const box = (fill: string) =>
    element(document, 'rect', {
      x: at.x + 1.25,
      y: at.y + 1.25,
      width: cell.width - 2.5,
      height: cell.height - 2.5,
      fill,
      stroke: theme.axis,
      'stroke-width': 0.75
    });
  if (value === 0)
    return [
      box(theme.paper),
      element(document, 'text', { x: cx, y: cy + 4, fill: theme.ink, 'font-size': type.small }, [
        '0'
      ])
    ];
  if (isHidden(status)) return [box(`url(#${id}-hatch)`)];
  return [element(document, 'circle', { cx, cy, r: 1.75, fill: theme.inkSoft })];
}

/** The classes as boxes with their bounds beneath, and what they measure above. */
function legendMarks(bounds: readonly number[], measure: string, context: DrawContext): Element[] {
  const { document, theme, format, variant, width } = context;
  const { heat } = chartTextsIn(format.lang);
  const left = frames[variant].left;
  const small = (x: number, y: number, words: string, anchor: 'start' | 'middle') =>
    element(
      document,
      'text',
      { x, y, fill: theme.inkSoft, 'font-size': type.small, 'text-anchor': anchor },
      [words]
    );
  const size = Math.min(64, (width - left - 20) / (bounds.length + 1));
  const digits = bounds.some((bound) => Math.abs(bound * 100 - Math.round(bound * 100)) > 1e-6)
    ? 1
    : 0;
  const boxes = Array.from({ length: bounds.length + 1 }, (_, i) =>
    element(document, 'rect', {
      x: left + i * size + 0.75,
      y: 18,
      width: size - 1.5,
      height: legend.box,
      fill: theme.steps[stepOf(i, bounds)] ?? theme.usual
    })
  );
  return [
    small(left, 11, fitted(`${measure}, ${heat.inPercent}`, width - left, 1, type.small), 'start'),
    ...boxes,
    ...bounds.map((bound, i) =>
      small(
        left + (i + 1) * size,
        18 + legend.box + 13,
        digits === 0 ? format.count(bound * 100) : format.points(bound),
        'middle'
      )
    )
  ];
}

const columnHeads = (data: HeatMap, { left, cell, heads }: Layout, context: DrawContext) =>
  data.columns.map(({ name }, j) => {
    const [x, y] = [left + (j + 0.5) * cell.width + 3, heads - 7];
    return element(
      context.document,
      'text',
      {
        x,
        y,
        transform: `rotate(${lean.degrees} ${x} ${y})`,
        fill: context.theme.ink,
        'font-size': head[context.variant].size,
        'text-anchor': 'start'
      },
      [fitted(name, head[context.variant].room, 1, head[context.variant].size)]
    );
  });

/** Names of rows: left of the cells; above them on a phone, with the span of their values at the right. */
function rowHeads(data: HeatMap, layout: Layout, context: DrawContext): Element[] {
  const { document, theme } = context;
  const text = (attributes: Record<string, string | number>, children: (Element | string)[]) =>
    element(
      document,
      'text',
      { fill: theme.ink, 'font-size': type.label, ...attributes },
      children
    );
  if (context.variant === 'narrow')
    return data.rows.flatMap((row, i) => {
      const y = layout.yOf(i) - 5;
      const span = spanOf(data, row.code, context.format);
      const end = { x: layout.width, y, fill: theme.inkSoft, 'text-anchor': 'end' };
      return [
        text({ x: 0, y, 'text-anchor': 'start' }, [fitted(row.name, layout.width - 88, 1)]),
        text({ ...end, 'font-size': type.small }, [span])
      ];
    });
  const x = frames.wide.left - 9;
  return data.rows.map(({ name }, i) => {
    const lines = fitted(name, x - 3).split('\n');
    const y = layout.yOf(i) + layout.cell.height / 2 + 4.5 - (lines.length - 1) * 6;
    return text(
      { x, y, 'text-anchor': 'end', ...(lines.length > 1 ? { 'font-size': 11.5 } : {}) },
      lines.map((line, n) => element(document, 'tspan', { x, y: y + n * 12.5 }, [line]))
    );
  });
}

/** The least and the greatest value of a row as they are read: 5 – 31 %; nothing where there is none. */
function spanOf(data: HeatMap, row: string, format: Format): string {
  const values = data.columns.flatMap(({ code }) => cellOf(data, row, code).value ?? []);
  if (values.length === 0) return '';
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high
    ? format.percent(high, 0)
    : `${format.count(Math.round(low * 100))} – ${format.percent(high, 0)}`;
}
