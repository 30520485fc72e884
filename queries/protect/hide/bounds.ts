import loadHighs, { type Model } from 'highs';

/** A published equation: the sum of factor × unknown is `sum`. */
export type Equation = { terms: [unknown: number, factor: number][]; sum: number };

/** What an outsider knows: equations over unknowns 0..n-1, and the least each unknown can be. */
export type System = {
  n: number;
  equations: readonly Equation[];
  least: (unknown: number) => number;
};

/** Least and greatest value; infinite when the equations leave it open. */
export type Bounds = { min: number; max: number };

const solver = loadHighs();

/**
 * Bounds of some unknowns by linear program: all an outsider can find out. Null when the equations contradict each
 * other, which true figures never do.
 */
export async function boundsOf(
  system: System,
  asked: readonly number[]
): Promise<Map<number, Bounds> | null> {
  const highs = await solver;
  return highs.withModel((model) => {
    model.options.set({ output_flag: false });
    for (let i = 0; i < system.n; i += 1) model.addVar(system.least(i), highs.infinity);
    for (const { terms, sum } of system.equations)
      model.addRow(sum, sum, {
        indices: terms.map(([i]) => i),
        values: terms.map(([, factor]) => factor)
      });
    const found = new Map<number, Bounds>();
    for (const unknown of asked) {
      const end = (factor: 1 | -1) => extreme(model, unknown, factor, highs.constants.modelStatus);
      const [min, max] = [end(1), end(-1)];
      if (min === null || max === null) return null;
      found.set(unknown, { min, max });
    }
    return found;
  });
}

/** The least value of factor × unknown, times factor; null: no solution. */
function extreme(
  model: Model,
  unknown: number,
  factor: 1 | -1,
  status: { optimal: number; infeasible: number }
): number | null {
  model.changeColCost(unknown, factor);
  model.run();
  const found = model.getModelStatus();
  const value = found === status.optimal ? factor * model.getObjectiveValue() : factor * -Infinity;
  model.changeColCost(unknown, 0);
  return found === status.infeasible ? null : value;
}
