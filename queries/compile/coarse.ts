import { between, summed } from '#queries/compile/fragments.ts';
import { sides, sumOf } from '#queries/compile/refill.ts';
import type { DayRange } from '#model/question.ts';
import type { Registry } from '#queries/compile/registry.ts';
import { countryKeys, moneyKeys, type CellGrain } from '#queries/compile/tables.ts';

/**
 * Statements that replace the years of a range of whole years in `unit_year`, out of `unit_month`. `months`: those the
 * unit has rows for, January the lowest bit.
 */
export const unitYearStatements = ({ variables, populations }: Registry, years: DayRange): string =>
  `DELETE FROM unit_year WHERE ${between('period_on', years)};
INSERT INTO unit_year BY NAME
SELECT CAST(date_trunc('year', m.period_on) AS DATE) AS period_on, m.unit_id, m.place_from_on,
  ${moneyKeys.map((key) => `m.${key}`).join(', ')}, ${[...variables, ...populations].map(sumOf).join(', ')},
  CAST(bit_or(1 << (month(m.period_on) - 1)) AS INTEGER) AS months
FROM unit_month AS m WHERE ${between('m.period_on', years)} GROUP BY ALL`;

/** Statements that replace the country cells of one grain in a range of whole periods, out of the cells. */
export const countryStatements = (
  registry: Registry,
  grain: CellGrain,
  periods: DayRange
): string =>
  sides(registry)
    .map(
      ({ table, variables, populations }) =>
        `DELETE FROM ${table(`country_${grain}`)} WHERE ${between('period_on', periods)};
INSERT INTO ${table(`country_${grain}`)} BY NAME
SELECT c.period_on, ${[...countryKeys, ...moneyKeys, 'owner', 'enterprise_id'].map((key) => `c.${key}`).join(', ')},
  ${[
    ...variables.flatMap(({ id }) => [
      `${summed(`c.${id}`)} AS ${id}`,
      `CAST(sum(c.${id}_n) AS INTEGER) AS ${id}_n`,
      `max(c.${id}_largest) AS ${id}_largest`
    ]),
    ...populations.map(sumOf)
  ].join(',\n  ')}
FROM ${table(`cell_${grain}`)} AS c WHERE ${between('c.period_on', periods)} GROUP BY ALL`
    )
    .join(';\n');
