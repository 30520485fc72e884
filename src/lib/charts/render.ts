import type { Chart, DrawContext, Plot, Variant, Words } from '#lib/charts/define.ts';
import { toMarkup } from '#lib/charts/svg.ts';
import { theme } from '#lib/charts/theme.ts';

/** A finished drawing: markup without size of its own, and the size it was made for, px. */
export type Drawing = { markup: string; width: number; height: number };

/** Draws a chart at a size; the same on the server and in the browser. */
export function render<Data>(
  plot: Plot,
  chart: Chart<Data>,
  data: Data,
  context: Omit<DrawContext, 'theme'>
): Drawing {
  const drawing = chart.draw(plot, data, { ...context, theme });
  return {
    markup: toMarkup(drawing, chart.title(data, context)),
    width: context.width,
    height: context.height
  };
}

/** Both variants at their natural sizes. `id` is made unique per variant. */
export function renderBoth<Data>(
  plot: Plot,
  chart: Chart<Data>,
  data: Data,
  context: Words & { document: Document; id: string }
): Record<Variant, Drawing> {
  const one = (variant: Variant) =>
    render(plot, chart, data, {
      ...context,
      ...chart.size(data, variant),
      variant,
      id: `${context.id}-${variant}`
    });
  return { narrow: one('narrow'), wide: one('wide') };
}
