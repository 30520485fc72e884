import type { Words } from '#lib/charts/define.ts';
import { details, type Details, type SideLevel } from '#lib/overview/details.server.ts';
import type { Lang } from '#lib/format.ts';
import type { Overview } from '#lib/overview/overview.server.ts';
import { askOf } from '#lib/places/ask.server.ts';
import { areaPage } from '#lib/places/area-page.server.ts';
import { sectorPage } from '#lib/places/sector-page.server.ts';
import { tradeOf } from '#lib/places/sector-kin.server.ts';
import { waysOf } from '#lib/places/ways.server.ts';
import type { View } from '#lib/view/view.ts';
import { resolveArea, type Store } from '#queries/index.server.ts';

/** A view, and the level of areas that its map shows all over the country; null: as the page has it. */
export type InView = { store: Store; view: View; level?: SideLevel | null };

/**
 * The data of one chart for a view, made by the pages' own code; null where the store holds nothing to show, undefined
 * where no chart of this name can be had by a view alone. `shown`: the overview of the same view.
 */
export async function chartInView(
  name: string,
  { store, view, level = null, shown, words }: InView & { shown: Overview; words: Words }
): Promise<unknown> {
  const { lang } = words.format;
  const below = () => details(store, view, lang, level);
  const ways = () => waysOf(askOf(store, shown, lang), shown, words);
  switch (name) {
    case 'online-shares':
      return shown.charts.shares.data;
    case 'usual-anatomy':
      return shown.charts.anatomy?.data ?? null;
    case 'ranked-intervals':
      return (await below())?.ranked?.data ?? null;
    case 'heat-map':
      return (await below())?.matrix?.data ?? null;
    case 'area-map':
      return drawnMap((await below())?.map ?? null);
    case 'what-moved':
      return (await below())?.moved?.data ?? null;
    case 'channels-over-time':
      return (await ways()).channels?.data ?? null;
    case 'fulfilment':
      return (await ways()).fulfilment?.data ?? null;
    case 'area-siblings':
      return areaSiblings(store, view, lang);
    case 'sector-siblings':
      return sectorSiblings(store, view, lang);
    default:
      return undefined;
  }
}

/** Rankings of a place among its siblings, by name of their files, and the chart that draws them. */
export const siblingCharts: Readonly<Record<string, string>> = {
  'area-siblings': 'ranked-intervals',
  'sector-siblings': 'ranked-intervals'
};

async function areaSiblings(store: Store, view: View, lang: Lang): Promise<unknown> {
  const area = view.area === null ? null : await resolveArea(store, view.area);
  const page = area === null ? null : await areaPage(store, area, view, lang);
  return page?.siblings?.chart.data;
}

async function sectorSiblings(store: Store, view: View, lang: Lang): Promise<unknown> {
  const kin = view.sector === null ? null : await tradeOf(store, view.sector, lang);
  const page = kin === null ? null : await sectorPage(store, kin, view, lang);
  return page?.siblings?.chart.data;
}

/** A map as far as there is something to draw; where there is no geometry, pages show a ranked list. */
const drawnMap = (map: Details['map']): Details['map'] =>
  (map?.map.layout ?? null) === null ? null : map;
