import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { Chart, Variant } from '#lib/charts/define.ts';
import { renderBoth, type Drawing } from '#lib/charts/render.ts';
import { formatIn, type Lang } from '#lib/format.ts';
import { textsIn } from '#lib/text/index.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

/** Both variants of a chart, drawn on the server. */
export const drawChart = <Data>(
  chart: Chart<Data>,
  data: Data,
  lang: Lang
): Record<Variant, Drawing> =>
  renderBoth(Plot, chart, data, {
    text: textsIn(lang),
    format: formatIn(lang),
    document,
    id: chart.name
  });
