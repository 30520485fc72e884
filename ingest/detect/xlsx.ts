import { DataRefused } from '#model/problem.ts';

/** The first sheet (or `sheet`) of a workbook as a delimited text. */
export async function sheetToText(
  path: string,
  name: string,
  options: { folder: string; n: number; sheet?: string }
): Promise<{ path: string; notes: string[] }> {
  void path;
  void options;
  throw new DataRefused(`xlsx not yet read: ${name}`);
}
