import type { Lang } from '#lib/format.ts';
import { formatIn } from '#lib/format.ts';
import { annotationTextsIn } from '#lib/text/annotations.ts';
import { addDays } from '#model/calendar.ts';
import {
  areaTree,
  givenDates,
  sectorTree,
  writtenAnnotations,
  type AnnotationVersion,
  type Area,
  type Store,
  type WrittenAnnotation
} from '#queries/index.server.ts';

/** What the page of dated facts shows. `area`: the one it is about, null for all; `names`: of accounts, by id. */
export async function annotationsPage(
  store: Store,
  area: Area | null,
  names: ReadonlyMap<string, string>,
  lang: Lang
) {
  const written = await writtenAnnotations(store, area?.area_code ?? '');
  const shown = written.map((fact) => shownFact(fact, names, lang));
  return {
    area: area === null ? null : { code: area.area_code, name: area.name },
    facts: shown.filter(({ is_withdrawn }) => !is_withdrawn),
    withdrawn: shown.filter(({ is_withdrawn }) => is_withdrawn),
    given: given(lang),
    sectors: await sectorGroups(store, lang),
    places: await placesFor(store, area)
  };
}

/** A fact as the page shows it. */
export type ShownFact = ReturnType<typeof shownFact>;

function shownFact(fact: WrittenAnnotation, names: ReadonlyMap<string, string>, lang: Lang) {
  const text = annotationTextsIn(lang);
  const by = (version: AnnotationVersion) => ({
    who: names.get(version.who) ?? text.gone,
    when: whenOf(version.changed_at, lang)
  });
  return {
    id: fact.id,
    version: fact.version,
    is_withdrawn: fact.is_withdrawn,
    name: fact.name[lang],
    kind: text.kinds[fact.kind],
    area: { code: fact.area, name: fact.area_name },
    sector: fact.sector_name?.[lang] ?? null,
    days: formatIn(lang).range(fact.from, fact.until),
    source: fact.source,
    last: text.last(by(fact)),
    earlier: fact.earlier.map((version) =>
      text.historyItem({ what: told(version, lang), ...by(version) })
    ),
    typed: {
      kind: fact.kind as string,
      place: placeText(fact.area_name, fact.area),
      sector: fact.sector ?? '',
      from: fact.from,
      last: addDays(fact.until, -1),
      name_fr: fact.name.fr,
      name_en: fact.name.en,
      source: fact.source
    }
  };
}

/** How the form writes a place, and reads it back. */
const placeText = (name: string, code: string): string => `${name} (${code})`;

/** A version in one line, with all that may have changed. */
function told(version: AnnotationVersion, lang: Lang): string {
  const text = annotationTextsIn(lang);
  const parts = [
    version.name[lang],
    text.kinds[version.kind],
    version.area_name,
    version.sector_name?.[lang] ?? text.allSectors,
    formatIn(lang).range(version.from, version.until),
    version.source,
    ...(version.is_withdrawn ? [text.wasWithdrawn] : [])
  ];
  return parts.join(', ');
}

function whenOf(changed_at: string, lang: Lang): string {
  return new Date(`${changed_at.replace(' ', 'T')}Z`).toLocaleString(
    lang === 'fr' ? 'fr-FR' : 'en-GB',
    { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Paris' }
  );
}

/** What the product brought, facts of many sectors on the same days as one. */
function given(lang: Lang) {
  const text = annotationTextsIn(lang).given.sectors;
  const format = formatIn(lang);
  const byDays = new Map<
    string,
    { name: string; days: string; source: string; sectors_n: number }
  >();
  for (const { from, until, name, sector, source } of givenDates()) {
    const key = [from, until, name.en].join();
    const known = byDays.get(key) ?? {
      ...{ name: name[lang], days: format.range(from, until), source, sectors_n: 0 }
    };
    byDays.set(key, { ...known, sectors_n: known.sectors_n + (sector === null ? 0 : 1) });
  }
  return [...byDays.values()].map(({ sectors_n, ...one }) => ({
    ...one,
    sectors:
      sectors_n === 0 ? null : sectors_n === 1 ? text.one : text.other(format.count(sectors_n))
  }));
}

async function sectorGroups(store: Store, lang: Lang) {
  const { families, groups } = await sectorTree(store);
  const option = ({ code, name }: { code: string; name: { fr: string; en: string } }) => ({
    value: code,
    label: name[lang]
  });
  return [
    ...families.map((family) => ({
      label: family.name[lang],
      options: [option(family), ...family.groups.map(option)]
    })),
    ...(groups.length === 0 ? [] : [{ label: null, options: groups.map(option) }])
  ];
}

/** What the field of the place offers: the area itself and what of the tree lies in it. */
async function placesFor(store: Store, area: Area | null): Promise<string[]> {
  const offered: string[] = [];
  const offer = (one: { code: string; name: string }, within: readonly string[]) => {
    if (area === null || [...within, one.code].includes(area.area_code))
      offered.push(placeText(one.name, one.code));
  };
  for (const country of await areaTree(store)) {
    offer(country, []);
    for (const one of country.departements) offer(one, [country.code]);
    for (const region of country.regions) {
      offer(region, [country.code]);
      for (const one of region.departements) offer(one, [country.code, region.code]);
    }
  }
  return area === null || offered.length > 0 ? offered : [placeText(area.name, area.area_code)];
}
