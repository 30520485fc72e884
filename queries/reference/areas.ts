import type { AreaLevel } from '#model/question.ts';
import type { Store } from '#queries/store.ts';
import findText from './find-areas.sql?raw';
import resolveText from './resolve-area.sql?raw';

/** One node of the area tree with its ancestors; null where a level is unknown or does not exist. */
export type Area = {
  area_code: string;
  level: AreaLevel;
  name: string;
  epci_code: string | null;
  departement_code: string | null;
  region_code: string | null;
  country_code: string;
  vintage: string;
  population: number | null;
};

/**
 * An area that a text may mean. `match`: what it was met by. `other_name`: the arrondissement or merged commune of that
 * name, when it was not the area's own. The département tells communes of one name apart.
 */
export type FoundArea = Pick<
  Area,
  'area_code' | 'level' | 'name' | 'departement_code' | 'country_code' | 'population'
> & {
  departement_name: string | null;
  match: 'code' | 'postcode' | 'name';
  other_name: string | null;
};

/** Answers of a look-up, best first; `found_n` may exceed their number: then the caller asks the person for more. */
export type FoundAreas = { areas: FoundArea[]; found_n: number };

/**
 * Areas a person may mean by a name, a code or a postcode; case, accents, hyphens and `St` for `Saint` are ignored.
 * A postcode answers every commune it covers, never one of them silently. Empty text: nothing.
 */
export async function findAreas(
  store: Store,
  text: string,
  { limit = 50 }: { limit?: number } = {}
): Promise<FoundAreas> {
  const rows = await store.engine.query<FoundArea & { found_n: number }>(findText, { text, limit });
  return { areas: rows.map(({ found_n: _, ...area }) => area), found_n: rows[0]?.found_n ?? 0 };
}

/**
 * The area of a code: `COM-75056`, `75056`, `2A004`, `DEP-2A`, `REG-11`, `EPCI-200054781`, `FR`, `BR-SP`, any case;
 * `75112` gives Paris, a merged commune the one it is now part of. Null: no such area; a postcode is none.
 */
export async function resolveArea(store: Store, code: string): Promise<Area | null> {
  const [area] = await store.engine.query<Area>(resolveText, { code });
  return area ?? null;
}
