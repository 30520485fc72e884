import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { charts } from '#lib/charts/index.ts';
import { drawChart } from '#lib/charts/render.server.ts';

const folder = fileURLToPath(new URL('../fixtures/charts/', import.meta.url));

/** Sample rows of a chart. */
export const sampleOf = (name: string): never =>
  JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8')) as never; // the file is made for this chart

/** Where the expected pictures of a chart lie. */
export const pictureOf = (name: string, variant: string): string =>
  `${folder}${name}.${variant}.svg`;

/** Every chart drawn from its sample rows, French, one element a line: chart name, variant, picture. */
export const pictures = (): [name: string, variant: 'narrow' | 'wide', picture: string][] =>
  charts.flatMap((chart) => {
    const drawn = drawChart(chart, sampleOf(chart.name), 'fr');
    return (['narrow', 'wide'] as const).map((variant): [string, 'narrow' | 'wide', string] => [
      chart.name,
      variant,
      `${drawn[variant].markup.replaceAll('><', '>\n<')}\n`
    ]);
  });
