import { intervalMin, normal975 } from '#model/estimate.ts';
import { toMajor } from '#model/money.ts';
import { compileNoise, compileSpread, type Plan } from '#queries/compile.ts';
import type { MetricVariables } from '#queries/compile/registry.ts';
import type { Answers } from '#queries/engines/answers.ts';
import { isSafeSpread, type Estimate } from '#queries/protect/interval.ts';
import { nameOfCell, type CellKey } from '#queries/series/measure.ts';

/** The sums a linearised interval of one cell is made of: `o` over `t`, and the sum of squared rests. */
export type Spread = CellKey & {
  n: number;
  panels_n: number;
  o: number;
  t: number;
  squares: number;
  room: number;
};

/** Whether a metric sets shops' periods against the same a year before. */
export const isOfTwins = ({ parts }: MetricVariables): boolean =>
  parts.some(([, { per }]) => per === 'twin');

/** What sales in store lost against those of comparable shops, over online sales; not capped. */
const lost = { top: 'expected_minor - kept_minor', bottom: 'gained_minor' };

/**
 * 95 % intervals of what substitution or increment come to in each cell, by the cell's name; none under ten enterprises
 * that switched. Linearised: the variance of the ratio over the shops that switched, plus that of the comparable shops'
 * own ratio. Cut as the estimate is: no substitution below nought or above all online sales. Increments in major units.
 * Source: domain note section 6, inference, and section 5, substitution.
 */
export async function switchedEstimates(
  engine: Answers,
  plan: Plan,
  variables: MetricVariables
): Promise<Map<string, Estimate>> {
  const nameOf = (key: CellKey) => nameOfCell(key, plan, variables.metric.name);
  const noise = compileNoise(plan);
  const noises = new Map(
    (await engine.query<CellKey & { noise: number }>(noise.sql, noise.params)).map((cell) => [
      nameOf(cell),
      cell.noise
    ])
  );
  const { sql, params } = compileSpread(plan, variables, lost);
  const cells = await engine.query<Spread>(sql, params);
  return new Map(
    cells
      .filter(({ n, panels_n, t }) => n >= intervalMin && panels_n === 0 && t > 0)
      .map((cell) => {
        const name = nameOf(cell);
        const rate = rateOf(cell, noises.get(name) ?? 0);
        return [
          name,
          variables.metric.unit === 'money' ? restOf(rate, cell.t, cell.currency) : rate
        ];
      })
  );
}

/** `noise`: in squares of a hundred minor units. */
function rateOf({ n, o, t, squares, room }: Spread, noise: number): Estimate {
  const se = Math.sqrt((n / (n - 1)) * squares + 10_000 * noise) / t;
  const cut = (x: number) => Math.min(1, Math.max(0, x));
  return {
    low: cut(o / t - normal975 * se),
    high: cut(o / t + normal975 * se),
    se,
    is_safe: isSafeSpread({ n, squares, room })
  };
}

/** What is left of online sales beside a share of them, in major units. */
const restOf = ({ low, high, se, is_safe }: Estimate, t: number, currency: string): Estimate => ({
  low: toMajor((1 - high) * t, currency),
  high: toMajor((1 - low) * t, currency),
  se: toMajor(se * t, currency),
  is_safe
});
