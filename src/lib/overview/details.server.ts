import type { Words } from '#lib/charts/define.ts';
import { heatData, rankedData } from '#lib/charts/from-rows.ts';
import { heatMap } from '#lib/charts/heat-map.ts';
import { rankedIntervals } from '#lib/charts/ranked-intervals.ts';
import { drawChart } from '#lib/charts/render.server.ts';
import { formatIn, type Lang } from '#lib/format.ts';
import { inMoney, mainMoney } from '#lib/overview/rows.ts';
import { textsIn } from '#lib/text/index.ts';
import { stateOf } from '#lib/view/ground.server.ts';
import { readView, type Reading } from '#lib/view/read.server.ts';
import { remembered } from '#lib/view/remember.ts';
import { printView, type View } from '#lib/view/view.ts';
import type { Answer, AreaLevel, QuestionInput } from '#model/question.ts';
import { series, type Store } from '#queries/index.server.ts';

const metrics = ['online_share_of_usual', 'online_share'] as const;

/** What stands below the headline figures: sectors ranked, sectors by areas. Null where there is too little to show. */
export type Details = NonNullable<Awaited<ReturnType<typeof makeDetails>>>;

/** The details of a view, in one language; null when the store holds no facts. */
export async function details(store: Store, asked: View, lang: Lang): Promise<Details | null> {
  return known(`${await stateOf(store)} ${lang} ${printView(asked)}`, () =>
    makeDetails(store, asked, lang)
  );
}

const known = remembered<Details | null>(100);

async function makeDetails(store: Store, asked: View, lang: Lang) {
  const reading = await readView(store, asked, lang);
  if (reading === null) return null;
  const words: Words = { text: textsIn(lang), format: formatIn(lang) };
  const ask = (question: Omit<QuestionInput, 'where' | 'lang'>) =>
    series(store, { ...reading.question, ...question });
  const sector = isGroup(reading.view.sector) ? 'class' : 'group';
  const area = levelBelow(reading);
  const [bySector, byBoth] = await Promise.all([
    ask({ metrics: [...metrics], by: { sector }, interval: 'linear' }),
    area === null ? null : ask({ metrics: [...metrics], by: { sector, area } })
  ]);
  return {
    ranked: rankedOf(bySector, words),
    matrix: byBoth === null ? null : matrixOf(byBoth, words)
  };
}

const isGroup = (sector: string | null): boolean => sector !== null && /^G\d\d$/.test(sector);

/** The level whose areas are shown side by side: régions of a country, départements of a région; null below. */
function levelBelow({ view, whole }: Reading): AreaLevel | null {
  if (view.area === null || /^[A-Z]{2}$/.test(whole.area ?? '')) return 'region';
  return view.area.startsWith('REG-') ? 'departement' : null;
}

/** The metric a chart shows: the share of usual turnover where any cell has one, else that of current revenue. */
function shownIn({ rows, meta }: Answer, { text, format }: Words) {
  const metric =
    metrics.find((name) => rows.some((row) => row.metric === name && row.value !== null)) ??
    metrics[0];
  const about = meta.metrics.find(({ name }) => name === metric);
  return {
    metric,
    measure: about?.label[format.lang] ?? metric,
    unknown: text.status.unknownSector
  };
}

function rankedOf(answer: Answer, words: Words) {
  const own = inMoney(answer.rows, mainMoney(answer.rows));
  const data = rankedData(own, { ...shownIn(answer, words), of: 'sector' });
  if (data.rows.length < 2) return null;
  return { data, drawings: drawChart(rankedIntervals, data, words.format.lang) };
}

function matrixOf(answer: Answer, words: Words) {
  const own = inMoney(answer.rows, mainMoney(answer.rows));
  const data = heatData(own, shownIn(answer, words));
  if (data.rows.length < 2 || data.columns.length < 2) return null;
  return { data, drawings: drawChart(heatMap, data, words.format.lang) };
}
