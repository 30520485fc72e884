import type { Panel } from '#queries/study/panel.ts';

/**
 * The plain two-way fixed effects estimate: one coefficient for having joined, beside an effect of each unit and period.
 * `weights` by unit and period where joined: what each counts for in it; `negative_n` of the `joined_n` count the wrong
 * way round. Shown as a warning only.
 */
export type TwoWay = {
  estimate: number;
  weights: { unit: string; period: string; weight: number }[];
  negative_n: number;
};

/** Null when having joined does not differ within units and periods. Source: domain note section 6; Goodman-Bacon 2021. */
export function twoWay(panel: Panel): TwoWay | null {
  const seen = panel.outcomes.map((values) => values.map((value) => value !== null));
  const joined = panel.outcomes.map((values, i) =>
    values.map((_, t) => (t >= (panel.cohorts[i] ?? 0) ? 1 : 0))
  );
  const rest = withoutMeans(joined, seen);
  const at = (i: number, t: number) => (seen[i]?.[t] ? (rest[i]?.[t] ?? 0) : 0);
  let [top, bottom] = [0, 0];
  for (const [i, values] of panel.outcomes.entries())
    for (const [t, value] of values.entries()) {
      top += at(i, t) * (value ?? 0);
      bottom += at(i, t) ** 2;
    }
  if (bottom < 1e-12) return null;
  const weights = panel.outcomes.flatMap((values, i) =>
    values.flatMap((value, t) =>
      value === null || joined[i]?.[t] !== 1
        ? []
        : [
            {
              unit: panel.units[i] ?? '',
              period: panel.periods[t] ?? '',
              weight: at(i, t) / bottom
            }
          ]
    )
  );
  return {
    estimate: top / bottom,
    weights,
    negative_n: weights.filter(({ weight }) => weight < -1e-9).length
  };
}

/** A table less the means of its rows and columns, over the cells seen: by turns until nothing moves. */
function withoutMeans(table: readonly number[][], seen: readonly boolean[][]): number[][] {
  const rest = table.map((row) => [...row]);
  const width = table[0]?.length ?? 0;
  for (let turn = 0; turn < 10_000; turn += 1) {
    let moved = 0;
    const centre = (cells: [i: number, t: number][]) => {
      const known = cells.filter(([i, t]) => seen[i]?.[t]);
      const mean = known.reduce((sum, [i, t]) => sum + (rest[i]?.[t] ?? 0), 0) / known.length;
      for (const [i, t] of known) {
        const row = rest[i];
        if (row !== undefined) row[t] = (row[t] ?? 0) - mean;
      }
      if (known.length > 0) moved = Math.max(moved, Math.abs(mean));
    };
    for (const i of rest.keys()) centre(Array.from({ length: width }, (_, t) => [i, t]));
    for (let t = 0; t < width; t += 1) centre(Array.from(rest.keys(), (i) => [i, t]));
    if (moved < 1e-13) return rest;
  }
  return rest;
}
