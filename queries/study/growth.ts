/** Adopters by `t` on a logistic curve: `limit` in the end, growing at `rate`, half of them at `middle`. */
export const logistic = (
  t: number,
  { limit, rate, middle }: { limit: number; rate: number; middle: number }
): number => limit / (1 + Math.exp(-rate * (t - middle)));

/** Time a logistic curve takes from 10 % to 90 % of its limit: 2·ln 9 / rate. */
export const riseTime = (rate: number): number => (2 * Math.log(9)) / rate;

/** Coefficients of Bass: `innovation` p, of those who begin by themselves, `imitation` q, of those who follow others. */
export type Bass = { innovation: number; imitation: number };

/** Share of all who ever adopt that have by `t`. Source: Bass 1969; domain note section 6, S-curve. */
export function bassShare(t: number, { innovation: p, imitation: q }: Bass): number {
  const left = Math.exp(-(p + q) * t);
  return (1 - left) / (1 + (q / p) * left);
}

/** When most adopt in one step of time, the share that has by then, and the rate at it. Needs q > p. */
export function bassPeak({ innovation: p, imitation: q }: Bass): {
  t: number;
  share: number;
  rate: number;
} {
  const t = Math.log(q / p) / (p + q);
  return { t, share: bassShare(t, { innovation: p, imitation: q }), rate: (p + q) ** 2 / (4 * q) };
}
