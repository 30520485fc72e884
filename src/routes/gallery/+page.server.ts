import { charts } from '#lib/charts/index.ts';
import { drawChart } from '#lib/charts/render.server.ts';
import type { PageServerLoad } from './$types';

const samples = import.meta.glob<never>('/tests/fixtures/charts/*.json', {
  eager: true,
  import: 'default'
});

/** Every chart with its sample rows, drawn. */
export const load: PageServerLoad = ({ locals: { lang } }) => ({
  drawn: charts.flatMap((chart) => {
    const data = samples[`/tests/fixtures/charts/${chart.name}.json`];
    if (data === undefined) return [];
    return [{ name: chart.name, data, drawings: drawChart(chart, data, lang) }];
  })
});
