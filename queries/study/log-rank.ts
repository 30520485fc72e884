import type { Case } from '#queries/study/survival.ts';

/** Whether groups wait equally long: χ² with `df` degrees of freedom and its p value. */
export type LogRank = { chi2: number; df: number; p: number };

/**
 * Log-rank test of two groups or more; null with one group or without events.
 * Source: Mantel 1966; hypergeometric variance, as R's survdiff.
 */
export function logRank(cases: readonly Case[]): LogRank | null {
  const groups = [...new Set(cases.map(({ group }) => group))].sort();
  const df = groups.length - 1;
  const times = [...new Set(cases.filter(({ event }) => event === 1).map(({ time }) => time))];
  if (df < 1 || times.length === 0) return null;
  const moments = times.map((time) => momentsAt(time, cases, groups));
  const excess = moments.reduce((sum, it) => sum.map((x, i) => x + (it.excess[i] ?? 0)), zeros(df));
  const variance = moments.reduce(
    (sum, it) => sum.map((row, i) => row.map((x, j) => x + (it.variance[i]?.[j] ?? 0))),
    zeros(df).map(() => zeros(df))
  );
  const weights = solved(variance, excess);
  if (weights === null) return null;
  const chi2 = excess.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0);
  return { chi2, df, p: chiSquareTail(chi2, df) };
}

const zeros = (n: number): number[] => Array.from({ length: n }, () => 0);

/** Events above what equal waiting would give, by group but the last, and their covariance, at one time of events. */
function momentsAt(
  time: number,
  cases: readonly Case[],
  groups: readonly string[]
): { excess: number[]; variance: number[][] } {
  const risk = cases.filter((it) => it.time >= time);
  const ended = risk.filter((it) => it.time === time && it.event === 1);
  const [n, d] = [risk.length, ended.length];
  const first = groups.slice(0, -1);
  const shares = first.map((group) => risk.filter((it) => it.group === group).length / n);
  const scale = n > 1 ? (d * (n - d)) / (n - 1) : 0;
  return {
    excess: first.map(
      (group, i) => ended.filter((it) => it.group === group).length - d * (shares[i] ?? 0)
    ),
    variance: shares.map((x, i) => shares.map((y, j) => scale * x * ((i === j ? 1 : 0) - y)))
  };
}

/** x of A·x = b by elimination with pivots; null when A is singular. `A` small and square, row by row. */
function solved(matrix: readonly number[][], right: readonly number[]): number[] | null {
  let rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (let i = 0; i < matrix.length; i += 1) {
    const at = (row: readonly number[]) => Math.abs(row[i] ?? 0);
    const pivot = rows.slice(i).reduce<number[]>((a, b) => (at(b) > at(a) ? b : a), []);
    if (at(pivot) < 1e-12) return null;
    const others = rows.filter((row) => row !== pivot);
    const rest = others.map((row) => {
      const factor = (row[i] ?? 0) / (pivot[i] ?? 1);
      return row.map((value, j) => value - factor * (pivot[j] ?? 0));
    });
    rows = [...rest.slice(0, i), pivot, ...rest.slice(i)];
  }
  return rows.map((row, i) => (row.at(-1) ?? 0) / (row[i] ?? 1));
}

/**
 * P(χ² with `df` degrees > x): the regularised upper incomplete gamma function Q(df/2, x/2) by its recurrence
 * Q(a + 1, y) = Q(a, y) + y^a·e^−y / Γ(a + 1), from Q(1/2, y) = erfc(√y) or Q(1, y) = e^−y.
 */
function chiSquareTail(x: number, df: number): number {
  const y = x / 2;
  let a = df % 2 === 0 ? 1 : 0.5;
  let tail = a === 1 ? Math.exp(-y) : erfc(Math.sqrt(y));
  let term = (y ** a * Math.exp(-y)) / (a === 1 ? 1 : Math.sqrt(Math.PI) / 2);
  for (; a < df / 2; a += 1) {
    tail += term;
    term *= y / (a + 1);
  }
  return tail;
}

/** 1 − erf(x) for x ≥ 0: the series for small x, a continued fraction beyond. */
function erfc(x: number): number {
  if (x < 2.5) {
    let [sum, term] = [x, x];
    for (let k = 1; Math.abs(term) > 1e-17 * Math.abs(sum) && k < 200; k += 1) {
      term *= -(x * x) / k;
      sum += term / (2 * k + 1);
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * sum;
  }
  let fraction = 0;
  for (let k = 60; k >= 1; k -= 1) fraction = k / 2 / (x + fraction);
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
}
