import type { Markish } from '@observablehq/plot';
import { isHidden, type DrawContext, type Plot, type Variant } from '#lib/charts/define.ts';
import type { WhatMoved } from '#lib/charts/what-moved.ts';
import { element, hatch, inPixels } from '#lib/charts/svg.ts';
import { fitted, type } from '#lib/charts/theme.ts';
import { pointsOf, shownChildren, stepsOf, type Step } from '#lib/charts/what-moved-steps.ts';
import { chartTextsIn } from '#lib/text/charts.ts';
import type { ChildOfChange } from '#model/question.ts';

const frames = {
  wide: {
    width: 760,
    left: 262,
    right: 76,
    top: 8,
    row: 34,
    child: 40,
    head: 48,
    half: 10,
    drop: 17
  },
  narrow: {
    width: 340,
    left: 2,
    right: 70,
    top: 4,
    row: 48,
    child: 58,
    head: 48,
    half: 9,
    drop: 34
  }
} as const;

/** Where the rows lie, px. No bars where the change could not be split. */
export function movedLayout(
  data: WhatMoved,
  variant: Variant,
  size?: { width: number; height: number }
) {
  const frame = frames[variant];
  const steps = stepsOf(data);
  const shown = steps.length === 0 ? [] : shownChildren(data);
  const bridgeEnd = frame.top + Math.max(1, steps.length) * frame.row;
  const natural = bridgeEnd + (shown.length === 0 ? 8 : frame.head + shown.length * frame.child);
  const scale = (size?.height ?? natural) / natural;
  return {
    width: size?.width ?? frame.width,
    height: natural * scale,
    bridge: steps.map((step, i) => ({
      ...step,
      y: (frame.top + i * frame.row + frame.drop) * scale
    })),
    headY: (bridgeEnd + frame.head - 16) * scale,
    children: shown.map((child, i) => ({
      child,
      y: (bridgeEnd + frame.head + i * frame.child + (variant === 'wide' ? 18 : 36)) * scale
    }))
  };
}

/** A scale from ratios to px between two margins. */
type Scale = (ratio: number) => number;

const scaleOf = (values: number[], from: number, to: number): Scale => {
  const low = Math.min(0, ...values);
  const high = Math.max(low + 1e-6, 0, ...values);
  return (ratio) => from + ((ratio - low) / (high - low)) * (to - from);
};

/** Draws the bridge, its connectors and labels, and the parts beneath. */
export function drawMoved(plot: Plot, data: WhatMoved, context: DrawContext): Element {
  const { document, theme, variant, width, id } = context;
  const { left, right, half } = frames[variant];
  const { bridge, children, headY } = movedLayout(data, variant, context);
  const x = scaleOf(
    bridge.flatMap(({ from, to }) => [from, to]),
    left,
    width - right
  );
  const effects = children.flatMap(({ child }) => [child.within, child.mix]);
  const cx = scaleOf(effects, left + 46, width - 46);
  const fills = {
    before: theme.other,
    within: theme.parts[3] ?? theme.usual,
    mix: theme.parts[4] ?? theme.current,
    rest: theme.inkSoft,
    after: theme.other
  };
  const chart = plot.plot({
    ...inPixels(context),
    marks: [
      plot.rect(bridge, {
        x1: ({ from, to }: Step) => Math.min(x(from), x(to)),
        x2: ({ from, to }: Step) => Math.max(x(from), x(to), Math.min(x(from), x(to)) + 1.5),
        y1: ({ y }: Step) => y - half,
        y2: ({ y }: Step) => y + half,
        fill: ({ part }: Step) => fills[part]
      }),
      ...connectors(plot, bridge, x, context),
      ...(children.length === 0
        ? []
        : childMarks(plot, children, cx, context, {
            ...fills,
            points: pointsOf(data, context.format)
          }))
    ]
  });
  chart.prepend(element(document, 'defs', {}, [hatch(document, `${id}-hatch`, theme.inkSoft)]));
  chart.append(
    ...names(data, context),
    ...bridge.flatMap((step) => stepLabel(step, x, pointsOf(data, context.format), context))
  );
  const { moved, things } = chartTextsIn(context.format.lang);
  if (children.length > 0)
    chart.append(
      words(moved.children(things[data.of].other), { x: 0, y: headY }, context, {
        'font-weight': 600
      })
    );
  if (bridge.length === 0) chart.append(...nothing(data, context));
  return chart;
}

