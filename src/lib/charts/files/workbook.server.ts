import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { FileRows } from '#lib/charts/files/rows.ts';
import type { Note } from '#lib/charts/files/standalone.server.ts';
import { harmless } from '../../../export/delimited.ts';

/** A chart's table as a workbook: the figures, and a second sheet with what they are. Texts cannot run as formulas. */
export function toWorkbook(
  { columns, rows }: FileRows,
  notes: readonly Note[],
  names: { data: string; about: string }
): Promise<Buffer> {
  const header = columns.map((value) => ({ value, type: String, fontWeight: 'bold' as const }));
  const about: SheetData = notes.map(({ term, text }) => [cellOf(term), cellOf(text)]);
  return writeXlsxFile([
    {
      sheet: names.data,
      data: [header, ...rows.map((row) => row.map(cellOf))],
      stickyRowsCount: 1
    },
    { sheet: names.about, data: about, columns: [{ width: 24 }, { width: 100 }] }
  ]).toBuffer();
}

const cellOf = (value: string | number | null) =>
  value === null
    ? null
    : typeof value === 'number'
      ? { value, type: Number }
      : { value: harmless(value), type: String };

/** The same as CSV: comma, RFC 4180 quotes, point as decimal, empty for null. */
export const toCsvText = ({ columns, rows }: FileRows): string =>
  [columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = harmless(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
