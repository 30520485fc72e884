import type { Day } from '#model/calendar.ts';
import type { Text } from '#model/metric.ts';
import type { Store } from '#queries/store.ts';
import { closureRows } from '#queries/reference/closure-rows.ts';
import annotationText from './annotations.sql?raw';

/**
 * One dated fact, half-open days. `kind`: lockdown, closed_to_public, programme, holiday, black_friday, soldes,
 * disturbance. `sector` null: about all sectors. `regular_on`: when the rule puts a holiday that was moved; else null.
 * `source` says so where nobody verified it.
 */
export type Annotation = {
  area: string;
  sector: string | null;
  from: Day;
  until: Day;
  kind: string;
  name: Text;
  source: string;
  regular_on: Day | null;
};

/**
 * What the facts are wanted for: half-open days, and codes as stored; without an area those of every country, without
 * `kinds` all of them.
 */
export type AnnotationQuestion = {
  from: Day;
  until: Day;
  area?: string;
  sector?: string;
  kinds?: readonly string[];
};

/** Dated facts that meet a period, an area and a sector, in order of time. */
export async function annotations(
  store: Store,
  { from, until, area = '', sector = '', kinds }: AnnotationQuestion
): Promise<Annotation[]> {
  const rows = await store.engine.query<{
    area_code: string;
    sector_code: string | null;
    from_on: Day;
    until_on: Day;
    kind: string;
    name_fr: string;
    name_en: string;
    source: string;
    regular_on: Day | null;
  }>(annotationText, { from, until, area, sector });
  const wanted = rows.filter(({ kind }) => kinds === undefined || kinds.includes(kind));
  return wanted.map((row) => ({
    area: row.area_code,
    sector: row.sector_code,
    from: row.from_on,
    until: row.until_on,
    kind: row.kind,
    name: { fr: row.name_fr, en: row.name_en },
    source: row.source,
    regular_on: row.regular_on
  }));
}

/** The closures and dates of programmes that come with the product, in order of time. */
export const givenDates = (): Annotation[] =>
  closureRows
    .map((row) => ({
      area: row.area_code,
      sector: row.sector_code,
      from: row.from_on,
      until: row.until_on,
      kind: row.kind,
      name: { fr: row.name_fr, en: row.name_en },
      source: row.source,
      regular_on: null
    }))
    .sort((a, b) => a.from.localeCompare(b.from));
