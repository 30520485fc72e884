import type { SeriesRow, Status } from '#model/question.ts';
import {
  exactInterval,
  protectedInterval,
  type Estimate,
  type IntervalColumns
} from '#queries/protect/interval.ts';
import { linkedStatus, primaryStatus, worst, type Figure } from '#queries/protect/primary.ts';

declare const protection: unique symbol;

/** A row that went through `protect`: all that public pages, exports, mails and the API take. Nothing else makes one. */
export type Protected<Row> = Row & { readonly [protection]: 'protected' };

/** A row of one unit's own figures, for its owner alone. */
export type Own<Row> = Row & { readonly [protection]: 'own' };

/** A row as it is in the store, for whoever can read the store anyway. Never leaves by a page or the API. */
export type Unprotected<Row> = Row & { readonly [protection]: 'unprotected' };

/**
 * A metric's exact value in one cell, with the figures it is made of. `parts` with the enterprises that have revenue in
 * the same population, `linked` those that subtraction gives away, `inside` and `outside` the revenue in the metric's
 * population and the rest of the cell's (`outside` null: there is no rest).
 */
export type Measured = {
  row: Key;
  value: number | null;
  parts: { figure: Figure; revenue_n: number }[];
  linked: Figure[];
  inside: Figure;
  outside: Figure | null;
  /** how sure the value is, null when that cannot be said; absent where it was not asked */
  estimate?: Estimate | null;
};

/** The columns of a row that say which cell it is; the rest is decided here. */
export type Key = Omit<SeriesRow, keyof Outcome | keyof IntervalColumns | `compared_${string}`>;

type Outcome = Pick<SeriesRow, 'value' | 'status' | 'enterprises_n' | 'coverage'>;

/**
 * Applies the primary rules to every part of every value, numerators included. A hidden value is null, as are its number
 * of enterprises and its coverage; coverage alone is hidden when the revenue inside or outside the population is sensitive.
 * `compared`: the measured twin of each, by index; protected by itself. Rows keep their order.
 * Source: domain note section 4; design section 7.
 */
export function protect(
  cells: readonly Measured[],
  compared?: readonly Twin[]
): Protected<SeriesRow>[] {
  return finished(cells, compared, protectedOutcome, protectedInterval) as Protected<SeriesRow>[]; // the one place that grants the brand
}

/** The figures of one unit as they are, for its owner. The caller has restricted the question to that unit. */
export function ownRows(cells: readonly Measured[], compared?: readonly Twin[]): Own<SeriesRow>[] {
  return finished(cells, compared, exactOutcome, exactInterval) as Own<SeriesRow>[]; // owners see their own unit
}

/** All figures as they are; the command line says so beside them. */
export function unprotectedRows(
  cells: readonly Measured[],
  compared?: readonly Twin[]
): Unprotected<SeriesRow>[] {
  return finished(cells, compared, exactOutcome, exactInterval) as Unprotected<SeriesRow>[]; // whoever asks can read the store
}

/**
 * What a cell is compared with: the days with their label, and the cell unless there is none. `made_of`: of a twin that is
 * the mean of several cells, all of them; it is shown only where each of them may be. Else empty.
 */
export type Twin = {
  period: string | null;
  from: string;
  until: string;
  cell: Measured | null;
  made_of: readonly Measured[];
} | null;

function finished(
  cells: readonly Measured[],
  compared: readonly Twin[] | undefined,
  outcome: (cell: Measured) => Outcome,
  interval: (estimate: Estimate | null, status: Status) => IntervalColumns
): SeriesRow[] {
  return cells.map((cell, i): SeriesRow => {
    const twin = compared?.[i] ?? null;
    const other = twinOutcome(twin, outcome);
    const own = outcome(cell);
    return {
      ...cell.row,
      ...own,
      ...(cell.estimate === undefined ? {} : interval(cell.estimate, own.status)),
      compared_period: twin?.period ?? null,
      compared_from: twin?.from ?? null,
      compared_until: twin?.until ?? null,
      compared_value: other?.value ?? null,
      compared_status: other?.status ?? null
    };
  });
}

function twinOutcome(twin: Twin, outcome: (cell: Measured) => Outcome): Outcome | null {
  if (!twin?.cell) return null;
  const status = worst(twin.made_of.map((cell) => outcome(cell).status));
  if (twin.made_of.length === 0) return outcome(twin.cell);
  return status === 'F'
    ? exactOutcome(twin.cell)
    : { value: null, status, enterprises_n: null, coverage: null };
}

function protectedOutcome(cell: Measured): Outcome {
  const status = statusOf(cell);
  if (status !== 'F') return { value: null, status, enterprises_n: null, coverage: null };
  const seen = primaryStatus(cell.inside, cell.inside.n) === 'F';
  const rest = cell.outside === null || linkedStatus(cell.outside) === 'F';
  return { ...exactOutcome(cell), coverage: seen && rest ? coverageOf(cell) : null };
}

function statusOf({ value, parts, linked }: Measured): Status {
  const made = worst(parts.map(({ figure, revenue_n }) => primaryStatus(figure, revenue_n)));
  if (made !== 'F') return made;
  const hidden = worst(linked.map(linkedStatus));
  return hidden === 'F' && value === null ? null : hidden;
}

function exactOutcome(cell: Measured): Outcome {
  const present =
    cell.value !== null && cell.parts.every(({ figure }) => figure.shops_n + figure.panels_n > 0);
  if (!present) return { value: null, status: null, enterprises_n: null, coverage: null };
  return {
    value: cell.value,
    status: 'F',
    enterprises_n: Math.max(...cell.parts.map(({ figure }) => figure.n)),
    coverage: coverageOf(cell)
  };
}

function coverageOf({ inside, outside }: Measured): number | null {
  const all = inside.x + (outside?.x ?? 0);
  return all > 0 ? inside.x / all : null;
}
