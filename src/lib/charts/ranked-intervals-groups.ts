import { isHidden } from '#lib/charts/define.ts';
import type { Value } from '#lib/charts/rows.ts';

/** One value with its 95 % interval; `low` and `high` null where there is none. Ratios. */
export type RankedRow = {
  code: string;
  name: string;
  value: Value;
  low: number | null;
  high: number | null;
  enterprises_n: number | null;
};

/** A row whose value and interval are known. */
export type SureRow = RankedRow & { value: { value: number }; low: number; high: number };

/** Rows by what can be said of them; each list in alphabetical order, since inside none there is a ranking. */
export type Groups = {
  /** surest first: every interval of a group lies above every one of the next */
  sure: SureRow[][];
  /** with a value, without an interval */
  unsure: RankedRow[];
  /** hidden, then missing */
  without: RankedRow[];
};

/**
 * Rows cut into groups wherever all intervals above a place lie above all below it. Overlap is not transitive: two rows
 * of a group may lie apart, but a third one joins them. Source: domain note section 6, honest display.
 */
export function groupsOf(rows: readonly RankedRow[]): Groups {
  const isSure = (row: RankedRow): row is SureRow =>
    row.value.value !== null && row.low !== null && row.high !== null;
  const sorted = rows.filter(isSure).toSorted((a, b) => b.high - a.high || b.low - a.low);
  const sure: SureRow[][] = [];
  let floor = Infinity;
  for (const row of sorted) {
    const last = sure.at(-1);
    if (last === undefined || row.high < floor) sure.push([row]);
    else last.push(row);
    floor = Math.min(floor, row.low);
  }
  const rest = rows.filter((row) => !isSure(row));
  const hidden = rest.filter((row) => row.value.value === null && isHidden(row.value.status));
  const missing = rest.filter((row) => row.value.value === null && !isHidden(row.value.status));
  return {
    sure: sure.map(byName),
    unsure: byName(rest.filter((row) => row.value.value !== null)),
    without: [...byName(hidden), ...byName(missing)]
  };
}

const byName = <Row extends RankedRow>(rows: Row[]): Row[] =>
  rows.toSorted((a, b) => a.name.localeCompare(b.name, 'fr') || (a.code < b.code ? -1 : 1));
