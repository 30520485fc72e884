import { server } from '#lib/server/context.server.ts';
import { programmes, resolveArea } from '#queries/index.server.ts';
import type { PageServerLoad } from './$types';

/** Where links of the survey are made: for the shops of the area in the address, or for all. */
export const load: PageServerLoad = async ({ url, locals }) => {
  const store = await server().store();
  const given = url.searchParams.get('area');
  const area = given === null || given === '' ? null : await resolveArea(store, given);
  const asked = url.searchParams.get('programme');
  const all = await programmes(store);
  return {
    area: area === null ? null : { code: area.area_code, name: area.name },
    programmes: all.map(({ code, name_fr, name_en }) => ({
      code,
      name: locals.lang === 'fr' ? name_fr : name_en
    })),
    asked: all.find(({ code }) => code === asked)?.code ?? all[0]?.code ?? null
  };
};
