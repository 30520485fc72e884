import type { ImportReport } from '#ingest/import.ts';

type Refused = ImportReport['quarantined'][number];

/** One line on what became of the rows. */
export const summary = (report: ImportReport): string =>
  `import ${report.import_id}: read ${report.read_n}, accepted ${report.accepted_n}, updated ${report.updated_n}, duplicate ${report.duplicate_n}, quarantined ${report.quarantined_n}`;

const names: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

/** Per file: kind, rows, and how it was read. */
export const fileLines = (report: ImportReport): string[] =>
  report.files.flatMap(({ name, kind, rows_n, detected }) => {
    const facts = [
      detected.format,
      detected.encoding,
      detected.separator === null
        ? null
        : `separated by ${names[detected.separator] ?? detected.separator}`,
      detected.numbers === null || detected.numbers === 'plain'
        ? null
        : `decimal ${detected.numbers}`,
      detected.dates === null || detected.dates === 'iso' ? null : `dates ${detected.dates}`
    ].filter((fact) => fact !== null);
    return [
      `${name}: ${kind}, ${rows_n} rows (${facts.join(', ')})`,
      ...detected.notes.map((note) => `  note: ${note}`)
    ];
  });

const width_max = 28;

/** Refused rows as a table of row, column, value and sentence; the number left out is said. */
export function refusedLines(rows: Refused[], all_n: number): string[] {
  if (rows.length === 0) return [];
  const cells = rows.map((row) => [
    row.row_n === 0 ? '' : String(row.row_n),
    row.column_name ?? '',
    cut(row.value ?? ''),
    `${row.message} (${row.file})`
  ]);
  const header = ['row', 'column', 'value', 'what is wrong'];
  const widths = header.map((name, i) =>
    Math.max(name.length, ...cells.map((line) => line[i]?.length ?? 0))
  );
  const lines = [header, ...cells].map((line) =>
    line.map((cell, i) => (i === line.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join('  ')
  );
  return all_n > rows.length
    ? [...lines, `and ${all_n - rows.length} more: npm run vitrine -- quarantine list`]
    : lines;
}

const cut = (value: string): string =>
  value.length > width_max ? `${value.slice(0, width_max - 1)}…` : value;
