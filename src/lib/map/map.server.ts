import { areaMap, type AreaMap } from '#lib/map/area-map.ts';
import { areaRows } from '#lib/map/area-rows.ts';
import { levelNames, type MapLevel } from '#lib/map/countries.ts';
import { layoutOf } from '#lib/map/layout.ts';
import type { AreaLevel, SeriesRow } from '#model/question.ts';
import { areaTree, type Store } from '#queries/index.server.ts';

/** What a map is asked for: areas of a level, in a country or in one part of it (`within`: a région). */
export type MapQuestion = {
  country: string;
  level: AreaLevel;
  within: string | null;
  href: (code: string) => string;
  unknown: string;
};

/** The metrics a map needs, asked by area. */
export const mapMetrics = ['online_share_of_usual', 'online_share'];

/** A map out of an answer by area in one money, laid out where there is geometry. */
export async function mapOf(
  store: Store,
  rows: readonly SeriesRow[],
  { country, level, within, href, unknown }: MapQuestion
): Promise<AreaMap> {
  const names = await namesIn(store, country, within);
  const layout = isDrawn(level)
    ? layoutOf(country, level, within === null ? undefined : [...names.keys()])
    : null;
  return areaMap(areaRows(rows, href, unknown), layout, (code) => ({
    name: names.get(code) ?? code,
    href: href(code)
  }));
}

const isDrawn = (level: AreaLevel): level is MapLevel => level in levelNames;

/** Names of the régions and départements of a country, or of the départements of one région. */
async function namesIn(
  store: Store,
  country: string,
  within: string | null
): Promise<Map<string, string>> {
  const tree = (await areaTree(store)).find(({ code }) => code === country);
  const regions = tree?.regions.filter(({ code }) => within === null || code === within) ?? [];
  const nodes = [
    ...(within === null ? regions : []),
    ...regions.flatMap(({ departements }) => departements),
    ...(within === null ? (tree?.departements ?? []) : [])
  ];
  return new Map(nodes.map(({ code, name }) => [code, name]));
}
