import type { TableCell } from '#queries/store.server.ts';

/**
 * A protected table for people: one line per row, one column per column, hidden cells as their status in brackets; below,
 * each hidden cell with the bounds an outsider can find, and of a primary one the room it has and needs.
 */
export function humanRows(cells: readonly TableCell[]): string[] {
  const columns = [...new Set(cells.map(({ column }) => column))];
  const rows = [...new Set(cells.map(({ row }) => row))];
  const text = ({ value, status }: TableCell) => (value === null ? `(${status})` : String(value));
  const lines = rows.map((row) => [row, ...cells.filter((cell) => cell.row === row).map(text)]);
  const table = [['', ...columns], ...lines];
  const widths = ['', ...columns].map((_, i) =>
    Math.max(...table.map((line) => (line[i] ?? '').length))
  );
  const hidden = cells.filter(({ value }) => value === null);
  return [
    ...table.map((line) =>
      line
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
    ),
    '',
    hidden.length === 0 ? 'nothing to hide' : `${hidden.length} hidden:`,
    ...hidden.map(auditLine)
  ];
}

function auditLine({ row, column, status, min, max, needs, has }: TableCell): string {
  const open = (bound: number | null) => (bound === null ? 'open' : String(bound));
  const room = needs === null ? '' : `, has ${open(has)} above the true value, needs ${needs}`;
  return `${row} × ${column} (${status}): ${open(min)} to ${open(max)}${room}`;
}
