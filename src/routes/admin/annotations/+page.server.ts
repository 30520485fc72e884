import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { annotationsPage } from '#lib/annotations/annotations-page.server.ts';
import { textOf } from '#lib/server/accounts/browser.server.ts';
import { listPeople } from '#lib/server/accounts/people.server.ts';
import {
  annotationOf,
  keepAnnotation,
  readAnnotation,
  typedIn
} from '#lib/server/annotations.server.ts';
import { server } from '#lib/server/context.server.ts';
import { resolveArea } from '#queries/index.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Dated facts that people write, of the area in the address or of all. */
export const load: PageServerLoad = async ({ url, locals }) => {
  const store = await server().store();
  const area = await resolveArea(store, url.searchParams.get('area') ?? '');
  const people = await listPeople(await server().accounts());
  const names = new Map(people.map(({ user_id, name }) => [user_id, name]));
  const page = await annotationsPage(store, area, names, locals.lang);
  const idOf = (name: string) => Number(url.searchParams.get(name) ?? 0);
  const said = (['added', 'changed', 'withdrawn', 'back'] as const).find((name) => idOf(name) > 0);
  const about = [...page.facts, ...page.withdrawn].find(({ id }) => said && id === idOf(said));
  return {
    ...page,
    edited: page.facts.find(({ id }) => id === idOf('edit')) ?? null,
    said: said === undefined || about === undefined ? null : { what: said, fact: about }
  };
};

/** Back to the list, which says what was done. */
function leadBack(url: URL, said: 'added' | 'changed' | 'withdrawn' | 'back', id: number): never {
  const search = new URLSearchParams({ [said]: String(id) });
  for (const name of ['area', 'lang']) {
    const value = url.searchParams.get(name);
    if (value !== null) search.set(name, value);
  }
  redirect(303, `/admin/annotations?${search}`);
}

const idIn = (form: FormData, name: string): number => Number(textOf(form, name)) || 0;

/** Withdraws a fact, or puts it back. */
async function move({ request, locals, url }: RequestEvent, change: 'withdrawn' | 'put back') {
  const store = await server().store();
  const form = await request.formData();
  const fact = await annotationOf(store, locals.viewer, idIn(form, 'id'));
  if (fact === null) error(404, 'not found');
  const after = { id: fact.id, version: fact.version };
  await keepAnnotation(store, locals.viewer, fact, { change, after });
  leadBack(url, change === 'withdrawn' ? 'withdrawn' : 'back', fact.id);
}

export const actions: Actions = {
  save: async ({ request, locals, url }) => {
    const { viewer } = locals;
    const store = await server().store();
    const form = await request.formData();
    const typed = typedIn(form);
    const id = idIn(form, 'id');
    const known = id === 0 ? null : await annotationOf(store, viewer, id);
    if (viewer.user_id === null || (id !== 0 && known === null)) error(404, 'not found');
    const read = await readAnnotation(store, viewer, typed);
    const version = idIn(form, 'version');
    if ('faults' in read) return fail(400, { typed, id, version, faults: read.faults });
    const after = known === null ? null : { id, version };
    const change = known === null ? 'added' : 'changed';
    const kept = await keepAnnotation(store, viewer, read.fact, { change, after });
    if (kept === null) {
      const now = known?.version ?? version;
      return fail(409, { typed, id, version: now, faults: { form: 'meanwhile' as const } });
    }
    leadBack(url, change, kept);
  },
  withdraw: (event) => move(event, 'withdrawn'),
  putBack: (event) => move(event, 'put back')
};
