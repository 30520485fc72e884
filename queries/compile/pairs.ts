import type { Params } from '#queries/engines/duckdb.ts';
import { filterParams, type Columns } from '#queries/compile/origin.ts';
import { originsOf, type Plan } from '#queries/compile/plan.ts';
import { keysOf, valueText } from '#queries/compile/question.ts';
import type { Ratio } from '#queries/compile/ratio.ts';
import type { MetricVariables } from '#queries/compile/registry.ts';
import { rowsText } from '#queries/compile/rows.ts';

/** Which enterprises' pairs are wanted: those of cells with at least `least_n` of them and fewer than `below_n`. */
export type Wanted = { least_n: number; below_n: number; limit: number };

/** A text to run and its parameters. */
export type Text = { sql: string; params: Params };

/**
 * For each cell of a plan, how far the enterprises' ratios lie apart. Columns: keys (with channel where it is split or
 * filtered), `n` enterprises and `panels_n` panels with anything in it, sums `o` and `t` of numerator and denominator,
 * `squares` Σ(o − R·t)², `room` the greatest |o − R·t| + max(|o|, |R·t|)/10, `uneven` how many do not count 0 or 1 over
 * 1, `least_o` and `most_over` the least o and the greatest o − t. Panels are in `panels_n` alone.
 */
export function compileSpread(plan: Plan, variables: MetricVariables, ratio: Ratio): Text {
  const { text, params, keys } = pairs(plan, variables, ratio);
  const residual = 'pair.o - cell.o / nullif(cell.t, 0) * pair.t';
  const size = 'greatest(abs(pair.o), abs(cell.o / nullif(cell.t, 0) * pair.t))';
  return {
    params,
    sql: `${text}
SELECT ${keys.map((key) => `cell.${key} AS ${key}`).join(', ')},
  CAST(max(cell.n) AS INTEGER) AS n, CAST(max(cell.panels_n) AS INTEGER) AS panels_n, max(cell.o) AS o, max(cell.t) AS t,
  coalesce(sum((${residual}) * (${residual})), 0) AS squares,
  coalesce(max(abs(${residual}) + 0.1 * ${size}), 0) AS room,
  CAST(sum(CASE WHEN pair.t = 1 AND (pair.o = 0 OR pair.o = 1) THEN 0 ELSE 1 END) AS INTEGER) AS uneven,
  min(pair.o) AS least_o, max(pair.o - pair.t) AS most_over
FROM cell JOIN pair ON ${same(keys, 'pair', 'cell')} AND pair.owner <> 'panel'
GROUP BY ${keys.map((key) => `cell.${key}`).join(', ')}`
  };
}

/** The pairs themselves, one row per cell and enterprise, in order of both. Columns: keys, `enterprise_id`, `o`, `t`. */
export function compileClusters(
  plan: Plan,
  variables: MetricVariables,
  ratio: Ratio,
  { least_n, below_n, limit }: Wanted
): Text {
  const { text, params, keys } = pairs(plan, variables, ratio);
  const names = keys.map((key) => `pair.${key}`);
  return {
    params: { ...params, least_n, below_n, limit },
    sql: `${text}
SELECT ${names.map((name, i) => `${name} AS ${keys[i]}`).join(', ')}, pair.enterprise_id AS enterprise_id, pair.o AS o, pair.t AS t
FROM pair JOIN cell ON ${same(keys, 'cell', 'pair')}
WHERE pair.owner <> 'panel' AND cell.panels_n = 0 AND cell.n >= {least_n:Int64} AND cell.n < {below_n:Int64}
ORDER BY ${[...names, 'pair.enterprise_id'].join(', ')}
LIMIT {limit:Int64}`
  };
}

/** `pair`: what each enterprise adds to each cell, nothing for nothing; `cell`: their sums. Summed from rows of units. */
function pairs(plan: Plan, { metric, parts, selling }: MetricVariables, ratio: Ratio) {
  const byChannel = plan.channel || plan.where.channel !== undefined;
  const isOwn = (part: { by_channel: boolean }) => byChannel && part.by_channel;
  const columns = (own: boolean): Columns => ({
    variables: [...new Set(parts.filter(([, part]) => isOwn(part) === own).map(([, , v]) => v))],
    populations: []
  });
  const origins = originsOf({ ...plan, units: true });
  const params: Params = filterParams(plan);
  origins.forEach(({ from, until }, i) =>
    Object.assign(params, { [`from_${i}`]: from, [`until_${i}`]: until })
  );
  const plain = keysOf(plan);
  const keys = byChannel ? [...plain, 'channel'] : plain;
  const side = (own: boolean) => {
    const wanted = columns(own);
    const by = [...(own ? keys : plain), 'owner', 'enterprise_id'].join(', ');
    const sums = wanted.variables.map(({ id }) => `sum(${id}) AS ${id}`);
    const rows = rowsText({
      plan,
      columns: wanted,
      channels: own ? 'each' : 'all',
      origins,
      selling
    });
    return `SELECT ${[by, ...sums].join(', ')} FROM (${rows}) AS origin GROUP BY ${by}`;
  };
  const names = new Map(
    parts.map(([name, part, { id }]) => [
      name,
      isOwn(part) ? `coalesce(own.${id}, 0)` : `whole.${id}`
    ])
  );
  const value = (text: string) => `CAST(${valueText({ ...metric, value: text }, names)} AS DOUBLE)`;
  const ctes = [
    `whole AS (${side(false)})`,
    ...(byChannel ? [`own AS (${side(true)})`, channelsText(plan)] : []),
    `every AS (SELECT ${[
      ...plain.map((key) => `whole.${key} AS ${key}`),
      ...(byChannel ? ['CAST(channels.channel AS VARCHAR) AS channel'] : []),
      'whole.owner AS owner',
      'whole.enterprise_id AS enterprise_id',
      `${value(ratio.top)} AS o`,
      `${value(ratio.bottom)} AS t`
    ].join(', ')} FROM whole${byChannel ? joinText(plain) : ''})`,
    `pair AS (SELECT * FROM every WHERE o <> 0 OR t <> 0)`,
    `cell AS (SELECT ${keys.join(', ')}, sum(CASE WHEN owner <> 'panel' THEN 1 ELSE 0 END) AS n,
  sum(CASE WHEN owner = 'panel' THEN 1 ELSE 0 END) AS panels_n, sum(o) AS o, sum(t) AS t
FROM pair GROUP BY ${keys.join(', ')})`
  ];
  return { text: `WITH ${ctes.join(',\n')}`, params, keys };
}

const channelsText = (plan: Plan): string =>
  `channels AS (${plan.channel ? 'SELECT DISTINCT channel FROM own' : 'SELECT {channel:String} AS channel'})`;

const joinText = (plain: readonly string[]): string => `
CROSS JOIN channels
LEFT JOIN own ON own.channel = channels.channel AND own.owner = whole.owner AND own.enterprise_id = whole.enterprise_id
  AND ${same(plain, 'own', 'whole')}`;

const same = (keys: readonly string[], a: string, b: string): string =>
  keys.map((key) => `${a}.${key} = ${b}.${key}`).join(' AND ');
