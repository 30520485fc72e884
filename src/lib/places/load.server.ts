import { error, redirect } from '@sveltejs/kit';
import { findAreas, resolveArea, type Area, type Store } from '#queries/index.server.ts';

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
