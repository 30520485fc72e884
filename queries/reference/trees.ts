import type { Text } from '#model/metric.ts';
import type { Store } from '#queries/store.ts';
import areaText from './area-tree.sql?raw';
import sectorText from './sector-tree.sql?raw';

/** A place to choose in a filter. */
export type AreaChoice = { code: string; name: string };

/** A country with its régions and their départements; `departements` of the country itself are in no région. */
export type CountryTree = AreaChoice & {
  regions: (AreaChoice & { departements: AreaChoice[] })[];
  departements: AreaChoice[];
};

/** A sector to choose in a filter. */
export type SectorChoice = { code: string; name: Text };

/** Families with their groups, then the groups in no family, such as the categories a marketplace file brought. */
export type SectorTree = {
  families: (SectorChoice & { groups: SectorChoice[] })[];
  groups: SectorChoice[];
};

type AreaNode = {
  area_code: string;
  level: 'country' | 'region' | 'departement';
  name: string;
  region_code: string | null;
  country_code: string;
};

/** The area tree down to départements, by name; EPCI and communes are looked up by `findAreas` instead. */
export async function areaTree(store: Store): Promise<CountryTree[]> {
  const rows = await store.engine.query<AreaNode>(areaText);
  const choices = (nodes: AreaNode[]) => nodes.map(({ area_code: code, name }) => ({ code, name }));
  const level = (name: AreaNode['level']) => rows.filter((row) => row.level === name);
  const [regions, departements] = [level('region'), level('departement')];
  return choices(level('country')).map((country) => ({
    ...country,
    regions: choices(regions.filter((row) => row.country_code === country.code)).map((region) => ({
      ...region,
      departements: choices(departements.filter((row) => row.region_code === region.code))
    })),
    departements: choices(
      departements.filter((row) => row.region_code === null && row.country_code === country.code)
    )
  }));
}

/** The sector tree down to groups, in the product's own order, other schemes by name. */
export async function sectorTree(store: Store): Promise<SectorTree> {
  const rows = await store.engine.query<{
    sector_code: string;
    level: 'family' | 'group';
    name_fr: string;
    name_en: string;
    family_code: string | null;
  }>(sectorText);
  const choices = (nodes: typeof rows) =>
    nodes.map(({ sector_code: code, name_fr: fr, name_en: en }) => ({ code, name: { fr, en } }));
  const groups = rows.filter((row) => row.level === 'group');
  return {
    families: choices(rows.filter((row) => row.level === 'family')).map((family) => ({
      ...family,
      groups: choices(groups.filter((row) => row.family_code === family.code))
    })),
    groups: choices(groups.filter((row) => row.family_code === null))
  };
}
