import type { Day } from '#model/calendar.ts';
import type { Population, Registry, Variable } from '#queries/compile/registry.ts';
import { moneyKeys, placeKeys, unknownCode, type CellGrain } from '#queries/compile/tables.ts';

type DayRange = { from: Day; until: Day };

const keys = placeKeys.map((key) => `coalesce(${key}, '${unknownCode}')`).join(', ');

/**
 * Statements that lay out what a slice is made of, in temporary tables: `place`, where each unit stands in the cells,
 * and whether its enterprise is summed with the others of the cell (`shops`) or kept by itself (it stands in several
 * cells); `fragment`, its sums by week and month, by which populations its days are in
 * (a fragment begins with a week or a month). One scan of the days serves all grains.
 */
export function fragmentStatements(registry: Registry, days: DayRange): string {
  return `CREATE OR REPLACE TEMP TABLE place AS
WITH stand AS (
  SELECT unit_id, from_on AS place_from_on, until_on AS place_until_on, kind, grain, enterprise_id,
    CAST(dense_rank() OVER (ORDER BY ${keys}) AS INTEGER) AS cell_id,
    ${placeKeys.map((key) => `coalesce(${key}, '${unknownCode}') AS ${key}`).join(', ')}
  FROM unit_dim
),
several AS (
  SELECT enterprise_id FROM stand GROUP BY enterprise_id HAVING count(DISTINCT cell_id) > 1
)
SELECT stand.*, CASE
    WHEN stand.kind = 'panel' THEN 'panel'
    WHEN several.enterprise_id IS NULL THEN 'shops'
    ELSE 'enterprise' END AS owner
FROM stand
LEFT JOIN several ON several.enterprise_id = stand.enterprise_id;
CREATE OR REPLACE TEMP TABLE fragment AS
SELECT CAST(greatest(date_trunc('week', r.local_day), date_trunc('month', r.local_day)) AS DATE) AS from_on,
  r.unit_id, d.place_from_on, ${moneyKeys.map((key) => `r.${key}`).join(', ')},
  CAST(${flagsOf(registry)
    .map((sql, i) => `CASE WHEN ${sql} THEN ${2 ** i} ELSE 0 END`)
    .join(' + ')} AS INTEGER) AS flags,
  count(*) AS days_n,
  ${expressionsOf(registry)
    .map((sql, i) => `CAST(coalesce(sum(${sql}), 0) AS BIGINT) AS s${i}`)
    .join(', ')}
FROM unit_day_row AS r
JOIN place AS d ON d.unit_id = r.unit_id AND r.local_day >= d.place_from_on AND r.local_day < d.place_until_on
WHERE ${between('r.local_day', days)}
GROUP BY ALL`;
}

/** Statement that gives days with an online order by unit, channel and fragment a name of their own. */
export const fragmentSelling = (registry: Registry): string =>
  `CREATE OR REPLACE TEMP VIEW fragment_selling AS
SELECT from_on, unit_id, channel, currency, tax_basis, CASE WHEN flags & ${2 ** flagsOf(registry).indexOf(registry.selling.population.sql)} <> 0
  THEN s${expressionsOf(registry).indexOf(registry.selling.sql)} ELSE 0 END AS ${registry.selling.id} FROM fragment`;

/** Statements that replace the months of a range of whole months in `unit_month`, out of `fragment`. */
export function unitMonthStatements(registry: Registry, months: DayRange): string {
  const inserts = sides(registry).map(
    (side) => `INSERT INTO unit_month BY NAME
SELECT CAST(date_trunc('month', from_on) AS DATE) AS period_on, unit_id, place_from_on, ${moneyKeys.join(', ')}, ${fromFragments(registry, side)}
FROM fragment WHERE ${between('from_on', months)} AND channel ${side.channel} GROUP BY ALL`
  );
  return [`DELETE FROM unit_month WHERE ${between('period_on', months)}`, ...inserts].join(';\n');
}

/** Statements that replace the whole periods of one grain in a range, out of `fragment` (weeks), `unit_month` or `unit_year`. */
export function cellStatements(registry: Registry, grain: CellGrain, periods: DayRange): string {
  const inserts = sides(registry).flatMap((side) => {
    const enterprises = enterpriseText(registry, grain, periods, side);
    return [
      insertText(grain, `SELECT * FROM (${enterprises}) AS kept WHERE owner <> 'shops'`),
      insertText(
        grain,
        `SELECT period_on, cell_id, ${moneyKeys.join(', ')}, owner,
  ${[...side.variables.map(cellColumns), ...side.populations.map(sumOf)].join(',\n  ')}
FROM (${enterprises}) AS enterprise
WHERE owner = 'shops'
GROUP BY period_on, cell_id, ${moneyKeys.join(', ')}, owner`
      )
    ];
  });
  return [`DELETE FROM cell_${grain} WHERE ${between('period_on', periods)}`, ...inserts].join(
    ';\n'
  );
}

