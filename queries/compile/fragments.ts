import lines from '#queries/cells/lines.sql?raw';
import type { DayRange } from '#model/question.ts';
import type { Population, Registry, Variable } from '#queries/compile/registry.ts';
import { moneyKeys, placeKeys, unknownCode } from '#queries/compile/tables.ts';

const keys = placeKeys.map((key) => `coalesce(${key}, '${unknownCode}')`).join(', ');

/** A half-open range as literals, which lets the engine skip blocks; days are made here, never given. */
export const between = (column: string, { from, until }: DayRange): string =>
  `${column} >= DATE '${from}' AND ${column} < DATE '${until}'`;

/**
 * A sum of whole numbers as floating point, exact up to 2^53: inside a transaction the engine does not know how small they
 * are and would add them up in 128 bits, which takes three times as long.
 */
export const summed = (text: string): string => `CAST(sum(CAST(${text} AS DOUBLE)) AS BIGINT)`;

/**
 * Statement that lays out, in the temporary table `place`, where each unit stands in the cells, whether its enterprise
 * is summed with the others of the cell (`shops`) or kept by itself (it stands in several cells), and whether this is the
 * only unit and place of its enterprise (`is_single`). What did not consent (`withheld`) has months and years, but no cell.
 */
export const placeStatement = `CREATE OR REPLACE TEMP TABLE place AS
WITH stand AS (
  SELECT unit_id, from_on AS place_from_on, until_on AS place_until_on, kind, grain, enterprise_id, is_counted,
    CAST(dense_rank() OVER (ORDER BY ${keys}) AS INTEGER) AS cell_id,
    ${placeKeys.map((key) => `coalesce(${key}, '${unknownCode}') AS ${key}`).join(', ')}
  FROM unit_dim_all
),
enterprise AS (
  SELECT enterprise_id, count(DISTINCT cell_id) AS cells_n, count(*) AS stands_n FROM stand WHERE is_counted GROUP BY enterprise_id
)
SELECT stand.*, coalesce(enterprise.stands_n = 1, true) AS is_single, CASE
    WHEN NOT stand.is_counted THEN 'withheld'
    WHEN stand.kind = 'panel' THEN 'panel'
    WHEN enterprise.cells_n = 1 THEN 'shops'
    ELSE 'enterprise' END AS owner
FROM stand
LEFT JOIN enterprise ON enterprise.enterprise_id = stand.enterprise_id`;

/**
 * Statements that lay out what a slice is made of, in the temporary table `fragment`: the sums of each unit by week and
 * month, by which populations its days are in (a fragment begins with a week or a month). One scan of the days serves all
 * grains. Needs `place`.
 */
export function fragmentStatements(registry: Registry, days: DayRange): string {
  return `${lines.replaceAll('{{range}}', between('local_day', days))}
CREATE OR REPLACE TEMP TABLE fragment AS
SELECT CAST(greatest(date_trunc('week', r.local_day), date_trunc('month', r.local_day)) AS DATE) AS from_on,
  r.unit_id, d.place_from_on, ${moneyKeys.map((key) => `r.${key}`).join(', ')},
  CAST(${flagsOf(registry)
    .map((sql, i) => `CASE WHEN ${ofDay(sql)} THEN ${2 ** i} ELSE 0 END`)
    .join(' + ')} AS INTEGER) AS flags,
  bit_count(bit_or(1 << CAST(day(r.local_day) - 1 AS INTEGER))) AS days_n,
  ${expressionsOf(registry)
    .map(
      (sql, i) =>
        `${summed(isSum(sql) ? sql : `CASE WHEN is_day THEN ${ofDay(sql)} ELSE 0 END`)} AS s${i}`
    )
    .join(', ')}
FROM known_line AS r
JOIN place AS d ON d.unit_id = r.unit_id AND r.local_day >= d.place_from_on AND r.local_day < d.place_until_on
WHERE ${between('r.local_day', days)}
GROUP BY ALL`;
}

/** Columns of a day that a condition may look at; `queries/cells/lines.sql` sums them by day, as day_*. */
const dayColumns = ['online_minor', 'online_orders_n'];

/** Whether an expression over a day is the sum of itself over the day's rows. */
const isSum = (sql: string): boolean => /^[a-z_]+( [+-] [a-z_]+)*$/.test(sql);

/** A condition on a day, or an expression that is nought without `dayColumns`, over rows that tell only part of it. */
function ofDay(sql: string): string {
  return sql.replace(/\b[a-z_]+(_minor|_n)\b/g, (name) => {
    if (!dayColumns.includes(name)) throw new Error(`not summed by day: ${name} in ${sql}`);
    return `day_${name}`;
  });
}

/** Statement that gives days with an online order by unit, channel and fragment a name of their own. */
export const fragmentSelling = (registry: Registry): string =>
  `CREATE OR REPLACE TEMP VIEW fragment_selling AS
SELECT from_on, unit_id, channel, currency, tax_basis, CASE WHEN flags & ${2 ** flagsOf(registry).indexOf(registry.selling.population.sql)} <> 0
  THEN s${expressionsOf(registry).indexOf(registry.selling.sql)} ELSE 0 END AS ${registry.selling.id} FROM fragment`;

/**
 * Statements that join, in the temporary table `week_fragment`, the fragments of weeks that two months share. `is_whole`:
 * the unit has no other row of that week and money.
 */
export function weekStatement(registry: Registry, weeks: DayRange): string {
  const keys = `unit_id, place_from_on, ${moneyKeys.join(', ')}`;
  const sums = ['days_n', ...expressionsOf(registry).map((_, i) => `s${i}`)];
  const week = `CAST(date_trunc('week', from_on) AS DATE)`;
  const cut = `date_trunc('month', ${week} + 6) <> date_trunc('month', ${week})`;
  return `CREATE OR REPLACE TEMP TABLE week_fragment AS
WITH line AS (
  SELECT from_on AS period_on, ${keys}, flags, ${sums.join(', ')} FROM fragment
  WHERE ${between('from_on', weeks)} AND NOT (${cut})
  UNION ALL
  SELECT ${week} AS period_on, ${keys}, flags, ${sums.map((id) => `${summed(id)} AS ${id}`).join(', ')} FROM fragment
  WHERE ${between('from_on', weeks)} AND ${cut} GROUP BY ALL
),
torn AS (SELECT period_on, ${keys} FROM line GROUP BY ALL HAVING count(*) > 1)
SELECT line.*, torn.unit_id IS NULL AS is_whole
FROM line LEFT JOIN torn USING (period_on, ${keys})`;
}

/** Variables and counts of days, out of the sums and flags of fragments: of several summed, or of `one`. */
export function fromFragments(
  registry: Registry,
  {
    variables,
    populations
  }: { variables: readonly Variable[]; populations: readonly Population[] },
  rows: 'several' | 'one' = 'several'
): string {
  const flags = flagsOf(registry);
  const expressions = expressionsOf(registry);
  const when = (population: Population, sum: string, id: string) => {
    const test = testOf(population.sql, flags);
    const told = test === null ? sum : `CASE WHEN ${test} THEN ${sum} ELSE 0 END`;
    return `${rows === 'one' ? `CAST(${told} AS BIGINT)` : summed(told)} AS ${id}`;
  };
  return [
    ...variables.map(({ id, sql, population }) =>
      when(population, `s${expressions.indexOf(sql)}`, id)
    ),
    ...populations.map((population) => when(population, 'days_n', population.id))
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
