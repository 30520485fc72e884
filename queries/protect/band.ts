/** Fewest enterprises a band is shown for. */
export const bandEnterprisesMin = 10;

/** Where the middle of a group lies: ratios in whole percent. `enterprises_n`: the group's size, the asking shop in it. */
export type Band = { enterprises_n: number; q1: number; median: number; q3: number };

/**
 * Quartiles of a group that tell no member's value: each is the mean of the three values around its place, in whole
 * percent, and a group below ten enterprises has none (null). Everybody of a group is in it, whoever asks, so that all its
 * members read the same band and none is found by who is left out.
 * Source: domain note section 4, count rule applied to each quartile; section 6, n below 10.
 */
export function bandOf(values: readonly number[]): Band | null {
  if (values.length < bandEnterprisesMin) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const around = (p: number): number => {
    const place = Math.round((sorted.length - 1) * p);
    const at = Math.min(Math.max(place, 1), sorted.length - 2);
    const three = sorted.slice(at - 1, at + 2);
    return Math.round((three.reduce((sum, value) => sum + value, 0) / three.length) * 100) / 100;
  };
  return { enterprises_n: values.length, q1: around(0.25), median: around(0.5), q3: around(0.75) };
}
