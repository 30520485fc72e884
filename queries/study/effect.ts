import type { Panel } from '#queries/study/panel.ts';

/** Whom those who joined are compared with: units that never join, or also those that have not joined yet. */
export type Controls = 'never' | 'notyet';

/**
 * Effect on one cohort in one period: `att` the mean change of the outcome of those who joined at `cohort` since the period
 * before they did (before joining: since the period before), minus the same of the controls. Both by place in the periods.
 * `influence` by unit: what it adds to the estimate's error; the mean of its squares over n is the variance.
 */
export type Cell = {
  cohort: number;
  period: number;
  att: number;
  joined_n: number;
  controls_n: number;
  influence: Float64Array;
};

/**
 * Callaway–Sant'Anna group-time effects without covariates, every cohort in every period that has a comparison group; cells
 * without one are left out. Units count in a cell when seen in both of its periods.
 * Source: Callaway and Sant'Anna 2021; domain note section 6, staggered joining.
 */
export function effectsOf(panel: Panel, controls: Controls): Cell[] {
  const never = panel.periods.length;
  const cohorts = [...new Set(panel.cohorts)].filter((it) => it < never).sort((a, b) => a - b);
  return cohorts.flatMap((cohort) =>
    panel.periods.flatMap((_, period) => {
      const base = period < cohort ? period - 1 : cohort - 1;
      const since = Math.max(period, base);
      const isControl = (joined: number) =>
        controls === 'never' ? joined === never : joined > since && joined !== cohort;
      const cell = base < 0 ? null : cellOf(panel, { cohort, period, base, isControl });
      return cell === null ? [] : [cell];
    })
  );
}

type Contrast = {
  cohort: number;
  period: number;
  base: number;
  isControl: (joined: number) => boolean;
};

function cellOf(panel: Panel, { cohort, period, base, isControl }: Contrast): Cell | null {
  const changes = panel.outcomes.map((values) => {
    const [now, then] = [values[period] ?? null, values[base] ?? null];
    return now === null || then === null ? null : now - then;
  });
  const mean = (belongs: (joined: number) => boolean) => {
    const members = changes.flatMap((change, i) =>
      change !== null && belongs(panel.cohorts[i] ?? 0) ? [{ i, change }] : []
    );
    const value = members.reduce((sum, { change }) => sum + change, 0) / members.length;
    return { members, value };
  };
  const joined = mean((it) => it === cohort);
  const others = mean(isControl);
  const [joined_n, controls_n] = [joined.members.length, others.members.length];
  if (joined_n === 0 || controls_n === 0) return null;
  const units_n = panel.units.length;
  const influence = new Float64Array(units_n);
  // n / (n − 1): the variance of a few units about their own mean is too small
  const weight = (n: number) => (units_n / n) * (n > 1 ? Math.sqrt(n / (n - 1)) : 1);
  for (const { i, change } of joined.members)
    influence[i] = weight(joined_n) * (change - joined.value);
  for (const { i, change } of others.members)
    influence[i] = -weight(controls_n) * (change - others.value);
  return { cohort, period, att: joined.value - others.value, joined_n, controls_n, influence };
}

/** A mean of cells with its influence by unit. */
export type Mean = { att: number; influence: Float64Array };

/**
 * Mean of cells, each weighted by the share of units in its cohort; the error of the shares is carried along.
 * Null without cells. Source: Callaway and Sant'Anna 2021, section 3.
 */
export function meanOf(panel: Panel, cells: readonly Cell[]): Mean | null {
  if (cells.length === 0) return null;
  const units_n = panel.units.length;
  const sizes = cells.map(({ cohort }) => panel.cohorts.filter((it) => it === cohort).length);
  const total = sizes.reduce((a, b) => a + b, 0);
  const weights = sizes.map((size) => size / total);
  const att = cells.reduce((sum, cell, k) => sum + (weights[k] ?? 0) * cell.att, 0);
  const influence = Float64Array.from(panel.cohorts, (joined, i) => {
    const own = cells.reduce(
      (sum, cell, k) => sum + (weights[k] ?? 0) * (cell.influence[i] ?? 0),
      0
    );
    const shares = cells.reduce(
      (sum, { cohort, att: value }) => sum + (joined === cohort ? value - att : 0),
      0
    );
    return own + (shares * units_n) / total;
  });
  return { att, influence };
}

/** Standard error of an estimate from its influences; null where they say nothing: one unit on a side, no spread at all. */
export function seOf(influence: Float64Array): number | null {
  const squares = influence.reduce((sum, value) => sum + value * value, 0);
  return squares === 0 ? null : Math.sqrt(squares) / influence.length;
}
