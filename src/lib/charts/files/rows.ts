import type { Cell, Table } from '#lib/charts/define.ts';
import type { Lang } from '#lib/format.ts';
import { chartTextsIn } from '#lib/text/charts.ts';

/** A table twin as rows of a file: numbers exact, each column of them followed by its statuses. */
export type FileRows = { columns: string[]; rows: (string | number | null)[][] };

/**
 * The same table as on the screen, for files: the number behind each cell, null where there is none, and the status beside
 * it (F, A, O, D; null: missing) wherever a column has statuses. Texts stay as they are read.
 */
export function fileRows({ columns, rows }: Table, lang: Lang): FileRows {
  const { files } = chartTextsIn(lang);
  const some = (j: number, has: (cell: Cell) => boolean) =>
    rows.some((row) => row[j] !== undefined && has(row[j]));
  const kinds = columns.map((name, j) => ({
    name,
    number: some(j, ({ value }) => value !== undefined),
    status: some(j, ({ status }) => status !== undefined)
  }));
  return {
    columns: kinds.flatMap(({ name, status }) => (status ? [name, files.status(name)] : [name])),
    rows: rows.map((row) =>
      kinds.flatMap(({ number, status }, j) => {
        const cell = row[j];
        const value = number ? (cell?.value ?? null) : (cell?.text ?? null);
        return status ? [value, cell?.status ?? null] : [value];
      })
    )
  };
}
