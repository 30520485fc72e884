import type { ShopPlace } from '#model/shop-place.ts';
import type { DayRange } from '#model/question.ts';
import { resolveArea } from '#queries/reference/areas.ts';
import { known } from '#queries/series/known.ts';
import type { Store } from '#queries/store.ts';
import areaPathSql from './area-path.sql?raw';
import listSql from './list-shops.sql?raw';
import daysSql from './shop-days.sql?raw';
import placeSql from './shop-place.sql?raw';

/** The shop of an outside name; null when there is none. */
export async function shopPlace(store: Store, unit: string): Promise<ShopPlace | null> {
  return known(store.engine, `shop place ${unit}`, () => readPlace(store, unit));
}

async function readPlace(store: Store, unit: string): Promise<ShopPlace | null> {
  const [row] = await store.engine.query<Omit<ShopPlace, 'areas'>>(placeSql, { unit });
  if (row === undefined) return null;
  return { ...row, areas: row.area === null ? [] : await areaPath(store, row.area) };
}

/** Codes of the areas an area lies in, itself first; empty for an unknown code. */
export async function areaPath(store: Store, code: string): Promise<string[]> {
  return known(store.engine, `area path ${code}`, () => readPath(store, code));
}

/**
 * The path of an area as a question names it, in any form of its code. Several with commas: the areas that hold all of them,
 * after an empty code, since together they are none. Null for one that is not known.
 */
export async function pathOfAreas(store: Store, given: string): Promise<string[] | null> {
  const paths = await Promise.all(given.split(',').map((code) => pathOfOne(store, code)));
  const [first, ...rest] = paths;
  if (first === undefined || first === null) return null;
  if (rest.length === 0) return first;
  if (rest.includes(null)) return null;
  return ['', ...first.filter((code) => rest.every((path) => path?.includes(code) === true))];
}

async function pathOfOne(store: Store, code: string): Promise<string[] | null> {
  const area = await resolveArea(store, code);
  return area === null ? null : areaPath(store, area.area_code);
}

async function readPath(store: Store, code: string): Promise<string[]> {
  const [row] = await store.engine.query<Record<string, string | null>>(areaPathSql, { code });
  return [...new Set(Object.values(row ?? {}).filter((value) => value !== null))];
}

/** A shop in a list. `newest_on`: newest day with orders or takings. */
export type ShopRow = {
  unit: string;
  name: string;
  sample: boolean;
  sector: string | null;
  area: string | null;
  area_name: string | null;
};

/** Shops, panels left out, in the order of their names: of one area (any level) or, with null, all. At most `limit`. */
export async function listShops(
  store: Store,
  { area, text, limit }: { area: string | null; text: string; limit: number }
): Promise<ShopRow[]> {
  return store.engine.query<ShopRow>(listSql, { area: area ?? '', text: text.trim(), limit });
}

/** The days a shop has facts for; null without any. */
export async function shopDays(store: Store, unit: string): Promise<DayRange | null> {
  const [row] = await store.engine.query<{ from: string | null; until: string | null }>(daysSql, {
    unit
  });
  return row?.from && row.until ? { from: row.from, until: row.until } : null;
}
