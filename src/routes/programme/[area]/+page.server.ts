import { error, fail, redirect } from '@sveltejs/kit';
import { areaOf } from '#lib/places/load.server.ts';
import { territoryPage } from '#lib/programme/territory-page.server.ts';
import { server } from '#lib/server/context.server.ts';
import { browserHere } from '#lib/server/environment.ts';
import { mayWrite, writeNote } from '#lib/server/territory-note.server.ts';
import { orUnreachable } from '#lib/server/unreachable.server.ts';
import { programmes, resolveArea } from '#queries/index.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** One programme in one territory, on one page to print. */
export const load: PageServerLoad = async ({ params, url, locals }) => {
  const { lang, viewer } = locals;
  const store = await server().store();
  const found = await resolveArea(store, params.area);
  if (found !== null && found.area_code !== params.area)
    redirect(308, `/programme/${found.area_code}${url.search}`);
  const area = found ?? (await areaOf(store, params.area, url));
  const may_write = await mayWrite(viewer, area.area_code);
  const asked = url.searchParams.get('programme');
  return {
    page: await orUnreachable(territoryPage(store, area, asked, { lang, may_write })),
    canPrint: browserHere(server().settings) !== null
  };
};

export const actions: Actions = {
  default: async ({ params, request, locals, url }) => {
    const form = await request.formData();
    const field = (name: string) => String(form.get(name) ?? '');
    const { user_id } = locals.viewer;
    if (user_id === null || !(await mayWrite(locals.viewer, params.area))) error(403, 'forbidden');
    const store = await server().store();
    const area = await resolveArea(store, params.area);
    const programme = (await programmes(store)).find(({ code }) => code === field('programme'));
    if (area === null || programme === undefined) error(404, 'not found');
    const given = { status: field('status'), comment: field('comment') };
    const about = { programme: programme.code, area: area.area_code, who: user_id };
    const fault = await writeNote(about, given);
    if (fault !== null) return fail(400, { ...given, fault });
    const search = new URLSearchParams(url.searchParams);
    search.set('programme', programme.code);
    search.set('saved', '1');
    redirect(303, `/programme/${encodeURIComponent(area.area_code)}?${search}#notes`);
  }
};
