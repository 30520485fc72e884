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
 * without one are left out. Units count in a cell when seen in both of its periods. With strata each unit that joined is
 * compared with controls of its own stratum; those without any are left out of the cell.
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

/** Change of one unit's outcome between the two periods of a cell. */
type Change = { i: number; change: number };

/** Joined and controls of one stratum, with the controls' mean. */
type Stratum = { joined: Change[]; others: Change[]; mean: number };

function cellOf(panel: Panel, contrast: Contrast): Cell | null {
  const strata = strataOf(panel, contrast).filter(
    ({ joined, others }) => joined.length > 0 && others.length > 0
  );
  const count = (of: (stratum: Stratum) => Change[]) =>
    strata.reduce((sum, stratum) => sum + of(stratum).length, 0);
  const [joined_n, controls_n] = [count(({ joined }) => joined), count(({ others }) => others)];
  if (joined_n === 0) return null;
  const differences = strata.flatMap(({ joined, mean }) =>
    joined.map(({ i, change }) => ({ i, value: change - mean }))
  );
  const att = differences.reduce((sum, { value }) => sum + value, 0) / joined_n;
  const units_n = panel.units.length;
  const influence = new Float64Array(units_n);
  for (const { i, value } of differences)
    influence[i] = (units_n / joined_n) * small(joined_n) * (value - att);
  for (const { joined, others, mean } of strata) {
    const weight = (joined.length / joined_n) * (units_n / others.length) * small(others.length);
    for (const { i, change } of others) influence[i] = -weight * (change - mean);
  }
  const { cohort, period } = contrast;
  return { cohort, period, att, joined_n, controls_n, influence };
}

/** √(n / (n − 1)): the variance of a few units about their own mean is too small. */
const small = (n: number): number => (n > 1 ? Math.sqrt(n / (n - 1)) : 1);

function strataOf(panel: Panel, { cohort, period, base, isControl }: Contrast): Stratum[] {
  const strata = new Map<string, Stratum>();
  for (const [i, values] of panel.outcomes.entries()) {
    const [now, then] = [values[period] ?? null, values[base] ?? null];
    const joined = panel.cohorts[i] ?? 0;
    if (now === null || then === null || (joined !== cohort && !isControl(joined))) continue;
    const name = panel.strata?.[i] ?? '';
    const stratum = strata.get(name) ?? { joined: [], others: [], mean: 0 };
    (joined === cohort ? stratum.joined : stratum.others).push({ i, change: now - then });
    strata.set(name, stratum);
  }
  for (const stratum of strata.values())
    stratum.mean =
      stratum.others.reduce((sum, { change }) => sum + change, 0) / stratum.others.length;
  return [...strata.values()];
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
