import type { Status } from '#model/question.ts';
import { enterprisesMin, zeroEnterprisesMin } from '#queries/protect/primary.ts';

/** A number of enterprises as it may be shown: null with status `A` (too few) or `D` (to keep another one from being told). */
export type ProtectedCount = { value: number | null; status: Status };

/** Whether a count of enterprises is too small to be shown; a nought is one where few could have been counted. */
export const isFew = (n: number, base: number): boolean =>
  n === 0 ? base < zeroEnterprisesMin : n < enterprisesMin;
