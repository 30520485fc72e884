import type { Metric } from '#model/metric.ts';
import type { Params } from '#queries/engines/duckdb.ts';
import { originsOf, type Origin, type Plan } from '#queries/compile/plan.ts';
import { filterParams, type Columns } from '#queries/compile/origin.ts';
import { rowsText } from '#queries/compile/rows.ts';
import type { MetricVariables, Population, Registry, Variable } from '#queries/compile/registry.ts';

/** A text to run, its parameters, and the names of its key columns. */
export type Compiled = { sql: string; params: Params; keys: string[] };

/** Rows one answer may hold before metrics; more is refused. */
export const cellsLimit = 200_000;

/**
 * The text that answers a plan: one row per key with, for each variable of the metrics, its sum, number of enterprises,
 * largest enterprise and panels' part, for each population its unit-days, and for each metric its value.
 *
 * Columns: key columns; `w_v3`, `w_v3_n`, `w_v3_largest`, `w_v3_panel` over all channels, `o_v3`… of the row's own channel;
 * `p2_shops`, `p2_panels`; `m_online_share`. Wire types only. Money in minor units. No days asked, no rows.
 * `origins`: any that hold the plan's days; the quickest exact ones by default.
 */
export function compileQuestion(
  plan: Plan,
  registry: Registry,
  origins: readonly Origin[] = originsOf(plan)
): Compiled {
  const asked = plan.metrics.map((name) => metricOf(registry, name));
  const byChannel = plan.channel || plan.where.channel !== undefined;
  const whole: Columns = {
    variables: wholeVariables(asked, byChannel),
    populations: populationsOf(asked)
  };
  const own: Columns = { variables: ownVariables(asked, byChannel), populations: [] };
  const keys = keysOf(plan);
  const params: Params = { limit: cellsLimit + 1, ...filterParams(plan) };
  origins.forEach(({ from, until }, i) =>
    Object.assign(params, { [`from_${i}`]: from, [`until_${i}`]: until })
  );
  const union = (columns: Columns, channels: 'all' | 'each') =>
    rowsText({ plan, columns, channels, origins, selling: registry.selling });

  const parts = [
    `whole_origin AS (${union(whole, 'all')})`,
    `whole AS (${cellText(keys, whole, 'w_', 'whole_origin')})`
  ];
  if (byChannel)
    parts.push(
      `own_origin AS (${union(own, 'each')})`,
      `own AS (${cellText([...keys, 'channel'], own, 'o_', 'own_origin')})`,
      `channels AS (${plan.channel ? 'SELECT DISTINCT channel FROM own' : 'SELECT {channel:String} AS channel'})`
    );
  const sql = `WITH ${parts.join(',\n')}
SELECT ${[...keyColumns(plan, byChannel), ...figureColumns(whole, own), ...asked.map((m) => valueColumn(m, byChannel))].join(',\n  ')}
FROM whole${byChannel ? joinText(keys) : ''}
LIMIT {limit:Int64}`;
  return { sql, params, keys: plan.channel ? [...keys, 'channel'] : keys };
}

function metricOf(registry: Registry, name: string): MetricVariables {
  const metric = registry.metrics.get(name);
  if (metric === undefined) throw new Error(`metric not in the registry: ${name}`);
  return metric;
}

const distinct = <T>(list: T[]): T[] => [...new Set(list)];

const wholeVariables = (asked: MetricVariables[], byChannel: boolean): Variable[] =>
  distinct(
    asked.flatMap((m) => [
      ...m.parts.filter(([, part]) => !(byChannel && part.by_channel)).map(([, , v]) => v),
      ...m.linked,
      ...m.guards.values(),
      m.inside,
      ...(m.outside === null ? [] : [m.outside])
    ])
  );

const ownVariables = (asked: MetricVariables[], byChannel: boolean): Variable[] =>
  byChannel
    ? distinct(
        asked.flatMap((m) => m.parts.filter(([, part]) => part.by_channel).map(([, , v]) => v))
      )
    : [];

const populationsOf = (asked: MetricVariables[]): Population[] =>
  distinct(asked.flatMap((m) => [...m.parts.map(([, , v]) => v.population), m.inside.population]));

/** Key columns of a plan but the channel, always with currency and tax basis: those are never summed over. */
export function keysOf(plan: Plan): string[] {
  return [
    ...(plan.grain === null ? [] : ['period_on']),
    ...(plan.sector === null ? [] : ['sector']),
    ...(plan.area === null ? [] : ['area']),
    'currency',
    'tax_basis'
  ];
}

