import { metrics } from '#queries/metrics/index.ts';
import { registryOf } from '#queries/compile/registry.ts';

/** The variables and populations of every metric of the folder; what the cell tables hold. */
export const registry = registryOf(metrics.values());

export { compileQuestion, cellsLimit, type Compiled } from '#queries/compile/question.ts';
export { compileUnits } from '#queries/compile/units.ts';
export {
  listedUnits,
  originsOf,
  type Node,
  type Origin,
  type Plan
} from '#queries/compile/plan.ts';
export { compileSummary } from '#queries/compile/summary.ts';
export { compileClusters, compileSpread } from '#queries/compile/pairs.ts';
export { compileNoise } from '#queries/compile/twins.ts';
export { ratioOfSums, type Ratio } from '#queries/compile/ratio.ts';
