import type { SeriesRow } from '#model/question.ts';

/**
 * How sure a value is: 95 % interval and linearised standard error, exact. `is_safe`: whether it may be shown to
 * everyone where the value is.
 */
export type Estimate = { low: number; high: number; se: number; is_safe: boolean };

/** The columns an interval has in a row; all of them, or none where no interval was asked for. */
export type IntervalColumns = Required<Pick<SeriesRow, 'low' | 'high' | 'se'>>;

/** Steps of a point (0.1 %) that everyone but an owner gets intervals in. Source: domain note section 4, rounding. */
const stepsPerUnit = 1000;
/** Less than a step's rounding error, more than that of the arithmetic. */
const slack = 1e-9;

/**
 * Whether an interval keeps every enterprise's secret. Who knows ratio, sums and standard error knows Σ(o − R·t)², hence
 * of each enterprise that |o − R·t| is at most `reach`, the root of (n − 1)/n of that sum. An enterprise's numerator (or, to
 * who knows that, its denominator) must be at least 10 % uncertain on both sides: `room`, the greatest
 * |o − R·t| + max(|o|, |R·t|)/10, may not be beyond that reach. Shops that are all alike are not told to be.
 * Source: domain note section 4, upper protection of the count rule; decision 0031.
 */
export function isSafeSpread({
  n,
  squares,
  room
}: {
  n: number;
  squares: number;
  room: number;
}): boolean {
  const reach = Math.sqrt((squares * (n - 1)) / n);
  return reach > 0 && room <= reach;
}

/** An interval for everyone: rounded outward, the error upward; nothing where the value is hidden or it is not safe. */
export function protectedInterval(
  estimate: Estimate | null,
  status: SeriesRow['status']
): IntervalColumns {
  if (estimate === null || status !== 'F' || !estimate.is_safe) return none;
  return {
    low: Math.floor(estimate.low * stepsPerUnit + slack) / stepsPerUnit,
    high: roundedUp(estimate.high),
    se: roundedUp(estimate.se)
  };
}

/** An interval as it is, for owners and whoever can read the store. */
export const exactInterval = (
  estimate: Estimate | null,
  status: SeriesRow['status']
): IntervalColumns =>
  estimate === null || status !== 'F'
    ? none
    : { low: estimate.low, high: estimate.high, se: estimate.se };

const none: IntervalColumns = { low: null, high: null, se: null };

const roundedUp = (x: number): number => Math.ceil(x * stepsPerUnit - slack) / stepsPerUnit;
