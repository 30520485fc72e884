import { createWriteStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import readWorkbook, { type Row, type Sheet } from 'read-excel-file/node';
import { DataRefused } from '#model/problem.ts';
import { xlsx_bytes_max } from './limits.ts';
import { checkArchive } from './zip.ts';

/**
 * The first sheet that holds something, as a delimited text in UTF-8: dates in ISO form, numbers with a point, formulas by
 * the value the workbook keeps for them. Empty rows stay, so that line numbers are those of the sheet.
 * Errors: DataRefused for a zip bomb, an archive that is no workbook, a damaged or empty one.
 */
export async function sheetToText(
  path: string,
  name: string,
  options: { folder: string; n: number }
): Promise<{ path: string; notes: string[] }> {
  const { size } = statSync(path);
  if (size > xlsx_bytes_max)
    throw new DataRefused(
      `xlsx file too large: ${name} (${size} bytes, at most ${xlsx_bytes_max}); save it as csv`
    );
  await checkArchive(path, name);
  const sheets = await readWorkbook(path).catch((cause: unknown): Sheet[] => {
    throw new DataRefused(`damaged xlsx file: ${name}`, { cause });
  });
  const sheet = sheets.find(({ data }) => data.some(isFilled));
  if (sheet === undefined) throw new DataRefused(`empty file: ${name}`);
  const others = sheets
    .filter((it) => it !== sheet && it.data.some(isFilled))
    .map((it) => it.sheet);
  const copy = join(options.folder, `sheet-${options.n}.csv`);
  const width = Math.max(...sheet.data.map((row) => row.length));
  await pipeline(Readable.from(lines(sheet.data, width)), createWriteStream(copy));
  return {
    path: copy,
    notes: [
      `sheet read: ${sheet.sheet}`,
      ...(others.length > 0 ? [`sheets left out: ${others.join(', ')}`] : [])
    ]
  };
}

type Value = Row[number];

const isFilled = (row: Row): boolean => row.some((value) => value !== null && value !== '');

function* lines(rows: Row[], width: number): Generator<string> {
  for (const row of rows)
    yield `${Array.from({ length: width }, (_, i) => cell(row[i] ?? null)).join(',')}\n`;
}

function cell(value: Value): string {
  if (value === null || value === '') return '';
  if (value instanceof Date) return isoText(value);
  return `"${String(value).replaceAll('"', '""')}"`;
}

/** Workbooks know no zones: the wall-clock time comes as if it were UTC, off by parts of a second. */
const isoText = (date: Date): string => {
  if (Number.isNaN(date.getTime())) return '';
  const text = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
};
