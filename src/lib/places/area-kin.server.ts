import type { AreaLevel } from '#model/question.ts';
import { resolveArea, type Area, type Store } from '#queries/index.server.ts';

/** A place in the tree. */
export type Place = { code: string; name: string; level: AreaLevel };

/**
 * What holds an area, widest first; the area whose parts its siblings are (null: it has none); the level below it (null:
 * nothing).
 */
export type Kin = { above: Place[]; siblingsIn: Place | null; below: AreaLevel | null };

const below: Record<AreaLevel, AreaLevel | null> = {
  country: 'region',
  region: 'departement',
  departement: 'epci',
  epci: 'commune',
  commune: null
};

/** The kin of an area. A commune is compared within its EPCI, an EPCI within its département, and so on upwards. */
export async function kinOf(store: Store, area: Area): Promise<Kin> {
  const codes = [area.country_code, area.region_code, area.departement_code, area.epci_code];
  const above: Place[] = [];
  for (const code of codes) {
    if (code === null || code === area.area_code) continue;
    const found = await resolveArea(store, code);
    if (found !== null) above.push(placeOf(found));
  }
  return { above, siblingsIn: above.at(-1) ?? null, below: below[area.level] };
}

/** An area as a place of the tree. */
export const placeOf = ({ area_code, name, level }: Area): Place => ({
  code: area_code,
  name,
  level
});
