import { rankedData } from '#lib/charts/from-rows.ts';
import { rankedIntervals } from '#lib/charts/ranked-intervals.ts';
import { drawChart } from '#lib/charts/render.server.ts';
import type { Words } from '#lib/charts/define.ts';
import { formatIn, type Lang } from '#lib/format.ts';
import { mapMetrics, mapOf } from '#lib/map/map.server.ts';
import { details, type Details } from '#lib/overview/details.server.ts';
import { overview, type Overview } from '#lib/overview/overview.server.ts';
import { askOf, sharesIn, type Ask } from '#lib/places/ask.server.ts';
import { kinOf, placeOf, type Kin } from '#lib/places/area-kin.server.ts';
import { besideOf } from '#lib/places/compare.ts';
import { datesOf } from '#lib/places/dates.server.ts';
import { factMetrics, factsOf } from '#lib/places/facts.ts';
import { areaAddress } from '#lib/places/place-address.ts';
import { standingOf } from '#lib/places/standing.ts';
import { waysOf } from '#lib/places/ways.server.ts';
import { textsIn } from '#lib/text/index.ts';
import { placeTextsIn } from '#lib/text/places.ts';
import { stateOf } from '#lib/view/ground.server.ts';
import { remembered } from '#lib/view/remember.ts';
import { printView, type View } from '#lib/view/view.ts';
import { type Area, type Store } from '#queries/index.server.ts';

/** Everything the page of one area shows, in one language; null when the store holds no facts. */
export async function areaPage(store: Store, area: Area, view: View, lang: Lang) {
  const own = { ...view, area: area.area_code };
  const shown = await overview(store, own, lang);
  if (shown === null) return null;
  const state = `${await stateOf(store)} ${lang} ${printView(own)}`;
  const more = await details(store, own, lang);
  return pages(state, async () => ({
    ...(await makePage(store, area, shown, lang)),
    ranked: more?.ranked ?? null
  }));
}

/** What the page and the sheet of an area are made of. */
export type AreaPage = Awaited<ReturnType<typeof makePage>> & Pick<Details, 'ranked'>;
const pages = remembered<AreaPage>(100);

async function makePage(store: Store, area: Area, shown: Overview, lang: Lang) {
  const words: Words = { text: textsIn(lang), format: formatIn(lang) };
  const kin = await kinOf(store, area);
  const ask = askOf(store, shown, lang);
  const facts = await ask.whole({ metrics: factMetrics, where: { area: area.area_code } });
  const siblings = await siblingsOf(ask, area, kin, words);
  return {
    ...shown,
    place: { ...placeOf(area), population: area.population },
    above: kin.above,
    beside: await linesOf(ask, area, kin, shown.view),
    facts: factsOf(facts.rows, facts.meta.metrics, words),
    dates: await datesOf(store, shown, lang),
    ways: await waysOf(ask, shown, words),
    siblings,
    inside: await insideOf(store, ask, { area, kin, shown, words })
  };
}

/** The area's own shares, then those of what holds it, nearest first. */
async function linesOf(ask: Ask, area: Area, kin: Kin, view: View) {
  const lines = [];
  for (const place of [placeOf(area), ...kin.above.toReversed()]) {
    const rows = await sharesIn(ask, { area: place.code });
    const href = place.code === area.area_code ? null : areaAddress(place.code, view);
    lines.push(besideOf(rows, { ...place, href }));
  }
  return lines;
}

/** The area among those of its level within the same whole, with intervals; null without any other. */
async function siblingsOf(ask: Ask, area: Area, { siblingsIn }: Kin, { format }: Words) {
  if (siblingsIn === null) return null;
  const metric = 'online_share_of_usual';
  const { rows, meta } = await ask.online({
    metrics: [metric],
    by: { area: area.level },
    where: { area: siblingsIn.code },
    interval: 'linear'
  });
  const measure = meta.metrics[0]?.label[format.lang] ?? metric;
  const unknown = placeTextsIn(format.lang).unknownArea;
  const all = rankedData(rows, { metric, measure, of: 'area', unknown });
  const data = { ...all, rows: all.rows.filter(({ code }) => code !== '_U') };
  if (data.rows.filter(({ value }) => value.value !== null).length < 2) return null;
  return {
    within: siblingsIn,
    standing: standingOf(data.rows, area.area_code),
    chart: { data, drawings: drawChart(rankedIntervals, data, format.lang) }
  };
}

/** The parts of the area: a map where there is geometry, else a ranked list; null where it has none with data. */
async function insideOf(
  store: Store,
  ask: Ask,
  { area, kin, shown, words }: { area: Area; kin: Kin; shown: Overview; words: Words }
) {
  if (kin.below === null) return null;
  const { rows } = await ask.online({
    metrics: mapMetrics,
    by: { area: kin.below },
    where: { area: area.area_code }
  });
  if (rows.length === 0) return null;
  const map = await mapOf(store, rows, {
    country: area.country_code,
    level: kin.below,
    within: area.level === 'country' ? null : area.area_code,
    href: (code) => areaAddress(code, shown.view),
    unknown: placeTextsIn(words.format.lang).unknownArea
  });
  return { level: kin.below, map };
}
