import { InvalidInput } from '#model/problem.ts';
import type { Line } from '#queries/lines.ts';

/**
 * Units seen over periods. `periods` in order; `cohorts` and `outcomes` by unit: the place in `periods` at which a unit
 * joined (`periods.length` = never in the time seen) and its outcome by period, null where it was not seen.
 */
export type Panel = {
  periods: string[];
  units: string[];
  cohorts: number[];
  outcomes: (number | null)[][];
  /** by unit, whom it may be compared with: units of its own stratum; absent: with all */
  strata?: string[];
  /** left out because they had joined by the first period: nothing is known of them before */
  already_n: number;
};

/** Words for a unit that never joined, beside an empty cell. */
const never = new Set(['', '0', 'never', 'inf', 'infinity', 'na', 'null']);

/**
 * The panel of lines with the columns unit, period, cohort, outcome. Periods are numbers, or texts that sort by
 * themselves (2020-03, 2020-W11); cohort is the first period of having joined. A line without an outcome is a unit not seen.
 * Errors: InvalidInput naming the line (header = 1) and value: a period twice, a unit of two cohorts, an outcome that is
 * not a number, a single period.
 */
export function panelOf(lines: readonly Line[]): Panel {
  const numeric = lines.every(({ period }) => isNumber(period));
  const order = (a: string, b: string) => (numeric ? Number(a) - Number(b) : a < b ? -1 : 1);
  const periods = [...new Set(lines.map(({ period }) => said('period', period)))].sort(order);
  if (periods.length < 2)
    throw new InvalidInput(`one period only: ${periods[0] ?? 'none'}`, { field: 'panel' });
  const places = new Map(periods.map((period, i) => [period, i]));
  const rows = new Map<string, { cohort: string; values: (number | null)[] }>();
  for (const [i, line] of lines.entries()) {
    const unit = said('unit', line['unit'], i);
    const cohort = (line['cohort'] ?? '').trim().toLowerCase();
    const row = rows.get(unit) ?? { cohort, values: periods.map(() => null) };
    const place = places.get(said('period', line['period'], i)) ?? 0;
    if (row.cohort !== cohort)
      fail(i, `${unit} has two cohorts: ${row.cohort || 'never'}, ${cohort || 'never'}`);
    if (rows.has(unit) && row.values[place] !== null)
      fail(i, `${unit} has period ${periods[place]} twice`);
    row.values[place] = outcomeOf(line['outcome'], i);
    rows.set(unit, row);
  }
  const joined = (cohort: string): number => {
    if (never.has(cohort)) return periods.length;
    if (numeric && !isNumber(cohort))
      throw new InvalidInput(`cohort is not a period: ${cohort}`, { field: 'panel' });
    const place = periods.findIndex((period) => order(period.toLowerCase(), cohort) >= 0);
    return place === -1 ? periods.length : place;
  };
  const units = [...rows].map(([unit, row]) => ({ unit, ...row, joined: joined(row.cohort) }));
  const kept = units.filter((it) => it.joined > 0);
  return {
    periods,
    units: kept.map(({ unit }) => unit),
    cohorts: kept.map((it) => it.joined),
    outcomes: kept.map(({ values }) => values),
    already_n: units.length - kept.length
  };
}

const isNumber = (text: string | null | undefined): boolean =>
  (text ?? '').trim() !== '' && Number.isFinite(Number(text));

function said(name: string, text: string | null | undefined, i = 0): string {
  const found = text?.trim() ?? '';
  if (found === '') fail(i, `no ${name}`);
  return found;
}

function outcomeOf(text: string | null | undefined, i: number): number | null {
  const found = text?.trim() ?? '';
  if (found === '' || /^(na|nan|null)$/i.test(found)) return null;
  const value = Number(found);
  if (!Number.isFinite(value)) fail(i, `outcome is not a number: ${found}`);
  return value;
}

function fail(i: number, what: string): never {
  throw new InvalidInput(`line ${i + 2}: ${what}`, { field: 'panel' });
}
