import type { Column, SeriesRow } from '#model/question.ts';

type Cell = string | number | boolean | null;

/** Rows as CSV: header, comma, RFC 4180 quotes, point as decimal, empty for null; no text that a spreadsheet would run. */
export function toCsv(columns: readonly Column[], rows: readonly SeriesRow[]): string {
  const lines = rows.map((row) => columns.map(({ name }) => csvCell(row[name] ?? null)).join(','));
  return [columns.map(({ name }) => name).join(','), ...lines, ''].join('\n');
}

/** Rows as newline-delimited JSON. */
export const toNdjson = (rows: readonly SeriesRow[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/**
 * A text that no spreadsheet takes for a formula: one that begins with = + - @, tab or return gets an apostrophe in
 * front. Source: domain note section 7, spreadsheet exports.
 */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = harmless(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
