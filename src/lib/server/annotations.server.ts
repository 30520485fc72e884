import { fields, type AnnotationFaults, type TypedAnnotation } from '#lib/annotations/typed.ts';
import { textOf } from '#lib/server/accounts/browser.server.ts';
import { mayWrite } from '#lib/server/territory-note.server.ts';
import type { AnnotationFault } from '#lib/text/annotations-fr.ts';
import { placeOf } from '#lib/view/asked.server.ts';
import type { Viewer } from '#model/access.ts';
import { annotation_limits, AnnotationKind, daysFault, textFault } from '#model/annotation.ts';
import { addDays } from '#model/calendar.ts';
import {
  resolveArea,
  sectorTree,
  writtenAnnotations,
  type AnnotationFields,
  type Store,
  type WrittenAnnotation
} from '#queries/index.server.ts';
import { noteEvent, writeAnnotation } from '#queries/store.server.ts';

/** What a form holds. */
export const typedIn = (form: FormData): TypedAnnotation =>
  Object.fromEntries(fields.map((name) => [name, textOf(form, name)])) as TypedAnnotation; // every field above

/** What was typed as a fact, or what is wrong with it. */
export async function readAnnotation(
  store: Store,
  viewer: Viewer,
  typed: TypedAnnotation
): Promise<{ fact: AnnotationFields } | { faults: AnnotationFaults }> {
  const faults: AnnotationFaults = {};
  const kind = AnnotationKind.safeParse(typed.kind);
  if (!kind.success) faults.kind = 'kind';
  const place = await placeTyped(store, viewer, typed.place);
  if ('fault' in place) Object.assign(faults, { place: place.fault, places: place.places });
  if (typed.sector !== '' && !(await sectorsOf(store)).has(typed.sector)) faults.sector = 'sector';
  const days = daysFault(typed.from, typed.last);
  if (days !== null) faults[days.field] = days.fault;
  const { name_max, source_max } = annotation_limits;
  const texts = { name_fr: name_max, name_en: name_max, source: source_max } as const;
  for (const name of ['name_fr', 'name_en', 'source'] as const) {
    const fault = textFault(typed[name], texts[name]);
    if (fault !== null) faults[name] = fault;
  }
  if (!kind.success || 'fault' in place || Object.keys(faults).length > 0) return { faults };
  return {
    fact: {
      area: place.area,
      sector: typed.sector === '' ? null : typed.sector,
      from: typed.from,
      until: addDays(typed.last, 1),
      kind: kind.data,
      name: { fr: typed.name_fr.trim(), en: typed.name_en.trim() },
      source: typed.source.trim()
    }
  };
}

type PlaceTyped = { area: string } | { fault: AnnotationFault; places?: string };

async function placeTyped(store: Store, viewer: Viewer, text: string): Promise<PlaceTyped> {
  if (text.trim() === '') return { fault: 'place_empty' };
  const named = (/\(([A-Z]+-?[0-9A-Z]*)\)\s*$/.exec(text)?.[1] ?? text).trim();
  const known = await resolveArea(store, named);
  const found = known === null ? await placeOf(store, text) : null;
  const area = known?.area_code ?? found?.one ?? null;
  if (area !== null)
    return (await mayWrite(viewer, area)) ? { area } : { fault: 'place_not_yours' };
  if (found === null || found.areas.length === 0) return { fault: 'place_none' };
  const places = found.areas.map(({ name, area_code }) => `${name} (${area_code})`).join(', ');
  return { fault: 'place_several', places };
}

async function sectorsOf(store: Store): Promise<Set<string>> {
  const { families, groups } = await sectorTree(store);
  const inFamilies = families.flatMap((family) => [family, ...family.groups]);
  return new Set([...inFamilies, ...groups].map(({ code }) => code));
}

/** The fact of an id that somebody may change; null where there is none. */
export async function annotationOf(
  store: Store,
  viewer: Viewer,
  id: number
): Promise<WrittenAnnotation | null> {
  const one = (await writtenAnnotations(store, '')).find((fact) => fact.id === id);
  return one !== undefined && (await mayWrite(viewer, one.area)) ? one : null;
}

type Change = 'added' | 'changed' | 'withdrawn' | 'put back';

/** Keeps a version of a fact and that somebody wrote it. Result: its id, null when somebody else was first. */
export async function keepAnnotation(
  store: Store,
  viewer: Viewer,
  fact: AnnotationFields,
  about: { change: Change; after: { id: number; version: number } | null }
): Promise<number | null> {
  const now = new Date();
  const who = viewer.user_id ?? '';
  const is_withdrawn = about.change === 'withdrawn';
  const id = await writeAnnotation(store, { ...fact, is_withdrawn, who }, about.after, now);
  if (id !== null) {
    const event = { what: `date ${about.change}`, who, about: `date ${id}, ${fact.area}` };
    await noteEvent(store, event, now);
  }
  return id;
}
