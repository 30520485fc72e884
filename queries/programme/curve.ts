import { logistic } from '#queries/study/growth.ts';

/** A logistic curve fitted to counts; `t` in steps of the counts from 0. `middle`: when half of the limit is reached. */
export type Fit = { limit: number; rate: number; middle: number };

/** Values of the limit that are tried, from what is reached to what can be. */
const limits_n = 60;

/**
 * The logistic curve nearest to cumulative counts (least squares), its limit no higher than `most`, the enterprises that can
 * join. Null where the counts do not show a limit: fewer than six of them, or the middle not passed, before which a limit
 * cannot be told from the data. Source: domain note section 6, S-curve.
 */
export function fitCurve(counts: readonly number[], most: number): Fit | null {
  const last = counts.at(-1) ?? 0;
  if (counts.length < 6 || last < 10 || most <= last) return null;
  let best: (Fit & { error: number }) | null = null;
  for (let k = 1; k <= limits_n; k += 1) {
    const limit = last + ((most - last) * k * k) / limits_n ** 2 + 0.5;
    const line = lineOf(counts.map((n, t) => ({ t, y: logit(n, limit), weight: n * (limit - n) })));
    if (line === null || line.slope <= 0) continue;
    const fit = { limit, rate: line.slope, middle: -line.start / line.slope };
    const error = counts.reduce((sum, n, t) => sum + (n - logistic(t, fit)) ** 2, 0);
    if (best === null || error < best.error) best = { ...fit, error };
  }
  if (best === null || best.middle >= counts.length - 1) return null;
  return { limit: best.limit, rate: best.rate, middle: best.middle };
}

const logit = (n: number, limit: number): number => Math.log(n / (limit - n));

/** Weighted least squares of y on t; weights of nought (and infinite y) fall out. */
function lineOf(
  points: readonly { t: number; y: number; weight: number }[]
): { slope: number; start: number } | null {
  const seen = points.filter(({ weight, y }) => weight > 0 && Number.isFinite(y));
  const sum = (of: (p: { t: number; y: number; weight: number }) => number) =>
    seen.reduce((all, p) => all + p.weight * of(p), 0);
  const all = sum(() => 1);
  if (seen.length < 3) return null;
  const [t, y] = [sum((p) => p.t) / all, sum((p) => p.y) / all];
  const spread = sum((p) => (p.t - t) ** 2);
  if (spread === 0) return null;
  const slope = sum((p) => (p.t - t) * (p.y - y)) / spread;
  return { slope, start: y - slope * t };
}