/** The rows over all channels, with everything; and those of single channels, with what is asked of channels. */
type Side = { channel: string; variables: Variable[]; populations: Population[] };

const sides = ({ variables, own, populations }: Registry): Side[] => [
  { channel: `= 'all'`, variables, populations },
  { channel: `<> 'all'`, variables: own, populations: [] }
];

/** One row per owner, enterprise, cell, period and channel. */
function enterpriseText(
  registry: Registry,
  grain: CellGrain,
  periods: DayRange,
  side: Side
): string {
  const source =
    grain === 'week'
      ? {
          period: `CAST(date_trunc('week', u.from_on) AS DATE)`,
          text: 'fragment AS u',
          sums: fromFragments(registry, side),
          only: `${between('u.from_on', periods)} AND place.grain <> 'month'`
        }
      : {
          period: `CAST(date_trunc('${grain}', u.period_on) AS DATE)`,
          text: `${grain === 'year' ? 'unit_year' : 'unit_month'} AS u`,
          sums: [...side.variables, ...side.populations].map(sumOf).join(', '),
          only: between('u.period_on', periods)
        };
  return `SELECT ${source.period} AS period_on, place.cell_id,
  ${moneyKeys.map((key) => `u.${key}`).join(', ')}, place.owner, place.enterprise_id, ${source.sums}
FROM ${source.text}
JOIN place ON place.unit_id = u.unit_id AND place.place_from_on = u.place_from_on
WHERE ${source.only} AND u.channel ${side.channel}
GROUP BY ALL`;
}

const insertText = (grain: CellGrain, cells: string): string => `INSERT INTO cell_${grain} BY NAME
SELECT cell.* EXCLUDE (cell_id), ${placeKeys.map((key) => `name.${key}`).join(', ')}
FROM (${cells}) AS cell
JOIN (SELECT DISTINCT cell_id, ${placeKeys.join(', ')} FROM place) AS name ON name.cell_id = cell.cell_id`;

/** A variable or count, summed. */
export const sumOf = ({ id }: { id: string }): string => `CAST(sum(${id}) AS BIGINT) AS ${id}`;

/** Sum, count and largest of a variable over enterprises. */
export const cellColumns = ({ id }: Variable): string =>
  `CAST(sum(${id}) AS BIGINT) AS ${id}, ` +
  `CAST(count(nullif(${id}, 0)) AS INTEGER) AS ${id}_n, max(abs(${id})) AS ${id}_largest`;

/** The variables and counts of one side, out of the sums and flags of fragments. */
function fromFragments(registry: Registry, side: Side): string {
  const flags = flagsOf(registry);
  const expressions = expressionsOf(registry);
  const when = (population: Population, sum: string, id: string) => {
    const test = testOf(population.sql, flags);
    return `CAST(sum(${test === null ? sum : `CASE WHEN ${test} THEN ${sum} ELSE 0 END`}) AS BIGINT) AS ${id}`;
  };
  return [
    ...side.variables.map(({ id, sql, population }) =>
      when(population, `s${expressions.indexOf(sql)}`, id)
    ),
    ...side.populations.map((population) => when(population, 'days_n', population.id))
  ].join(', ');
}

const expressionsOf = (registry: Registry): string[] => [
  ...new Set(registry.variables.map(({ sql }) => sql))
];

/** The conditions that need a flag: of populations that are neither everything nor the rest of another one. */
function flagsOf({ variables }: Registry): string[] {
  const all = [...new Set(variables.map(({ population }) => population.sql))];
  return all.filter((sql) => sql !== 'true' && !all.some((other) => `NOT (${other})` === sql));
}

/** The test on `flags` for a population; null for everything. */
function testOf(sql: string, flags: readonly string[]): string | null {
  if (sql === 'true') return null;
  const own = flags.indexOf(sql);
  const rest = flags.findIndex((flag) => `NOT (${flag})` === sql);
  return own === -1 ? `flags & ${2 ** rest} = 0` : `flags & ${2 ** own} <> 0`;
}

/** A half-open range as literals, which lets the engine skip blocks; days are made here, never given. */
export const between = (column: string, { from, until }: DayRange): string =>
  `${column} >= DATE '${from}' AND ${column} < DATE '${until}'`;
