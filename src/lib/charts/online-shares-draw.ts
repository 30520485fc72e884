import type { DrawContext, Plot } from '#lib/charts/define.ts';
import { endLabels, peakMarks } from '#lib/charts/online-shares-labels.ts';
import {
  axisHeight,
  sharesLayout,
  topOfShares,
  type Layout
} from '#lib/charts/online-shares-layout.ts';
import type { OnlineShares } from '#lib/charts/online-shares.ts';
import { element, hatch } from '#lib/charts/svg.ts';
import { type } from '#lib/charts/theme.ts';
import { shareTicks } from '#lib/charts/ticks.ts';
import {
  bandMarks,
  hiddenMarks,
  lineMarks,
  middle,
  shareAxis,
  timeAxis
} from '#lib/charts/time-marks.ts';
import { toDate } from '#lib/format.ts';

/** Draws both panels into one image. */
export function drawShares(plot: Plot, data: OnlineShares, context: DrawContext): Element {
  const layout = sharesLayout(data, context.variant, context);
  const { width, height } = context;
  const children = [
    element(context.document, 'defs', {}, [
      hatch(context.document, `${context.id}-hatch`, context.theme.inkSoft)
    ]),
    sharesPanel(plot, data, context, layout)
  ];
  if (layout.recovery !== null)
    children.push(recoveryPanel(plot, data, context, layout, layout.recovery));
  return element(context.document, 'svg', { viewBox: `0 0 ${width} ${height}` }, children);
}

const xScale = (data: OnlineShares) =>
  ({ type: 'utc', domain: [toDate(data.from), toDate(data.until)], axis: null }) as const;

function sharesPanel(
  plot: Plot,
  data: OnlineShares,
  context: DrawContext,
  layout: Layout
): Element {
  const { theme, format, text } = context;
  const top = topOfShares(data);
  const bottom = layout.recovery === null ? axisHeight : 8;
  const rows = data.rows.map((row) => ({
    row,
    at: middle(row),
    current: row.online_share.value,
    usual: row.online_share_of_usual.value
  }));
  const telling = rows.map((r) =>
    r.current !== null && r.usual !== null && r.current >= r.usual ? r : { ...r, current: null }
  );
  const height = layout.shares.top + layout.shares.height + bottom;
  return plot.plot({
    document: context.document,
    width: layout.width,
    height,
    marginLeft: layout.left,
    marginRight: layout.right,
    marginTop: layout.shares.top,
    marginBottom: bottom,
    x: xScale(data),
    y: { domain: [0, top], axis: null },
    marks: [
      ...bandMarks(plot, data, context, layout),
      ...shareAxis(plot, shareTicks(top), context, (v) => format.percent(v, top < 0.04 ? 1 : 0)),
      plot.text([text.charts.shareAxis], {
        frameAnchor: 'top-left',
        textAnchor: 'start',
        dx: -layout.left,
        dy: -layout.shares.top + 8,
        fontSize: type.small,
        fill: theme.inkSoft
      }),
      plot.areaY(telling, { x: 'at', y1: 'usual', y2: 'current', fill: theme.lost }),
      ...lineMarks(plot, data.rows, (row) => row.online_share_of_usual, theme.usual, 2.75),
      ...lineMarks(plot, data.rows, (row) => row.online_share, theme.current, 2.25),
      ...hiddenMarks(plot, data.rows, top, context),
      ...endLabels(plot, data.rows, context, layout, top),
      ...peakMarks(plot, data, context, layout, top),
      ...(layout.recovery === null ? timeAxis(plot, data, context, layout) : [])
    ]
  });
}

function recoveryPanel(
  plot: Plot,
  data: OnlineShares,
  context: DrawContext,
  layout: Layout,
  panel: { top: number; height: number }
): Element {
  const { theme, format, text } = context;
  const values = data.rows.map(({ recovery }) => recovery.value ?? 0);
  const top = Math.max(1.25, Math.ceil(Math.max(...values) * 4) / 4);
  const margin = 26;
  const low = data.rows.map((row) => {
    const value = row.recovery.value;
    return { at: middle(row), value: value === null ? null : Math.min(1, value) };
  });
  const node = plot.plot({
    document: context.document,
    width: layout.width,
    height: margin + panel.height + axisHeight,
    marginLeft: layout.left,
    marginRight: layout.right,
    marginTop: margin,
    marginBottom: axisHeight,
    x: xScale(data),
    y: { domain: [0, top], axis: null },
    marks: [
      ...bandMarks(plot, data, context, null),
      ...shareAxis(plot, recoveryTicks(top, panel.height), context, (v) => format.percent(v, 0)),
      plot.areaY(low, { x: 'at', y1: () => 1, y2: 'value', fill: theme.lost }),
      plot.ruleY([1], { stroke: theme.axis, strokeWidth: 1.25 }),
      plot.text([text.charts.recoveryAxis], {
        frameAnchor: 'top-left',
        textAnchor: 'start',
        dx: -layout.left,
        dy: -margin + 8,
        fontSize: type.small,
        fill: theme.inkSoft
      }),
      ...lineMarks(plot, data.rows, (row) => row.recovery, theme.ink, 1.75),
      ...timeAxis(plot, data, context, layout)
    ]
  });
  node.setAttribute('y', String(panel.top - margin));
  return node;
}

/** Ticks of the recovery axis, far enough apart to be read. `top` a ratio, `height` px. */
function recoveryTicks(top: number, height: number): number[] {
  const step = [0.5, 1, 2, 5, 10, 50].find((size) => (size / top) * height >= 18) ?? top;
  const ticks = Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => i * step);
  return step < 1 ? ticks.filter((tick) => tick <= 1) : ticks;
}
