import { normal975, quantile, resamplesN } from '#model/estimate.ts';
import { seOf, type Mean } from '#queries/study/effect.ts';

/** Several estimates judged together: `critical` is the number of standard errors that holds for all of them at 95 %. */
export type Together = { critical: number; p: number | null };

/**
 * Multiplier bootstrap by unit over estimates that are looked at together: each unit's influence is kept or turned round
 * at random. `p`: how often the largest of them would be as far from nought as it is if all were nought; null without a
 * standard error. Source: Callaway and Sant'Anna 2021, algorithm 1; Rademacher weights.
 */
export function together(
  means: readonly Mean[],
  random: () => number,
  resamples_n = resamplesN
): Together {
  const judged = means.flatMap(({ att, influence }) => {
    const se = seOf(influence);
    return se === null ? [] : [{ t: Math.abs(att) / se, se, influence }];
  });
  if (judged.length === 0) return { critical: normal975, p: null };
  const units_n = judged[0]?.influence.length ?? 0;
  const signs = new Int8Array(units_n);
  const largest = Array.from({ length: resamples_n }, () => {
    for (let i = 0; i < units_n; i += 1) signs[i] = random() < 0.5 ? -1 : 1;
    return Math.max(
      ...judged.map(({ influence, se }) => {
        let sum = 0;
        for (let i = 0; i < units_n; i += 1) sum += (signs[i] ?? 0) * (influence[i] ?? 0);
        return Math.abs(sum) / units_n / se;
      })
    );
  });
  const seen = Math.max(...judged.map(({ t }) => t));
  return {
    critical: Math.max(normal975, quantile(largest, 0.95) ?? normal975),
    p: (1 + largest.filter((value) => value >= seen).length) / (1 + resamples_n)
  };
}

/**
 * How often an estimate would be as far from nought if cohorts were dealt to the units at random: for few units, where
 * standard errors mislead. `estimate` works it out for a dealing; null ones do not count. The dealing seen counts as one.
 */
export function permutationP(
  cohorts: readonly number[],
  estimate: (cohorts: number[]) => number | null,
  random: () => number,
  resamples_n = resamplesN
): number | null {
  const seen = estimate([...cohorts]);
  if (seen === null) return null;
  let [as_far_n, dealt_n] = [1, 1];
  const dealt = [...cohorts];
  for (let k = 0; k < resamples_n; k += 1) {
    for (let i = dealt.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [dealt[i], dealt[j]] = [dealt[j] ?? 0, dealt[i] ?? 0];
    }
    const value = estimate(dealt);
    if (value === null) continue;
    dealt_n += 1;
    if (Math.abs(value) >= Math.abs(seen) * (1 - 1e-12)) as_far_n += 1;
  }
  return as_far_n / dealt_n;
}
