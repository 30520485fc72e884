import type { AnnotationKind } from '#model/annotation.ts';
import type { Day } from '#model/calendar.ts';
import type { Text } from '#model/metric.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import type { Writer } from '#queries/engines/writer.ts';
import type { Store } from '#queries/store.ts';
import keptText from './kept-annotation.sql?raw';
import writeText from './write-annotation.sql?raw';
import writtenText from './written-annotations.sql?raw';

/** What somebody says of a dated fact. Half-open days; `sector` null: about all sectors. Names are as they are shown. */
export type AnnotationFields = {
  area: string;
  sector: string | null;
  from: Day;
  until: Day;
  kind: AnnotationKind;
  name: Text;
  source: string;
};

/** One version of a fact. `changed_at` UTC; `who`: id of the account. */
export type AnnotationVersion = AnnotationFields & {
  version: number;
  area_name: string;
  sector_name: Text | null;
  is_withdrawn: boolean;
  changed_at: string;
  who: string;
};

/** A fact that people wrote, as it holds; `earlier`: what it was before, newest first. */
export type WrittenAnnotation = AnnotationVersion & { id: number; earlier: AnnotationVersion[] };

// A writer of its own: facts change no figure, so kept answers stay good; what is drawn asks for the edition.
const writers = new WeakMap<Engine, Promise<Writer>>();
const editions = new WeakMap<Engine, number>();

/** Changes whenever a fact is written: under equal editions the same facts hold. No other process writes this store. */
export const annotationEdition = (store: Store): number => editions.get(store.engine) ?? 0;

/**
 * Keeps a version of a fact; the former ones stay as its history. `after`: the version it follows, null for a new fact.
 * Result: the fact's id, or null when somebody else wrote a version first and nothing was kept.
 */
export async function writeAnnotation(
  store: Store,
  fields: AnnotationFields & { is_withdrawn: boolean; who: string },
  after: { id: number; version: number } | null,
  now: Date
): Promise<number | null> {
  let opening = writers.get(store.engine);
  if (opening === undefined) writers.set(store.engine, (opening = store.engine.writer()));
  const writer = await opening;
  const { area, sector, from, until, kind, name, source, is_withdrawn, who } = fields;
  const { id, version } = after ?? { id: 0, version: 0 };
  const changed_at = now.toISOString().replace('T', ' ').replace('Z', '');
  const row = { area, sector: sector ?? '', from, until, kind, source, is_withdrawn, who };
  const names = { name_fr: name.fr, name_en: name.en };
  await writer.commit((transaction) =>
    transaction.run(writeText, { ...row, ...names, id, version, changed_at })
  );
  editions.set(store.engine, annotationEdition(store) + 1);
  const [kept] = await writer.query<{ id: number | null }>(keptText, {
    id,
    version,
    changed_at,
    who
  });
  return kept?.id ?? null;
}

type Row = Omit<
  AnnotationVersion,
  'area' | 'sector' | 'from' | 'until' | 'name' | 'sector_name'
> & {
  annotation_id: number;
  area_code: string;
  sector_code: string | null;
  sector_fr: string | null;
  sector_en: string | null;
  from_on: Day;
  until_on: Day;
  name_fr: string;
  name_en: string;
};

/** The facts that people wrote about an area and what lies in it (`''`: all), withdrawn ones too, in order of time. */
export async function writtenAnnotations(store: Store, area: string): Promise<WrittenAnnotation[]> {
  const found = new Map<number, WrittenAnnotation>();
  for (const row of await store.engine.query<Row>(writtenText, { area })) {
    const known = found.get(row.annotation_id);
    if (known === undefined)
      found.set(row.annotation_id, { ...versionOf(row), id: row.annotation_id, earlier: [] });
    else known.earlier.push(versionOf(row));
  }
  return [...found.values()];
}

const versionOf = (row: Row): AnnotationVersion => ({
  version: row.version,
  area: row.area_code,
  area_name: row.area_name ?? row.area_code,
  sector: row.sector_code,
  sector_name:
    row.sector_code === null
      ? null
      : { fr: row.sector_fr ?? row.sector_code, en: row.sector_en ?? row.sector_code },
  from: row.from_on,
  until: row.until_on,
  kind: row.kind,
  name: { fr: row.name_fr, en: row.name_en },
  source: row.source,
  is_withdrawn: row.is_withdrawn,
  changed_at: row.changed_at,
  who: row.who
});
