/** A figure and the mean of its base period, in one unit. */
export type OnBase = { value: number; base: number };

/**
 * Change against the base period beyond what the reference year showed: the index of a week over that of its twin, less 1.
 * Ratio: -0.45 is 45 % below. Null when a base or the reference index is nought.
 * Source: Opportunity Insights Economic Tracker, data documentation; domain note section 5.
 */
export function changeSinceBase(current: OnBase, reference: OnBase): number | null {
  if (current.base === 0 || reference.base === 0 || reference.value === 0) return null;
  return current.value / current.base / (reference.value / reference.base) - 1;
}

/**
 * Average weekly value of a statistical month of 4 or 5 weeks, as the ONS publishes retail sales: sums divided by weeks,
 * so that months of both lengths compare. Same unit as the sum.
 * Source: ONS, Retail Sales Index QMI; domain note section 5.
 */
export const weeklyMean = (month_total: number, weeks_n: 4 | 5): number => month_total / weeks_n;
