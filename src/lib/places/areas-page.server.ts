import type { Lang } from '#lib/format.ts';
import { mapMetrics, mapOf } from '#lib/map/map.server.ts';
import { overview } from '#lib/overview/overview.server.ts';
import { askOf } from '#lib/places/ask.server.ts';
import { areaAddress } from '#lib/places/place-address.ts';
import { placeTextsIn } from '#lib/text/places.ts';
import type { View } from '#lib/view/view.ts';
import { findAreas, type Store } from '#queries/index.server.ts';

/** Levels the list of areas can draw. */
export const listLevels = ['region', 'departement'] as const;
export type ListLevel = (typeof listLevels)[number];

/** Most areas one search shows. */
const foundMax = 30;

/**
 * The page that lists areas: a map of one level of the country with most shops, and what a search text may mean. Null when
 * the store holds no facts.
 */
export async function areasPage(
  store: Store,
  { view, level, text }: { view: View; level: ListLevel; text: string },
  lang: Lang
) {
  const shown = await overview(store, { ...view, area: null }, lang);
  if (shown === null) return null;
  const country = shown.choices.countries[0] ?? '';
  const { rows } = await askOf(store, shown, lang).online({
    metrics: mapMetrics,
    by: { area: level },
    where: { area: country }
  });
  const { view: known, period, choices, meta, descriptions, scope } = shown;
  return {
    view: known,
    period,
    choices,
    meta,
    descriptions,
    scope,
    level,
    text,
    found: text === '' ? null : await searched(store, text, known),
    others: choices.countries.slice(1).map((code) => ({ href: areaAddress(code, known), code })),
    country: { href: areaAddress(country, known), name: choices.everywhere },
    map: await mapOf(store, rows, {
      country,
      level,
      within: null,
      href: (code) => areaAddress(code, known),
      unknown: placeTextsIn(lang).unknownArea
    })
  };
}

async function searched(store: Store, text: string, view: View) {
  const { areas, found_n } = await findAreas(store, text, { limit: foundMax });
  return {
    n: found_n,
    areas: areas.map((area) => ({
      href: areaAddress(area.area_code, view),
      name: area.name,
      level: area.level,
      where: area.level === 'departement' ? null : area.departement_name,
      other: area.other_name
    }))
  };
}