/** Thin lines that carry a bar's end to the next bar. */
const connectors = (
  plot: Plot,
  bridge: Step[],
  x: Scale,
  { theme, variant }: DrawContext
): Markish[] => [
  plot.ruleX(bridge.slice(0, -1), {
    x: (step: Step) => x(step.to),
    y1: (step: Step) => step.y - frames[variant].half,
    y2: (step: Step) => (bridge[bridge.indexOf(step) + 1]?.y ?? step.y) + frames[variant].half,
    stroke: theme.axis,
    strokeWidth: 1
  })
];

function childMarks(
  plot: Plot,
  children: { child: ChildOfChange; y: number }[],
  x: Scale,
  { theme }: DrawContext,
  { points, ...fills }: { within: string; mix: string; points: (difference: number) => string }
): Markish[] {
  const bars = children.flatMap(({ child, y }) => [
    { value: child.within, y: y - 7, fill: fills.within },
    { value: child.mix, y: y + 7, fill: fills.mix }
  ]);
  type Bar = (typeof bars)[number];
  const label = (side: 1 | -1) =>
    plot.text(
      bars.filter(({ value }) => (value < 0 ? -1 : 1) === side),
      {
        x: ({ value }: Bar) => x(value),
        y: 'y',
        text: ({ value }: Bar) => points(value),
        textAnchor: side === 1 ? 'start' : 'end',
        dx: side * 5,
        fontSize: type.small,
        fill: theme.ink
      }
    );
  const ends = { y1: (children[0]?.y ?? 0) - 16, y2: (children.at(-1)?.y ?? 0) + 16 };
  return [
    plot.rect(bars, {
      x1: ({ value }: Bar) => Math.min(x(0), x(value)),
      x2: ({ value }: Bar) => Math.max(x(0), x(value)),
      y1: ({ y }: Bar) => y - 5,
      y2: ({ y }: Bar) => y + 5,
      fill: 'fill'
    }),
    plot.ruleX([x(0)], { ...ends, stroke: theme.axis }),
    label(1),
    label(-1)
  ];
}

/** Names of the bridge's bars and of the parts: left of them, or above. */
function names(data: WhatMoved, context: DrawContext): Element[] {
  const { variant, width, format } = context;
  const { left } = frames[variant];
  const { moved, things } = chartTextsIn(format.lang);
  const { bridge, children } = movedLayout(data, variant, context);
  const wide = variant === 'wide';
  const range = ({ from, until }: { from: string; until: string }) => format.range(from, until);
  const of = things[data.of].other;
  const texts = {
    before: range(data.compared),
    within: moved.within(of),
    mix: moved.mix(of),
    rest: moved.rest(format.count(data.rest_n)),
    after: range(data.period)
  };
  const place = (text: string, y: number, up: number) =>
    words(
      fitted(text, wide ? left - 14 : width, 1),
      wide ? { x: left - 12, y: y + 4.5 } : { x: 0, y: y - up },
      context,
      {
        'font-size': type.label,
        fill: context.theme.ink,
        'text-anchor': wide ? 'end' : 'start',
        stroke: context.theme.paper, // an edge that keeps a name legible over the connectors
        'stroke-width': 4,
        'paint-order': 'stroke'
      }
    );
  return [
    ...bridge.map(({ part, y }) => place(texts[part], y, 14)),
    ...children.map(({ child, y }) => place(child.name ?? child.code, y, 19))
  ];
}

/** The value at the right of a bar: a share, or a signed number of points. */
function stepLabel(
  { part, from, to, y }: Step,
  x: Scale,
  points: (difference: number) => string,
  context: DrawContext
): Element[] {
  const { format, theme } = context;
  const whole = part === 'before' || part === 'after';
  const text = whole ? format.percent(to) : points(to - from);
  return [
    words(text, { x: Math.max(x(from), x(to)) + 7, y: y + 4.5 }, context, {
      'font-size': type.label,
      'font-weight': 600,
      fill: theme.ink
    })
  ];
}

/** Why there is no bridge: a hatched stub for what is hidden, the word for what is missing. */
function nothing({ status }: WhatMoved, context: DrawContext): Element[] {
  const { document, theme, id, text } = context;
  if (!isHidden(status)) return [words(text.status.missing, { x: 0, y: 24 }, context)];
  const box = { x: 0, y: 10, width: 46, height: 18, stroke: theme.axis, 'stroke-width': 0.75 };
  return [
    element(document, 'rect', { ...box, fill: `url(#${id}-hatch)` }),
    words(text.status.suppressed, { x: 56, y: 24 }, context)
  ];
}

const words = (
  content: string,
  place: { x: number; y: number },
  { document, theme }: DrawContext,
  more: Record<string, string | number> = {}
): Element =>
  element(
    document,
    'text',
    { ...place, fill: theme.inkSoft, 'font-size': type.small, 'text-anchor': 'start', ...more },
    [content]
  );
