import { rankedData } from '#lib/charts/from-rows.ts';
import { rankedIntervals } from '#lib/charts/ranked-intervals.ts';
import { drawChart } from '#lib/charts/render.server.ts';
import type { Words } from '#lib/charts/define.ts';
import { formatIn, type Lang } from '#lib/format.ts';
import { mapMetrics, mapOf } from '#lib/map/map.server.ts';
import { details, type Details } from '#lib/overview/details.server.ts';
import { overview, type Overview } from '#lib/overview/overview.server.ts';
import { kinOf } from '#lib/places/area-kin.server.ts';
import { askOf, sharesIn, type Ask } from '#lib/places/ask.server.ts';
import { besideOf } from '#lib/places/compare.ts';
import { datesOf } from '#lib/places/dates.server.ts';
import { factMetrics, factsOf } from '#lib/places/facts.ts';
import { areaAddress, sectorAddress } from '#lib/places/place-address.ts';
import type { TradeKin } from '#lib/places/sector-kin.server.ts';
import { standingOf } from '#lib/places/standing.ts';
import { waysOf } from '#lib/places/ways.server.ts';
import { textsIn } from '#lib/text/index.ts';
import { placeTextsIn } from '#lib/text/places.ts';
import { stateOf } from '#lib/view/ground.server.ts';
import { remembered } from '#lib/view/remember.ts';
import { areasIn, printView, type View } from '#lib/view/view.ts';
import { resolveArea, type Store } from '#queries/index.server.ts';

/** Everything the page of one sector shows, in one language; null when the store holds no facts. */
export async function sectorPage(store: Store, kin: TradeKin, view: View, lang: Lang) {
  const own = { ...view, sector: kin.trade.code };
  const shown = await overview(store, own, lang);
  if (shown === null) return null;
  const state = `${await stateOf(store)} ${lang} ${printView(own)}`;
  const more = await details(store, own, lang);
  return pages(state, async () => ({
    ...(await makePage(store, kin, shown, lang)),
    ranked: more?.ranked ?? null
  }));
}

type Made = Awaited<ReturnType<typeof makePage>> & Pick<Details, 'ranked'>;
const pages = remembered<Made>(100);

async function makePage(store: Store, kin: TradeKin, shown: Overview, lang: Lang) {
  const words: Words = { text: textsIn(lang), format: formatIn(lang) };
  const ask = askOf(store, shown, lang);
  const facts = await ask.whole({ metrics: factMetrics, where: { sector: kin.trade.code } });
  return {
    ...shown,
    trade: kin.trade,
    above: kin.above,
    beside: await linesOf(ask, kin, shown.view, words),
    facts: factsOf(facts.rows, facts.meta.metrics, words),
    dates: await datesOf(store, shown, lang),
    ways: await waysOf(ask, shown, words),
    siblings: await siblingsOf(ask, kin, words),
    inside: await insideOf(store, ask, shown, lang)
  };
}

/** The sector's own shares, those of what holds it, nearest first, then those of all sectors. */
async function linesOf(ask: Ask, { trade, above }: TradeKin, view: View, { format }: Words) {
  const lines = [];
  for (const one of [trade, ...above.toReversed()]) {
    const href = one.code === trade.code ? null : sectorAddress(one.code, view);
    lines.push(besideOf(await sharesIn(ask, { sector: one.code }), { ...one, href }));
  }
  const name = placeTextsIn(format.lang).all;
  const rows = await sharesIn(ask, { sector: undefined });
  return [...lines, besideOf(rows, { code: '', name, href: null })];
}

/** The sector among those of its level, with intervals; null without any other. */
async function siblingsOf(ask: Ask, { trade, siblingsIn }: TradeKin, { format }: Words) {
  const metric = 'online_share_of_usual';
  const { rows, meta } = await ask.online({
    metrics: [metric],
    by: { sector: trade.level },
    where: { sector: siblingsIn?.code },
    interval: 'linear'
  });
  const text = placeTextsIn(format.lang);
  const measure = meta.metrics[0]?.label[format.lang] ?? metric;
  const all = rankedData(rows, { metric, measure, of: 'sector', unknown: text.unknownSector });
  const data = { ...all, rows: all.rows.filter(({ code }) => code !== '_U') };
  if (data.rows.filter(({ value }) => value.value !== null).length < 2) return null;
  return {
    within: siblingsIn,
    standing: standingOf(data.rows, trade.code),
    chart: { data, drawings: drawChart(rankedIntervals, data, format.lang) }
  };
}

/** The sector by area: a map of the parts of the chosen area, of the level of several, else of the country; null where nothing is below. */
async function insideOf(store: Store, ask: Ask, { view, choices }: Overview, lang: Lang) {
  const [one = choices.countries[0] ?? '', ...others] = areasIn(view);
  const found = await resolveArea(store, one);
  if (found === null) return null;
  const area = others.length === 0 ? found : await resolveArea(store, found.country_code);
  if (area === null) return null;
  const below = others.length === 0 ? (await kinOf(store, area)).below : found.level;
  if (below === null) return null;
  const { rows } = await ask.online({
    metrics: mapMetrics,
    by: { area: below },
    where: { area: area.area_code }
  });
  if (rows.length === 0) return null;
  const map = await mapOf(store, rows, {
    country: area.country_code,
    level: below,
    within: area.level === 'country' ? null : area.area_code,
    href: (code) => areaAddress(code, view),
    unknown: placeTextsIn(lang).unknownArea
  });
  return { level: below, map };
}
