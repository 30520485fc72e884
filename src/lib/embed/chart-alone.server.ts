import type { Words } from '#lib/charts/define.ts';
import { chartOfView } from '#lib/charts/files/chart-file.server.ts';
import { drawChart } from '#lib/charts/render.server.ts';
import { chartTextsIn } from '#lib/text/charts.ts';

/** One chart of a view for a page of its own, equal to the one on the whole page; null where there is none. */
export async function chartAlone(name: string, asked: Parameters<typeof chartOfView>[1]) {
  const found = await chartOfView(name, asked);
  if (found === null) return null;
  const { chart, data, words, notes, sample, scope, whole } = found;
  return {
    name: chart.name,
    data: data as unknown, // the page finds the chart, which knows its data, by its name
    drawings: drawChart(chart, data, asked.lang),
    scope,
    sample,
    whole,
    notes: [...shortNotes(notes, words), ...(chart.notes?.(data, words) ?? [])]
  };
}

/** Source, period, coverage and date of the data: what a figure may not travel without. Definitions stay on the whole page. */
function shortNotes(notes: { term: string; text: string }[], { text, format }: Words) {
  const { charts } = text;
  const { files } = chartTextsIn(format.lang);
  const kept = [charts.source, charts.period, charts.coverage, files.newest];
  return notes.filter(({ term }) => kept.includes(term));
}
