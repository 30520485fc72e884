import type { Day } from '#model/calendar.ts';
import type { Registry, Variable } from '#queries/compile/registry.ts';

/** Calendar grains that have a cell table; days are answered from the units. */
export const cellGrains = ['week', 'month', 'quarter', 'year'] as const;
export type CellGrain = (typeof cellGrains)[number];

/** Code of a sector or area that is not known, in the cells and on the wire (SDMX `_U`). */
export const unknownCode = '_U';

/** Levels kept in the cells; finer ones are answered from the units. */
export const cellSectors = ['family', 'group'] as const;
export const cellAreas = ['country', 'region', 'departement'] as const;

const keys = [
  'sector_family',
  'sector_group',
  'country_code',
  'region_code',
  'departement_code'
] as const;
const money = ['channel', 'currency', 'tax_basis'] as const;
const tables = ['unit_month', ...cellGrains.map((grain) => `cell_${grain}`)];

/** Statements that drop the derived tables and make them again, empty, for these metrics. */
export function tableStatements(registry: Registry): string {
  const text = (names: readonly string[]) => names.map((name) => `${name} VARCHAR NOT NULL`);
  const counts = registry.populations.map(({ id }) => `${id} BIGINT NOT NULL`);
  const unitMonth = [
    'period_on DATE NOT NULL',
    'unit_id INTEGER NOT NULL',
    'place_from_on DATE NOT NULL',
    ...text(money),
    ...registry.variables.map(({ id }) => `${id} BIGINT NOT NULL`),
    ...counts
  ];
  const cell = [
    'period_on DATE NOT NULL',
    ...text(keys),
    ...text(money),
    'owner VARCHAR NOT NULL',
    'enterprise_id INTEGER',
    ...registry.variables.map(
      ({ id }) => `${id} BIGINT NOT NULL, ${id}_n INTEGER NOT NULL, ${id}_largest BIGINT NOT NULL`
    ),
    ...counts
  ];
  return [
    ...tables.map((name) => `DROP TABLE IF EXISTS ${name}`),
    `CREATE TABLE unit_month (${unitMonth.join(', ')})`,
    ...cellGrains.map((grain) => `CREATE TABLE cell_${grain} (${cell.join(', ')})`)
  ].join(';\n');
}

/** Statements that replace the months of a half-open range of whole months in `unit_month`. */
export function unitMonthStatements(registry: Registry, from: Day, until: Day): string {
  return `DELETE FROM unit_month WHERE ${between('period_on', from, until)};
INSERT INTO unit_month BY NAME ${unitPeriods(registry, 'month', from, until)}`;
}

/** Statements that replace the periods of one grain inside a half-open range of whole periods. */
export function cellStatements(
  registry: Registry,
  grain: CellGrain,
  from: Day,
  until: Day
): string {
  const source =
    grain === 'week'
      ? unitPeriods(registry, 'week', from, until)
      : `SELECT * REPLACE (CAST(date_trunc('${grain}', period_on) AS DATE) AS period_on)
  FROM unit_month WHERE ${between('period_on', from, until)}`;
  const variables = registry.variables;
  return `DELETE FROM cell_${grain} WHERE ${between('period_on', from, until)};
INSERT INTO cell_${grain} BY NAME
WITH unit_period AS (${source}),
enterprise_cell AS (
  SELECT unit_period.period_on, ${keys.map((key) => `coalesce(unit_dim.${key}, '${unknownCode}') AS ${key}`).join(', ')},
    ${money.join(', ')}, unit_dim.kind, unit_dim.enterprise_id,
    ${[...variables, ...registry.populations].map(({ id }) => `sum(${id}) AS ${id}`).join(', ')}
  FROM unit_period
  JOIN unit_dim ON unit_dim.unit_id = unit_period.unit_id AND unit_dim.from_on = unit_period.place_from_on
  GROUP BY ALL
),
several AS (
  SELECT period_on, enterprise_id
  FROM (SELECT DISTINCT period_on, enterprise_id, ${keys.join(', ')} FROM enterprise_cell WHERE kind = 'shop')
  GROUP BY period_on, enterprise_id HAVING count(*) > 1
)
SELECT e.period_on, ${[...keys, ...money].map((key) => `e.${key}`).join(', ')},
  CASE WHEN e.kind = 'panel' THEN 'panel' WHEN several.enterprise_id IS NULL THEN 'shops' ELSE 'enterprise' END AS owner,
  several.enterprise_id,
  ${variables.map(cellColumns).join(',\n  ')},
  ${registry.populations.map(({ id }) => `CAST(sum(e.${id}) AS BIGINT) AS ${id}`).join(', ')}
FROM enterprise_cell AS e
LEFT JOIN several ON several.period_on = e.period_on AND several.enterprise_id = e.enterprise_id AND e.kind = 'shop'
GROUP BY ALL`;
}

const cellColumns = ({ id }: Variable): string =>
  `CAST(sum(e.${id}) AS BIGINT) AS ${id}, ` +
  `CAST(count(*) FILTER (WHERE e.${id} <> 0 AND e.kind = 'shop') AS INTEGER) AS ${id}_n, ` +
  `CAST(coalesce(max(abs(e.${id})) FILTER (WHERE e.kind = 'shop'), 0) AS BIGINT) AS ${id}_largest`;

/** One row per unit, place, period and channel; units of a coarser grain than the period are left out. */
function unitPeriods(registry: Registry, grain: 'week' | 'month', from: Day, until: Day): string {
  return `SELECT CAST(date_trunc('${grain}', r.local_day) AS DATE) AS period_on, r.unit_id, d.from_on AS place_from_on,
    ${money.map((name) => `r.${name}`).join(', ')},
    ${sums(registry.variables)}, ${counts(registry)}
  FROM unit_day_row AS r
  JOIN unit_dim AS d ON d.unit_id = r.unit_id AND r.local_day >= d.from_on AND r.local_day < d.until_on
  WHERE ${between('r.local_day', from, until)}${grain === 'week' ? ` AND d.grain <> 'month'` : ''}
  GROUP BY ALL`;
}

/** `sum … AS v0` of each variable over unit-days. */
export const sums = (variables: readonly Variable[]): string =>
  variables
    .map(
      ({ id, sql, population }) =>
        `CAST(coalesce(sum(${sql})${filter(population.sql)}, 0) AS BIGINT) AS ${id}`
    )
    .join(',\n    ');

const counts = (registry: Registry): string =>
  registry.populations.map(({ id, sql }) => `count(*)${filter(sql)} AS ${id}`).join(', ');

/** Restricts an aggregate to a population. */
export const filter = (population: string): string =>
  population === 'true' ? '' : ` FILTER (WHERE ${population})`;

/** A half-open range as literals, which lets the engine skip blocks; days are checked by the caller. */
const between = (column: string, from: Day, until: Day): string =>
  `${column} >= DATE '${from}' AND ${column} < DATE '${until}'`;
