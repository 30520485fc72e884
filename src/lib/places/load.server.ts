import { error, redirect } from '@sveltejs/kit';
import type { Lang } from '#lib/format.ts';
import { tradeOf, type TradeKin } from '#lib/places/sector-kin.server.ts';
import {
  findAreas,
  resolveArea,
  sectorTree,
  type Area,
  type Store
} from '#queries/index.server.ts';

/** The area of a code. Another spelling of it leads to its one address; an unknown one is a 404 with what may be meant. */
export async function areaOf(store: Store, code: string, url: URL, tail = ''): Promise<Area> {
  const area = await resolveArea(store, code);
  if (area === null) {
    const { areas } = await findAreas(store, code.replace(/^(REG|DEP|EPCI|COM)-/i, ''), {
      limit: 8
    });
    error(404, {
      message: 'unknown area',
      unknown: { kind: 'area', code },
      maybe: areas.map(({ area_code, name, level, departement_name }) => ({
        href: `/areas/${area_code}`,
        name: level === 'commune' ? `${name} (${departement_name ?? area_code})` : name
      }))
    });
  }
  if (area.area_code !== code) redirect(308, `/areas/${area.area_code}${tail}${url.search}`);
  return area;
}

/** The sector of a code; an unknown one is a 404 with the families to choose from. */
export async function sectorOf(store: Store, code: string, lang: Lang): Promise<TradeKin> {
  const kin = await tradeOf(store, code, lang);
  if (kin !== null) return kin;
  const { families } = await sectorTree(store);
  error(404, {
    message: 'unknown sector',
    unknown: { kind: 'sector', code },
    maybe: families.map((family) => ({
      href: `/sectors/${family.code}`,
      name: family.name[lang]
    }))
  });
}
