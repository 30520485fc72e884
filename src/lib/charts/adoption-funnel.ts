import type { Markish } from '@observablehq/plot';
import { countCell, countText, shareOrHidden, type Count } from '#lib/charts/counts.ts';
import {
  defineChart,
  type DrawContext,
  type Plot,
  type Variant,
  type Words
} from '#lib/charts/define.ts';
import { element, hatch, inPixels } from '#lib/charts/svg.ts';
import { fitted, type } from '#lib/charts/theme.ts';
import { programmeTextsIn } from '#lib/text/programme.ts';

/** One stage, 0 to 7: enterprises at it or beyond, and their share of those who joined with its 95 % interval (Wilson). */
export type FunnelStep = {
  stage: number;
  count: Count;
  share: number | null;
  low: number | null;
  high: number | null;
};

/** The stages of one programme in order. `name`: the programme's, in the reader's language. */
export type AdoptionFunnel = { name: string; steps: FunnelStep[] };

const frames = {
  wide: { width: 760, left: 222, right: 118, row: 31, top: 6, mark: 15, thick: 17 },
  narrow: { width: 340, left: 0, right: 92, row: 44, top: 6, mark: 30, thick: 13 }
} as const;

/** How far the enterprises of a programme have come: one bar a stage, those hidden hatched and without a length. */
export const adoptionFunnel = defineChart<AdoptionFunnel>({
  name: 'adoption-funnel',
  cursor: 'row',
  metrics: [],
  title: ({ name }, { format }) => programmeTextsIn(format.lang).funnel.title(name),
  summary,
  size: ({ steps }, variant) => {
    const { width, row, top } = frames[variant];
    return { width, height: top * 2 + row * steps.length };
  },
  draw,
  stops: ({ steps }, context) =>
    steps.map((step, i) => ({
      x: context.width / 2,
      y: middleOf(i, steps.length, context),
      title: programmeTextsIn(context.format.lang).stages[step.stage] ?? '',
      lines: [
        {
          swatch: 'usual',
          name: programmeTextsIn(context.format.lang).columns.enterprises,
          value: countText(step.count, context)
        },
        ...(step.share === null
          ? []
          : [
              {
                swatch: null,
                name: programmeTextsIn(context.format.lang).columns.share,
                value: context.format.percent(step.share)
              }
            ])
      ]
    })),
  key: ({ steps }, { format, text }) => [
    { swatch: 'usual', text: programmeTextsIn(format.lang).funnel.key },
    ...(steps.some(({ count }) => count.value === null)
      ? [{ swatch: 'hatched' as const, text: text.status.suppressed }]
      : [])
  ],
  table
});

function summary({ steps }: AdoptionFunnel, { format }: Words): string {
  const text = programmeTextsIn(format.lang).funnel;
  const joined = steps[0]?.count.value ?? null;
  const first = steps.find(({ stage }) => stage === 5);
  if (joined === null) return text.hidden;
  if (!first || first.count.value === null || !first.share || !first.low || !first.high)
    return text.joinedOnly(format.count(joined));
  return text.summary({
    joined: format.count(joined),
    first: format.count(first.count.value),
    share: format.percent(first.share),
    low: format.percent(first.low),
    high: format.percent(first.high)
  });
}

const middleOf = (
  i: number,
  n: number,
  { height, variant }: { height: number; variant: Variant }
) => {
  const { row, top, mark } = frames[variant];
  return ((top + row * i + mark) * height) / (top * 2 + row * n);
};

type Bar = FunnelStep & { y: number; x2: number };

function draw(plot: Plot, { steps }: AdoptionFunnel, context: DrawContext): Element {
  const { document, theme, width, variant } = context;
  const { left, right, thick } = frames[variant];
  const most = Math.max(1, ...steps.map(({ count }) => count.value ?? 0));
  const rows = steps.map((step, i): Bar => ({
    ...step,
    y: middleOf(i, steps.length, context),
    x2: left + ((width - left - right) * (step.count.value ?? 0)) / most
  }));
  const bar = {
    x1: left,
    x2: 'x2',
    y1: (d: Bar) => d.y - thick / 2,
    y2: (d: Bar) => d.y + thick / 2
  };
  const shown = rows.filter(({ count }) => count.value !== null);
  const chart = plot.plot({
    ...inPixels(context),
    marks: [
      plot.rect(shown, { ...bar, fill: theme.usual }),
      plot.ruleX([left], { stroke: theme.axis }),
      ...labels(plot, rows, context)
    ]
  });
  chart.prepend(
    element(document, 'defs', {}, [hatch(document, `${context.id}-hatch`, theme.inkSoft)])
  );
  for (const row of rows) if (row.count.value === null) chart.append(...hiddenBar(row, context));
  return chart;
}

function labels(plot: Plot, rows: Bar[], context: DrawContext): Markish[] {
  const { theme, width, variant, format } = context;
  const { left } = frames[variant];
  const text = programmeTextsIn(format.lang);
  const wide = variant === 'wide';
  const label = { y: 'y', fontSize: type.label, fill: theme.ink } as const;
  const shown = rows.filter(({ count }) => count.value !== null);
  const share = (d: Bar) =>
    d.share === null || d.stage === 0 ? '' : ` · ${format.percent(d.share)}`;
  return [
    plot.text(rows, {
      ...label,
      x: wide ? left - 12 : 0,
      dy: wide ? 0 : -17,
      text: (d) => fitted(text.stages[d.stage] ?? '', wide ? left - 16 : width, 1),
      textAnchor: wide ? 'end' : 'start'
    }),
    plot.text(shown, {
      ...label,
      x: 'x2',
      dx: 8,
      text: (d) => countText(d.count, context) + share(d),
      textAnchor: 'start',
      fontWeight: 600
    })
  ];
}

/** A hatched stub with its word, without a length. */
function hiddenBar({ count, y }: Bar, context: DrawContext): Element[] {
  const { document, theme, variant } = context;
  const { left, thick } = frames[variant];
  const stub = { x: left, y: y - thick / 2, width: 46, height: thick };
  const line = { stroke: theme.axis, 'stroke-width': 0.75 };
  return [
    element(document, 'rect', { ...stub, ...line, fill: `url(#${context.id}-hatch)` }),
    element(
      document,
      'text',
      {
        x: left + 56,
        y: y + 4.5,
        fill: theme.inkSoft,
        'text-anchor': 'start',
        'font-size': type.label
      },
      [countText(count, context)]
    )
  ];
}

function table({ steps }: AdoptionFunnel, words: Words) {
  const text = programmeTextsIn(words.format.lang);
  return {
    columns: [
      text.columns.stage,
      text.columns.enterprises,
      text.columns.share,
      text.columns.low,
      text.columns.high
    ],
    rows: steps.map(({ stage, count, share, low, high }) => [
      { text: text.stages[stage] ?? '' },
      countCell(count, words),
      ...[share, low, high].map((value) => shareOrHidden(value, words))
    ])
  };
}
