import type { Words } from '#lib/charts/define.ts';
import { heatData, movedData, rankedData } from '#lib/charts/from-rows.ts';
import { heatMap } from '#lib/charts/heat-map.ts';
import { rankedIntervals } from '#lib/charts/ranked-intervals.ts';
import { drawChart } from '#lib/charts/render.server.ts';
import { whatMoved } from '#lib/charts/what-moved.ts';
import { formatIn, type Lang } from '#lib/format.ts';
import { mapMetrics, mapOf } from '#lib/map/map.server.ts';
import { inMoney, mainMoney } from '#lib/overview/rows.ts';
import { areaAddress } from '#lib/places/place-address.ts';
import { chartTextsIn } from '#lib/text/charts.ts';
import { textsIn } from '#lib/text/index.ts';
import { placeTextsIn } from '#lib/text/places.ts';
import { stateOf } from '#lib/view/ground.server.ts';
import { readView, type Reading } from '#lib/view/read.server.ts';
import { remembered } from '#lib/view/remember.ts';
import { printView, type View } from '#lib/view/view.ts';
import type { Answer, QuestionInput } from '#model/question.ts';
import { series, type Store } from '#queries/index.server.ts';

const metrics = ['online_share_of_usual', 'online_share'];

/**
 * What stands below the headline figures: sectors ranked, the map, sectors by areas, what moved the share. Each null where
 * there is too little to show.
 */
export type Details = NonNullable<Awaited<ReturnType<typeof makeDetails>>>;

/** Levels whose areas a map can show side by side. */
export type SideLevel = 'region' | 'departement';

/**
 * The details of a view, in one language; null when the store holds no facts. `level`: the one whose areas the map is to
 * show all over the country, so that some can be chosen there; null: the one below the view's area.
 */
export async function details(
  store: Store,
  asked: View,
  lang: Lang,
  level: SideLevel | null = null
): Promise<Details | null> {
  return known(`${await stateOf(store)} ${lang} ${printView(asked)} ${level}`, () =>
    makeDetails(store, asked, lang, level)
  );
}

const known = remembered<Details | null>(100);

async function makeDetails(store: Store, asked: View, lang: Lang, level: SideLevel | null) {
  const reading = await readView(store, asked, lang);
  if (reading === null) return null;
  const words: Words = { text: textsIn(lang), format: formatIn(lang) };
  const ask: Ask = (question) => series(store, { ...reading.question, ...question });
  const sector = isGroup(reading.view.sector) ? 'class' : 'group';
  const area = levelBelow(reading);
  const mapped = level ?? area;
  const [bySector, map, matrix, moved] = await Promise.all([
    ask({ metrics, by: { sector }, interval: 'linear' }),
    mapped === null
      ? null
      : mapIn(store, ask, reading, { level: mapped, isWide: level !== null }, words),
    area === null ? null : ask({ metrics, by: { sector, area } }),
    movedOf(ask, reading, words)
  ]);
  return {
    ranked: rankedOf(bySector, words),
    map,
    matrix: matrix === null ? null : matrixOf(matrix, words),
    moved
  };
}

type Ask = (question: Omit<QuestionInput, 'lang'>) => Promise<Answer>;

const isGroup = (sector: string | null): boolean => sector !== null && /^G\d\d$/.test(sector);

/**
 * The level whose areas are shown side by side: régions of a country, départements of a région, several areas beside each
 * other; null below.
 */
function levelBelow({ place, areas }: Reading): SideLevel | null {
  if (areas.length > 1) return sideLevel(place?.level);
  if (place === null || place.level === 'country') return 'region';
  return place.level === 'region' ? 'departement' : null;
}

const sideLevel = (level: string | undefined): SideLevel | null =>
  level === 'region' || level === 'departement' ? level : null;

/** The metric a chart shows: the share of usual turnover where any cell has one, else that of current revenue. */
function shownIn({ rows, meta }: Answer, { text, format }: Words) {
  const metric =
    metrics.find((name) => rows.some((row) => row.metric === name && row.value !== null)) ??
    'online_share_of_usual';
  const about = meta.metrics.find(({ name }) => name === metric);
  return {
    metric,
    measure: about?.label[format.lang] ?? metric,
    unknown: text.status.unknownSector,
    unknownArea: chartTextsIn(format.lang).unknownArea
  };
}

/**
 * The map of the areas below, or of all of a level in the country (`isWide`, and where several areas are chosen); null
 * where none of them has a value.
 */
async function mapIn(
  store: Store,
  ask: Ask,
  { view, areas, country, question }: Reading,
  { level, isWide }: { level: SideLevel; isWide: boolean },
  { format }: Words
) {
  const isWhole = isWide || areas.length > 1 || level === 'region';
  const where = isWhole && country !== null ? { ...question.where, area: country } : question.where;
  const { rows } = await ask({ metrics: mapMetrics, by: { area: level }, where });
  const own = inMoney(rows, mainMoney(rows));
  if (!isWide && areas.length < 2 && own.every(({ value }) => value === null)) return null;
  const map = await mapOf(store, own, {
    country: country ?? '',
    level,
    within: isWhole ? null : view.area,
    href: (code) => areaAddress(code, view),
    unknown: placeTextsIn(format.lang).unknownArea
  });
  return { map, level };
}

/** What moved the online share since the first compared days that it can be told for; by sectors, within one by areas. */
async function movedOf(ask: Ask, reading: Reading, words: Words) {
  if (reading.areas.length > 1) return null; // sums of areas are not decomposed
  const level = levelBelow(reading);
  const byArea = isGroup(reading.view.sector);
  if (byArea && level === null) return null;
  for (const compare of reading.comparisons) {
    const answer = await ask({
      metrics: ['online_share'],
      compare,
      decompose:
        byArea && level !== null ? { axis: 'area', level } : { axis: 'sector', level: 'group' }
    });
    const money = mainMoney(answer.rows);
    const about = answer.meta.metrics[0];
    if (money === null || about === undefined) return null;
    const data = movedData(
      answer,
      {
        metric: about.name,
        measure: about.label[words.format.lang],
        of: byArea ? 'area' : 'sector'
      },
      money
    );
    if (data?.status === 'F')
      return { data, drawings: drawChart(whatMoved, data, words.format.lang) };
  }
  return null;
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
