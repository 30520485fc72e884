import { kindOf, recognise } from '../mapping/synonyms.ts';
import { fileKinds, type FileKind } from './choices.ts';

/** What the cells of a column look like, by its first rows. */
export type Looks = 'empty' | 'date' | 'amount' | 'count' | 'number' | 'text';

/** A column of a file as a person sees it. `samples`: different values, the first ones. */
export type SeenColumn = { name: string; samples: string[]; looks: Looks; all_different: boolean };

const samples_shown = 4;
const date =
  /^(\d{4}-\d{2}(-\d{2})?|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}\/\d{2}\/\d{2})([ T]\d.*)?$/;
const amount = /^[-−+]?[\d\s\u00a0\u202f'’.,]*\d[.,]\d{2}\s*(€|EUR|\$|£|CHF)?$/;
const number = /^[-−+]?\d[\d\s.,\u00a0\u202f]*\s*(€|EUR|\$|£|CHF|%)?$/;

/** The columns of the first rows of a file. */
export function seeColumns(columns: string[], rows: Record<string, string | null>[]): SeenColumn[] {
  return columns.map((name) => {
    const filled = rows.flatMap((row) => {
      const value = row[name]?.trim() ?? '';
      return value === '' ? [] : [value];
    });
    const different = [...new Set(filled)];
    return {
      name,
      samples: different.slice(0, samples_shown).map((value) => value.slice(0, 60)),
      looks: looksOf(filled),
      all_different: filled.length > 1 && different.length === filled.length
    };
  });
}

function looksOf(values: string[]): Looks {
  if (values.length === 0) return 'empty';
  const mostly = (pattern: RegExp): boolean =>
    values.filter((value) => pattern.test(value)).length >= values.length * 0.9;
  if (mostly(date)) return 'date';
  if (mostly(amount)) return 'amount';
  if (mostly(/^\d{1,9}$/)) return 'count';
  return mostly(number) ? 'number' : 'text';
}

/** The kind that a header speaks of among those that may be imported here; null: a person must say. */
export function guessKind(columns: string[]): FileKind | null {
  const found = kindOf([...columns, 'unit']);
  return fileKinds.find((kind) => kind === found) ?? null;
}

/** A guess of what a column stands for, and what it rests on. */
export type Guess = { column: string; by: 'name' | 'content' };

/**
 * Our columns that a file's columns stand for, by their names; what is missing then by what the only fitting column
 * holds. Approximate: a guess by content is to be looked at. `holdsUnit`: whether a column holds the code of the
 * importing shop; others only look like one and are left alone.
 */
export function guessColumns(
  kind: FileKind,
  seen: SeenColumn[],
  holdsUnit: (column: string) => boolean
): Record<string, Guess> {
  const byName = recognise(
    kind,
    seen.map(({ name }) => name)
  );
  const out: Record<string, Guess> = Object.fromEntries(
    Object.entries(byName)
      .filter(([to]) => !['source', 'customer_key'].includes(to))
      .filter(([to, column]) => to !== 'unit' || column === 'unit' || holdsUnit(column))
      .map(([to, column]) => [to, { column, by: 'name' }])
  );
  const fill = (to: string, fits: (column: SeenColumn) => boolean): void => {
    if (out[to] !== undefined) return;
    const used = new Set(Object.values(out).map(({ column }) => column));
    const [only, ...others] = seen.filter((column) => !used.has(column.name) && fits(column));
    if (only !== undefined && others.length === 0) out[to] = { column: only.name, by: 'content' };
  };
  fill(kind === 'orders' ? 'ordered_at' : 'day', ({ looks }) => looks === 'date');
  if (kind !== 'visits' && out['net'] === undefined && out['gross'] === undefined)
    fill('gross', ({ looks }) => looks === 'amount');
  if (kind === 'visits') fill('visits_n', ({ looks }) => looks === 'count');
  if (kind === 'orders')
    fill(
      'external_id',
      ({ all_different, looks }) => all_different && ['count', 'text'].includes(looks)
    );
  return out;
}
