import type { Metric, Part } from '#model/metric.ts';

/** One summable column: an expression over the unit-days of a population. `id` names its columns (`v3`, `v3_n`, …). */
export type Variable = { id: string; population: Population; sql: string };

/** A condition on unit-days. `id` names the count of its unit-days (`p2`). */
export type Population = { id: string; sql: string };

/**
 * What a metric needs of the store: its parts and linked variables by name, for the zero rule the revenue of each part's
 * population, and the revenue inside and outside the metric's own population (`outside` null when it is everything).
 */
export type MetricVariables = {
  metric: Metric;
  parts: [name: string, part: Part, variable: Variable][];
  linked: Variable[];
  guards: Map<string, Variable>;
  inside: Variable;
  outside: Variable | null;
};

/**
 * Every distinct variable of a set of metrics, and a fingerprint that changes when any of them does.
 * `own`: the variables wanted for single channels. `populations`: those whose unit-days are counted, to tell missing
 * from zero.
 */
export type Registry = {
  variables: Variable[];
  own: Variable[];
  populations: Population[];
  metrics: Map<string, MetricVariables>;
  hash: string;
};

const everything = 'true';
const revenue = 'revenue_minor';

/** Collects the variables of metrics. Order and ids depend on the definitions alone. */
export function registryOf(metrics: Iterable<Metric>): Registry {
  const list = [...metrics];
  const variables = distinctVariables(list);
  const variable = (population: string, sql: string): Variable =>
    found(variables.find((v) => v.population.sql === population && v.sql === sql));
  const byName = new Map(list.map((metric) => [metric.name, variablesOf(metric, variable)]));
  const asked = [...byName.values()];
  const counted = new Set(
    asked.flatMap((m) => [m.inside.population, ...m.parts.map(([, , v]) => v.population)])
  );
  const own = new Set(
    asked.flatMap((m) => m.parts.filter(([, part]) => part.by_channel).map(([, , v]) => v))
  );
  return {
    variables,
    own: variables.filter((v) => own.has(v)),
    populations: [...counted],
    metrics: byName,
    hash: fingerprint(JSON.stringify([variables, [...own], [...counted], layout]))
  };
}

/** Parts, linked variables, and the revenue inside and outside of populations, numbered in order of their text. */
function distinctVariables(metrics: readonly Metric[]): Variable[] {
  const wanted = new Map<string, [population: string, sql: string]>();
  const want = (population: string, sql: string) =>
    wanted.set(JSON.stringify([population, sql]), [population, sql]);
  want(everything, revenue);
  for (const metric of metrics) {
    for (const part of Object.values(metric.linked ?? {}))
      want(populationOf(metric, part), part.sql);
    for (const part of Object.values(metric.parts)) {
      want(populationOf(metric, part), part.sql);
      want(populationOf(metric, part), revenue);
    }
    want(metric.population, revenue);
    if (metric.population !== everything) want(outsideOf(metric.population), revenue);
  }
  const populations = new Map<string, Population>();
  return [...wanted.keys()].sort().map((key, i) => {
    const [text, sql] = found(wanted.get(key));
    const population = populations.get(text) ?? { id: `p${populations.size}`, sql: text };
    populations.set(text, population);
    return { id: `v${i}`, population, sql };
  });
}

/** Changed by hand when the layout of the cell tables changes without any metric. */
const layout = 6;

function variablesOf(
  metric: Metric,
  variable: (population: string, sql: string) => Variable
): MetricVariables {
  const part = (p: Part) => variable(populationOf(metric, p), p.sql);
  const parts = Object.entries(metric.parts).map(([name, p]): [string, Part, Variable] => [
    name,
    p,
    part(p)
  ]);
  return {
    metric,
    parts,
    linked: Object.values(metric.linked ?? {}).map(part),
    guards: new Map(parts.map(([name, p]) => [name, variable(populationOf(metric, p), revenue)])),
    inside: variable(metric.population, revenue),
    outside:
      metric.population === everything ? null : variable(outsideOf(metric.population), revenue)
  };
}

const populationOf = (metric: Metric, part: Part): string => part.population ?? metric.population;
const outsideOf = (population: string): string => `NOT (${population})`;

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('variable not collected');
  return value;
}

/** FNV-1a, 64 bits: tells definitions apart; not for secrets. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text))
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(16).padStart(16, '0');
}
