import type { SeriesRow } from '#model/question.ts';
import { kindOf, type Axis, type Shape } from '#lib/explore/shape.ts';

/** One line of a table: what it is, and a cell for each column; undefined where the answer has none. */
export type Line = { key: string; head: SeriesRow | null; cells: (SeriesRow | undefined)[] };

/** A column of numbers. `head`: a row of the answer that bears its name; null: of all of them together. */
export type PivotColumn = { key: string; head: SeriesRow | null; metric: string };

/**
 * A table: lines in order, the line of all of them together last. Totals are answers of their own, worked out anew from
 * what they are made of and protected as such, never sums or means of what is shown.
 */
export type Pivot = { columns: PivotColumn[]; lines: Line[]; total: Line };

/** Rows of the answers a table is made of: split by both axes, by one of them, by none. */
export type Answers = Record<'cells' | 'of_rows' | 'of_columns' | 'whole', readonly SeriesRow[]>;

/** Lays the answers out. */
export function pivotOf(answers: Answers, { metrics, rows, columns, sort }: Shape): Pivot {
  const across = columns === null ? [] : headsOf(answers.of_columns, columns);
  const shown: PivotColumn[] = [...across, null].flatMap((head) =>
    metrics.map((metric) => ({ key: `${keyOf(head, columns)} ${metric}`, head, metric }))
  );
  const found = new Map(
    Object.values(answers)
      .flat()
      .map((row) => [nameOf(row, rows, columns), row])
  );
  const lineOf = (head: SeriesRow | null): Line => ({
    key: keyOf(head, rows),
    head,
    cells: shown.map(({ key }) => found.get(`${keyOf(head, rows)} ${key}`))
  });
  const lines = headsOf(answers.of_rows, rows).map(lineOf);
  return { columns: shown, lines: sorted(lines, sort), total: lineOf(null) };
}

const nameOf = (row: SeriesRow, rows: Axis, columns: Axis | null): string =>
  `${keyOf(row, rows)} ${keyOf(row, columns)} ${row.metric}`;

/** The code by which an axis tells one thing from another; an empty text: all of them together. */
export function keyOf(row: SeriesRow | null, axis: Axis | null): string {
  if (row === null || axis === null) return '';
  const kind = kindOf(axis);
  if (kind === 'sector') return row.sector ?? '';
  if (kind === 'area') return row.area ?? '';
  return (kind === 'period' ? row.period : row.channel) ?? '';
}

/** One row for each thing of an axis, in the order of the answer. */
function headsOf(rows: readonly SeriesRow[], axis: Axis): SeriesRow[] {
  const heads = new Map<string, SeriesRow>();
  for (const row of rows) {
    const key = keyOf(row, axis);
    if (key !== '' && !heads.has(key)) heads.set(key, row);
  }
  return [...heads.values()];
}

/** Lines by one column, those without a value last whichever way. */
function sorted(lines: Line[], sort: Shape['sort']): Line[] {
  if (sort === null) return lines;
  const valueOf = ({ cells }: Line) => cells[sort.column - 1]?.value ?? null;
  return lines.toSorted((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sort.down ? y - x : x - y;
  });
}