/** Enterprises first summed over their rows, then cells: counts add, the largest is the largest of the largest. */
function cellText(
  keys: string[],
  { variables, populations }: Columns,
  prefix: string,
  origin: string
): string {
  const n = ({ id }: Variable) =>
    `CASE owner WHEN 'shops' THEN ${id}_n WHEN 'enterprise' THEN CASE WHEN ${id} <> 0 THEN 1 ELSE 0 END ELSE 0 END`;
  const largest = ({ id }: Variable) =>
    `CASE owner WHEN 'shops' THEN ${id}_largest WHEN 'enterprise' THEN CAST(abs(${id}) AS BIGINT) ELSE 0 END`;
  return `SELECT ${[
    ...keys,
    ...variables.flatMap((v) => [
      `CAST(sum(${v.id}) AS DOUBLE) AS ${prefix}${v.id}`,
      `CAST(sum(${n(v)}) AS INTEGER) AS ${prefix}${v.id}_n`,
      `CAST(max(${largest(v)}) AS DOUBLE) AS ${prefix}${v.id}_largest`,
      `CAST(sum(CASE WHEN owner = 'panel' THEN ${v.id} ELSE 0 END) AS DOUBLE) AS ${prefix}${v.id}_panel`
    ]),
    ...populations.flatMap(({ id }) => [
      `CAST(sum(CASE WHEN owner <> 'panel' THEN ${id} ELSE 0 END) AS DOUBLE) AS ${id}_shops`,
      `CAST(sum(CASE WHEN owner = 'panel' THEN ${id} ELSE 0 END) AS DOUBLE) AS ${id}_panels`
    ])
  ].join(', ')}
FROM (
  SELECT ${[
    ...keys,
    'owner',
    ...variables.flatMap(({ id }) => [
      `sum(${id}) AS ${id}`,
      `sum(${id}_n) AS ${id}_n`,
      `max(${id}_largest) AS ${id}_largest`
    ]),
    ...populations.map(({ id }) => `sum(${id}) AS ${id}`)
  ].join(', ')}
  FROM ${origin} GROUP BY ${[...keys, 'owner', 'enterprise_id'].join(', ')}
) AS enterprise
GROUP BY ${keys.join(', ')}`;
}

const keyColumns = (plan: Plan, byChannel: boolean): string[] => [
  ...keysOf(plan).map((key) => `whole.${key} AS ${key}`),
  ...(byChannel ? ['CAST(channels.channel AS VARCHAR) AS channel'] : [])
];

const figureColumns = (whole: Columns, own: Columns): string[] => [
  ...figures(whole.variables, 'whole', 'w_'),
  ...figures(own.variables, 'own', 'o_'),
  ...whole.populations.flatMap(({ id }) => [
    `whole.${id}_shops AS ${id}_shops`,
    `whole.${id}_panels AS ${id}_panels`
  ])
];

const figures = (variables: Variable[], table: string, prefix: string): string[] =>
  variables.flatMap(({ id }) =>
    ['', '_n', '_largest', '_panel'].map((suffix) => {
      const name = `${prefix}${id}${suffix}`;
      return `coalesce(${table}.${name}, 0) AS ${name}`;
    })
  );

function valueColumn({ metric, parts }: MetricVariables, byChannel: boolean): string {
  const columns = new Map(
    parts.map(([name, part, { id }]) => [
      name,
      byChannel && part.by_channel ? `coalesce(own.o_${id}, 0)` : `whole.w_${id}`
    ])
  );
  return `CAST(${valueText(metric, columns)} AS DOUBLE) AS m_${metric.name}`;
}

const functions = new Set(['nullif', 'greatest', 'least']);

/** A metric's value with columns for its parts. Asserts that it uses nothing else but functions, numbers and + - * / ( ). */
export function valueText(metric: Metric, columns: ReadonlyMap<string, string>): string {
  return metric.value.replace(/[A-Za-z_]\w*/g, (word) => {
    const column = functions.has(word) ? word : columns.get(word);
    if (column === undefined) throw new Error(`not a part of ${metric.name}: ${word}`);
    return column;
  });
}

const joinText = (keys: string[]): string => `
CROSS JOIN channels
LEFT JOIN own ON own.channel = channels.channel AND ${keys.map((key) => `own.${key} = whole.${key}`).join(' AND ')}`;
