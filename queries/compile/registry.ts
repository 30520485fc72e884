import type { Metric, Part } from '#model/metric.ts';

/**
 * One summable column: an expression over the unit-days of a population, or (`per`) over a shop's whole period, or that
 * and its twin. `id` names its columns (`v3`, `v3_n`, …; `s3` per shop, `t3` per twin).
 */
export type Variable = { id: string; population: Population; sql: string; per?: Per };

/** A condition on unit-days, or on a shop's period. `id` names the count of those (`p2`, `q2` of shops, `u2` of twins). */
export type Population = { id: string; sql: string; per?: Per };

/** What is told of shops' periods instead of unit-days. */
export type Per = NonNullable<Part['per']>;

/**
 * What a metric needs of the store: its parts and linked variables by name, for the zero rule the revenue of each part's
 * population, and the revenue inside and outside the metric's own population (`outside` null when it is everything).
 * `selling`: days with an online order, which shops' periods are told from.
 */
export type MetricVariables = {
  metric: Metric;
  parts: [name: string, part: Part, variable: Variable][];
  linked: Variable[];
  guards: Map<string, Variable>;
  inside: Variable;
  outside: Variable | null;
  selling: Variable;
};

/**
 * Every distinct variable of a set of metrics, and a fingerprint that changes when any of them does.
 * `own`: the variables wanted for single channels. `populations`: those whose unit-days are counted, to tell missing
 * from zero. `selling` as of each metric. `shop`: what is counted per shop; what is per twin is in no table.
 */
export type Registry = {
  variables: Variable[];
  own: Variable[];
  populations: Population[];
  selling: Variable;
  shop: { variables: Variable[]; populations: Population[] };
  metrics: Map<string, MetricVariables>;
  hash: string;
};

const everything = 'true';
const revenue = 'revenue_minor';
const sellingDay = 'CASE WHEN online_orders_n > 0 OR online_minor > 0 THEN 1 ELSE 0 END';

/** Collects the variables of metrics. Order and ids depend on the definitions alone. */
export function registryOf(metrics: Iterable<Metric>): Registry {
  const list = [...metrics];
  const variables = distinctVariables(list);
  const shop = variablesPer('shop', list);
  const twin = variablesPer('twin', list);
  const variable = (population: string, sql: string, per?: Per): Variable =>
    found(
      [...variables, ...shop, ...twin].find(
        (v) => v.per === per && v.population.sql === population && v.sql === sql
      )
    );
  const selling = variable('online_known', sellingDay);
  const byName = new Map(list.map((metric) => [metric.name, variablesOf(metric, variable)]));
  const asked = [...byName.values()];
  const counted = new Set(
    asked
      .flatMap((m) => [m.inside.population, ...m.parts.map(([, , v]) => v.population)])
      .filter(({ per }) => per === undefined)
  );
  const own = new Set([
    selling,
    ...asked.flatMap((m) => m.parts.filter(([, part]) => part.by_channel).map(([, , v]) => v))
  ]);
  return {
    variables,
    own: variables.filter((v) => own.has(v)),
    populations: [...counted],
    selling,
    shop: { variables: shop, populations: [...new Set(shop.map(({ population }) => population))] },
    metrics: byName,
    hash: fingerprint(JSON.stringify([variables, [...own], [...counted], shop, layout]))
  };
}

/** Parts, linked variables, and the revenue inside and outside of populations, numbered in order of their text. */
function distinctVariables(metrics: readonly Metric[]): Variable[] {
  const wanted = new Map<string, [population: string, sql: string]>();
  const want = (population: string, sql: string) =>
    wanted.set(JSON.stringify([population, sql]), [population, sql]);
  want(everything, revenue);
  want('online_known', sellingDay);
  for (const metric of metrics) {
    for (const part of Object.values(metric.linked ?? {}))
      if (part.per === undefined) want(populationOf(metric, part), part.sql);
    for (const part of Object.values(metric.parts)) {
      if (part.per === undefined) want(populationOf(metric, part), part.sql);
      want(guardOf(metric, part), revenue);
    }
    want(metric.population, revenue);
    if (metric.population !== everything) want(outsideOf(metric.population), revenue);
  }
  return numbered(wanted, 'v', 'p', {});
}

/** Parts and linked variables that are counted per shop, or per shop and its twin. */
function variablesPer(kind: Per, metrics: readonly Metric[]): Variable[] {
  const wanted = new Map<string, [population: string, sql: string]>();
  for (const { parts, linked = {} } of metrics)
    for (const { per, population = everything, sql } of [
      ...Object.values(parts),
      ...Object.values(linked)
    ])
      if (per === kind) wanted.set(JSON.stringify([population, sql]), [population, sql]);
  const [variable, population] = kind === 'shop' ? (['s', 'q'] as const) : (['t', 'u'] as const);
  return numbered(wanted, variable, population, { per: kind });
}

/** Variables with ids in order of their text. */
function numbered(
  wanted: ReadonlyMap<string, [population: string, sql: string]>,
  variable: string,
  population: string,
  more: { per?: Per }
): Variable[] {
  const populations = new Map<string, Population>();
  return [...wanted.keys()].sort().map((key, i) => {
    const [text, sql] = found(wanted.get(key));
    const of = populations.get(text) ?? {
      id: `${population}${populations.size}`,
      sql: text,
      ...more
    };
    populations.set(text, of);
    return { id: `${variable}${i}`, population: of, sql, ...more };
  });
}

/** Changed by hand when the layout of the cell tables changes without any metric. */
const layout = 9;

function variablesOf(
  metric: Metric,
  variable: (population: string, sql: string, per?: Per) => Variable
): MetricVariables {
  const part = (p: Part) => variable(populationOf(metric, p), p.sql, p.per);
  const parts = Object.entries(metric.parts).map(([name, p]): [string, Part, Variable] => [
    name,
    p,
    part(p)
  ]);
  return {
    metric,
    parts,
    linked: Object.values(metric.linked ?? {}).map(part),
    guards: new Map(parts.map(([name, p]) => [name, variable(guardOf(metric, p), revenue)])),
    inside: variable(metric.population, revenue),
    outside:
      metric.population === everything ? null : variable(outsideOf(metric.population), revenue),
    selling: variable('online_known', sellingDay)
  };
}

const populationOf = (metric: Metric, part: Part): string =>
  part.population ?? (part.per === undefined ? metric.population : everything);
/** The unit-days whose revenue the zero rule looks at: of a count of shops, those of the metric's own population. */
const guardOf = (metric: Metric, part: Part): string =>
  part.per === undefined ? populationOf(metric, part) : metric.population;
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
