import type { Column, SeriesRow } from '#model/question.ts';
import { inChunks } from './define.ts';

type Cell = string | number | boolean | null;

/** How a spreadsheet of a country reads text files. `mark`: a byte order mark in front, without which it takes UTF-8 for something else. */
type Dialect = {
  separator: ',' | ';';
  decimal: '.' | ',';
  mark: boolean;
  yes: string;
  no: string;
};

/** What programs and spreadsheets in English read. */
export const english: Dialect = {
  separator: ',',
  decimal: '.',
  mark: false,
  yes: 'true',
  no: 'false'
};

/** What spreadsheets in French read on a double click. */
export const french: Dialect = {
  separator: ';',
  decimal: ',',
  mark: true,
  yes: 'VRAI',
  no: 'FAUX'
};

/**
 * Rows as delimited text, in parts: header, RFC 4180 quotes, empty for null, nothing that a spreadsheet would run.
 * Numbers are exact.
 */
export function* delimited(
  columns: readonly Pick<Column, 'name'>[],
  rows: Iterable<SeriesRow>,
  dialect: Dialect = english
): Generator<string> {
  const { separator, mark } = dialect;
  yield `${mark ? '\ufeff' : ''}${columns.map(({ name }) => name).join(separator)}\n`;
  const line = (row: SeriesRow) =>
    columns.map(({ name }) => cellIn(row[name] ?? null, dialect)).join(separator);
  yield* inChunks(rows, (row) => `${line(row)}\n`);
}

function cellIn(value: Cell, { separator, decimal, yes, no }: Dialect): string {
  if (value === null) return '';
  if (typeof value === 'number')
    return decimal === '.' ? String(value) : String(value).replace('.', decimal);
  if (typeof value === 'boolean') return value ? yes : no;
  return quoted(harmless(value), separator);
}

/** A text in quotes where it needs them. */
export const quoted = (text: string, separator: ',' | ';' = ','): string =>
  text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/**
 * A text that no spreadsheet takes for a formula: one that begins with = + - @, tab or the end of a line gets an apostrophe
 * in front. Source: domain note section 7, spreadsheet exports.
 */
export const harmless = (text: string): string => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);
