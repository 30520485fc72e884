import type { Status } from '#model/question.ts';
import { enterprisesMin, zeroEnterprisesMin } from '#queries/protect/primary.ts';

/** A number of enterprises as it may be shown: null with status `A` (too few) or `D` (to keep another one from being told). */
export type ProtectedCount = { value: number | null; status: Status };

/**
 * Counts that contain one another, as those of a funnel over time: `rows[i][j]` counts enterprises, and neighbours in a row
 * or a column differ by who is in one and not in the other. Shows a count only if it is 3 or more, or nought where the
 * count it is part of (`base[i]`) is 5 or more, and if it differs from each neighbour shown in its row and its column by
 * nought or by 3 and more, so that no subtraction tells of one or two enterprises.
 * Source: domain note section 4, primary rules and differencing.
 */
export function protectNested(
  rows: readonly (readonly number[])[],
  base: readonly number[]
): ProtectedCount[][] {
  const lastAbove: (number | null)[] = [];
  return rows.map((row, i) => {
    let lastInRow: number | null = null;
    return row.map((n, j) => {
      if (isFew(n, base[i] ?? 0)) return hidden('A');
      const tells = [lastInRow, lastAbove[j] ?? null].some(
        (other) => other !== null && isTelling(Math.abs(other - n))
      );
      if (tells) return hidden('D');
      lastInRow = n;
      lastAbove[j] = n;
      return { value: n, status: 'F' };
    });
  });
}

/** Whether a count of enterprises is too small to be shown; a nought is one where few could have been counted. */
export const isFew = (n: number, base: number): boolean =>
  n === 0 ? base < zeroEnterprisesMin : n < enterprisesMin;

const isTelling = (difference: number): boolean => difference > 0 && difference < enterprisesMin;

const hidden = (status: 'A' | 'D'): ProtectedCount => ({ value: null, status });
