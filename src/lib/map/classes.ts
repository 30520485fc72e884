/** One class of a map: ratios from `low` to `high`, both of them values that occur after rounding. */
export type MapClass = { low: number; high: number };

/** Most classes a map may have: more shades than five are not told apart. */
const classesMax = 5;

/**
 * The classes of positive ratios: about as many areas in each, borders on whole tenths of a point (whole points where
 * values lie far apart), equal values always together. Empty without values.
 */
export function classesOf(values: readonly number[]): MapClass[] {
  const sorted = values.filter((value) => value > 0).toSorted((a, b) => a - b);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return [];
  const step = most - least > 0.12 ? 0.01 : 0.001;
  const wanted = Math.min(classesMax, sorted.length);
  const borders = [floorTo(least, step)];
  for (let i = 1; i < wanted; i += 1) {
    const border = roundTo(sorted[Math.round((i * sorted.length) / wanted)] ?? most, step);
    if (border > (borders.at(-1) ?? 0) && border <= most) borders.push(border);
  }
  const end = roundTo(Math.max(most, (borders.at(-1) ?? 0) + step), step);
  const all = borders.map((low, i) => ({ low, high: borders[i + 1] ?? end }));
  return all.filter(
    (one, i) => sorted.some((value) => classIndex(all, value) === i) && one.high >= one.low
  );
}

/** The class of a positive ratio, counted from the lowest; a value on a border belongs above it. */
export const classIndex = (classes: readonly MapClass[], value: number): number =>
  Math.max(
    0,
    classes.findLastIndex(({ low }) => value >= low - 1e-9)
  );

const roundTo = (value: number, step: number): number => tidy(Math.round(value / step) * step);
const floorTo = (value: number, step: number): number => tidy(Math.floor(value / step) * step);
const tidy = (value: number): number => Math.round(value * 1e6) / 1e6;
