import type { Status } from '#model/question.ts';

/**
 * One variable of one cell. `x`: its sum, panels included; `panel`: the panels' part, figures that others published
 * already. `n`: enterprises (not shops) whose own sum is not zero; `largest`: the greatest absolute sum of one enterprise.
 * `shops_n`, `panels_n`: unit-days of each kind in the variable's population, whatever they sold.
 */
export type Figure = {
  x: number;
  panel: number;
  n: number;
  largest: number;
  shops_n: number;
  panels_n: number;
};

/** Fewest enterprises a figure may rest on. */
export const enterprisesMin = 3;
/** Percent of a figure at and above which one enterprise dominates it. */
export const dominancePercent = 85;
/** Fewest enterprises with revenue in a cell for a zero to be published. */
export const zeroEnterprisesMin = 5;

/**
 * Primary rules on one figure of a published cell: `A` small count, zero over few, or net negative; `O` dominance;
 * `F` free; null: no unit-day in the population, missing. `revenue_n`: enterprises with revenue in the same population.
 * Figures of panels alone are free: they were published as aggregates.
 * Source: domain note section 4, primary rules and zero rule.
 */
export function primaryStatus(figure: Figure, revenue_n: number): Status {
  if (figure.shops_n === 0) return figure.panels_n === 0 ? null : 'F';
  if (figure.n === 0) return revenue_n >= zeroEnterprisesMin ? 'F' : 'A';
  return concentration(figure);
}

/**
 * The same rules on a figure that is not published but can be worked out by subtraction: a zero discloses no amount.
 * Its unit-days are not counted.
 */
export function linkedStatus(figure: Figure): Status {
  return figure.n === 0 ? 'F' : concentration(figure);
}

function concentration({ x, panel, n, largest }: Figure): 'A' | 'O' | 'F' {
  const shops = x - panel;
  if (n < enterprisesMin || shops < 0 || x < 0) return 'A';
  return 100 * largest >= dominancePercent * shops ? 'O' : 'F';
}

/** The status of a value made of figures: missing if one is missing, else hidden if one is hidden, counts first. */
export function worst(statuses: readonly Status[]): Status {
  if (statuses.includes(null)) return null;
  return (['A', 'O', 'D'] as const).find((status) => statuses.includes(status)) ?? 'F';
}
