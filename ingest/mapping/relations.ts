import { DataRefused } from '#model/problem.ts';
import {
  identifier,
  literal,
  type Batch,
  type FactKind,
  type Input
} from '#queries/store.server.ts';
import type { DetectedFile } from '../detect/detect.ts';
import { valueSynonyms } from './value-synonyms.ts';

/** A file and the names of its columns; every column as text, or typed when the format has types. */
export type OpenFile = DetectedFile & { columns: string[] };

/** What an import is to read, and which files it has no use for. */
export type Plan = {
  views: Batch['views'];
  inputs: Input[];
  unused: string[];
};

/** Rows given as text by column, as an input; `name` stands for the file. */
export function rowsInput(kind: FactKind, rows: Record<string, string>[], name: string): Input[] {
  if (rows.length === 0) return [];
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const values = rows.map(
    (row) =>
      `(${names.map((name) => (row[name] === undefined ? 'NULL::VARCHAR' : literal(row[name]))).join(', ')})`
  );
  return [
    {
      kind,
      file: name,
      values: valueSynonyms,
      formats: { numbers: 'plain', dates: 'iso', assumed: [] },
      relation: `(SELECT * FROM (VALUES ${values.join(', ')}) AS fixed(${names.map(identifier).join(', ')}))`,
      first_row: null,
      rejects: null,
      semicolon: false,
      broken_text: false
    }
  ];
}

/** Files to the views of a mapping, each to the first whose columns it all has; files of one role follow one another. */
export function assign(
  files: OpenFile[],
  roles: Record<string, string[]>
): { views: Plan['views']; unused: string[] } {
  const taken = new Map<string, OpenFile[]>();
  const unused: string[] = [];
  const order = Object.entries(roles).sort(([, a], [, b]) => b.length - a.length);
  for (const file of files) {
    const role = order.find(([, columns]) =>
      columns.every((column) => file.columns.includes(column))
    );
    if (role === undefined) unused.push(file.name);
    else taken.set(role[0], [...(taken.get(role[0]) ?? []), file]);
  }
  const missing = Object.entries(roles).find(([name]) => !taken.has(name));
  if (missing !== undefined)
    throw new DataRefused(
      `no file for ${missing[0]}: it needs the columns ${missing[1].join(', ')}`,
      { field: 'files' }
    );
  return {
    unused,
    views: [...taken].map(([name, list]) => ({
      name,
      files: list.flatMap((file) =>
        file.rejects === null ? [] : [{ file: file.name, rejects: file.rejects }]
      ),
      relation: `(${list.map((file) => `SELECT * FROM ${file.relation}`).join(' UNION ALL BY NAME ')}) AS ${name}_files`
    }))
  };
}
