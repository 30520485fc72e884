import type { DayRange } from '#model/question.ts';
import { NotFound } from '#model/problem.ts';
import type { Store } from '#queries/store.ts';
import basisText from './show-basis.sql?raw';
import declaredText from './show-declared.sql?raw';
import versionsText from './show-versions.sql?raw';
import windowsText from './show-windows.sql?raw';

/** A currency and tax basis that figures are told in. */
export type Basis = { currency: string; tax_basis: string };

/** What a unit declared; `overrides`: in place of its own history, from the year after `ref_year`. Minor units. */
export type Declared = Basis & {
  declared_at: string;
  annual_minor: number;
  includes_distance_sales: 'yes' | 'no' | 'unknown';
  ref_year: number;
  origin: string;
  overrides: boolean;
  import_id: number | null;
};

/** One run of days of one version: how it was expected, and how much. Half-open days, minor units, `detail` as JSON. */
export type UsualRow = DayRange &
  Basis & {
    method: string;
    alignment: string;
    ref_year: number;
    quality: string;
    distance_sales: string | null;
    usual_minor: number;
    detail: unknown;
  };

/** All runs that were computed together. */
export type UsualVersion = {
  version: number;
  is_current: boolean;
  computed_at: string;
  rows: UsualRow[];
};

/** How the usual turnover of one unit was made, now and before. `sales`: what its own sales are told in. */
export type UsualHistory = {
  unit: string;
  sales: Basis[];
  windows: (DayRange & { what: string; currency: string | null; tax_basis: string | null })[];
  declared: Declared[];
  versions: UsualVersion[];
};

type Wire = UsualRow & Omit<UsualVersion, 'rows'> & { detail: string };

/** Versions, methods and windows of one unit, newest first. Errors: NotFound `unknown unit: x`. */
export async function usualOf(store: Store, unit: string): Promise<UsualHistory> {
  const { engine } = store;
  const [found] = await engine.query<{ unit_id: number }>(
    'SELECT unit_id FROM unit WHERE unit_code = {unit:String}',
    { unit }
  );
  if (found === undefined) throw new NotFound(`unknown unit: ${unit}`, { field: 'unit' });
  const versions = new Map<number, UsualVersion>();
  for (const { version, is_current, computed_at, detail, ...row } of await engine.query<Wire>(
    versionsText,
    found
  )) {
    const known = versions.get(version) ?? { version, is_current, computed_at, rows: [] };
    known.rows.push({ ...row, detail: JSON.parse(detail) as unknown });
    versions.set(version, known);
  }
  return {
    unit,
    sales: await engine.query<Basis>(basisText, found),
    windows: await engine.query<UsualHistory['windows'][number]>(windowsText, found),
    declared: await engine.query<Declared>(declaredText, found),
    versions: [...versions.values()]
  };
}
