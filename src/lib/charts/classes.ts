/**
 * Bounds between classes of values, at most four for five classes, ascending and round (ratios to the point, finer where
 * they are small). About as many values fall into each class; noughts are no value here, they have a mark of their own.
 */
export function classBounds(values: readonly number[], classes = 5): number[] {
  const sorted = values.filter((value) => value > 0).toSorted((a, b) => a - b);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined) return [];
  const bounds = Array.from({ length: classes - 1 }, (_, i) => {
    const at = ((i + 1) / classes) * (sorted.length - 1);
    const [below, above] = [sorted[Math.floor(at)] ?? low, sorted[Math.ceil(at)] ?? high];
    return rounded(below + (above - below) * (at - Math.floor(at)));
  });
  return [...new Set(bounds)].filter((bound) => bound > low && bound <= high);
}

/** The class of a value, 0 to the number of bounds: a bound belongs to the class above it. */
export const classOf = (value: number, bounds: readonly number[]): number =>
  bounds.filter((bound) => value >= bound).length;

/** Which of `steps` colours a class takes, so that the first and last are always the palest and the strongest. */
export const stepOf = (index: number, bounds: readonly number[], steps = 5): number =>
  bounds.length === 0 ? Math.floor(steps / 2) : Math.round((index * (steps - 1)) / bounds.length);

function rounded(ratio: number): number {
  const step = ratio >= 0.1 ? 0.01 : ratio >= 0.02 ? 0.005 : 0.001;
  return Number((Math.round(ratio / step) * step).toFixed(4));
}
