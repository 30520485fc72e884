/** An object of a platform's record, before anything is believed of it. */
export type Raw = Readonly<Record<string, unknown>>;

/** The value as an object; null for anything else, lists included. */
export const rawOf = (value: unknown): Raw | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : null; // own keys are all unknown

/** The objects of a list; what is no object is left out, what is no list gives none. */
export const rawsOf = (value: unknown): Raw[] =>
  Array.isArray(value) ? value.map(rawOf).filter((item) => item !== null) : [];

/** An object inside an object, by its path; an empty one where there is none. */
export function inside(record: Raw, ...path: string[]): Raw {
  let found: Raw = record;
  for (const name of path) found = rawOf(valueOf(found, name)) ?? {};
  return found;
}

/** A value by its own key; a key that the record only inherits is none. */
export const valueOf = (record: Raw, name: string): unknown =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** Longest text that is taken from a record. */
const text_max = 1_000;

/**
 * A text or number as text without outer blanks; null when there is none, or it is empty.
 * Control characters become blanks and halves of a character the replacement mark, so that any store can hold it.
 */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'string') return null;
  const text = value
    .slice(0, text_max)
    .replace(/\p{Surrogate}/gu, '\ufffd')
    // eslint-disable-next-line no-control-regex -- these characters are what is meant
    .replace(/[\u0000-\u001f\u007f]/g, ' ')
    .trim();
  return text === '' ? null : text;
}

/** The text of a field, null when it has none. */
export const text = (record: Raw, name: string): string | null => textOf(valueOf(record, name));

/** The first text among some fields, null when none has one. */
export function firstText(record: Raw, ...names: string[]): string | null {
  for (const name of names) {
    const found = text(record, name);
    if (found !== null) return found;
  }
  return null;
}

/** A yes or no as platforms write it: true, 1, "1", "true", "yes". */
export const isYes = (value: unknown): boolean =>
  value === true || ['1', 'true', 'yes'].includes((textOf(value) ?? '').toLowerCase());

/** How many pieces a list of lines holds; a line without a number is one piece. Null without lines. */
export function piecesOf(lines: Raw[], name: string): number | null {
  if (lines.length === 0) return null;
  const sum = lines.reduce((n, line) => {
    const given = text(line, name);
    const quantity = given === null ? 1 : Number(given);
    return n + (quantity > 0 && quantity < 1e6 ? quantity : 0);
  }, 0);
  return Math.round(sum);
}

/**
 * The records in a document: the items of a list, and what lies in an envelope of one of these names, list or object.
 * One step deep each, however deep the document is.
 */
export function itemsOf(document: unknown, ...envelopes: string[]): unknown[] {
  const items: unknown[] = Array.isArray(document) ? document : [document];
  return items.flatMap((item) => {
    const raw = rawOf(item) ?? {};
    const inner = envelopes
      .map((name) => valueOf(raw, name))
      .find((value) => typeof value === 'object' && value !== null);
    return inner === undefined ? [item] : Array.isArray(inner) ? (inner as unknown[]) : [inner];
  });
}

/** The entry of a table by a word from outside; null for one that is not its own, such as `constructor`. */
export function lookUp<T>(table: Readonly<Record<string, T>>, word: string | null): T | null {
  return word !== null && Object.hasOwn(table, word) ? (table[word] ?? null) : null;
}
