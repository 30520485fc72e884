import type { DayRange } from '#model/question.ts';
import { between, fromFragments, summed } from '#queries/compile/fragments.ts';
import type { Population, Registry, Variable } from '#queries/compile/registry.ts';
import { moneyKeys, ofChannels, placeKeys, type CellGrain } from '#queries/compile/tables.ts';

/** Statements that replace the months of a range of whole months in `unit_month`, out of `fragment`. */
export function unitMonthStatements(registry: Registry, months: DayRange): string {
  const inserts = sides(registry).map(
    (side) => `INSERT INTO unit_month BY NAME
SELECT CAST(date_trunc('month', from_on) AS DATE) AS period_on, unit_id, place_from_on, ${moneyKeys.join(', ')}, ${fromFragments(registry, side)}
FROM fragment WHERE ${between('from_on', months)} AND channel ${side.channel} GROUP BY ALL`
  );
  return [`DELETE FROM unit_month WHERE ${between('period_on', months)}`, ...inserts].join(';\n');
}

/** Statements that replace the whole periods of one grain in a range, out of `week_fragment`, `unit_month` or `unit_year`. */
export function cellStatements(registry: Registry, grain: CellGrain, periods: DayRange): string {
  return sides(registry)
    .map((side) => {
      const table = side.table(`cell_${grain}`);
      const key = `period_on, cell_id, ${moneyKeys.join(', ')}, owner`;
      return `DELETE FROM ${table} WHERE ${between('period_on', periods)};
INSERT INTO ${table} BY NAME
SELECT cell.* EXCLUDE (cell_id), ${placeKeys.map((name) => `name.${name}`).join(', ')}
FROM (
  SELECT ${key}, kept_id AS enterprise_id, ${[...side.variables.map(cellColumns), ...side.populations.map(sumOf)].join(',\n  ')}
  FROM (${enterpriseText(registry, grain, periods, side)}) AS enterprise
  GROUP BY ${key}, kept_id
) AS cell
JOIN (SELECT DISTINCT cell_id, ${placeKeys.join(', ')} FROM place) AS name ON name.cell_id = cell.cell_id`;
    })
    .join(';\n');
}

/**
 * The rows over all channels, with everything; and those of single channels, with what is asked of channels. `table`: the
 * one of a pair of tables that holds them.
 */
type Side = {
  channel: string;
  table: (name: string) => string;
  variables: Variable[];
  populations: Population[];
};

/** Both kinds of rows. */
export const sides = ({ variables, own, populations }: Registry): Side[] => [
  { channel: `= 'all'`, table: (name) => name, variables, populations },
  { channel: `<> 'all'`, table: ofChannels, variables: own, populations: [] }
];

/**
 * One row per owner, enterprise, cell, period and channel; several of enterprises that cells keep by themselves (`kept_id`).
 * Where an enterprise has but one row to begin with, as nearly all have, that one is taken as it is: sums of so many columns
 * in so many groups cost more than all else.
 */
function enterpriseText(
  registry: Registry,
  grain: CellGrain,
  periods: DayRange,
  side: Side
): string {
  const { period, text, sums, only, is_one } = sourceOf(registry, grain, periods, side);
  const rows = (taken: string, columns: string) =>
    `SELECT ${period} AS period_on, place.cell_id, ${moneyKeys.map((key) => `u.${key}`).join(', ')}, place.owner,
  CASE WHEN place.owner <> 'shops' THEN place.enterprise_id END AS kept_id, ${columns}
FROM ${text} AS u
JOIN place ON place.unit_id = u.unit_id AND place.place_from_on = u.place_from_on
WHERE ${only} AND place.owner <> 'withheld' AND u.channel ${side.channel}${taken}`;
  const several = (taken: string) =>
    `${rows(taken, sums('several'))} GROUP BY 1, 2, 3, 4, 5, 6, 7, place.enterprise_id`;
  if (is_one === null) return several('');
  const alone = `(${is_one} OR place.owner <> 'shops')`;
  return `${rows(` AND ${alone}`, sums('one'))}\nUNION ALL\n${several(` AND NOT ${alone}`)}`;
}

/** Rows of units that make up a grain's periods, their sums, and which are all that there is of their enterprise. */
type Source = {
  period: string;
  text: string;
  sums: (rows: 'several' | 'one') => string;
  only: string;
  is_one: string | null;
};

function sourceOf(registry: Registry, grain: CellGrain, periods: DayRange, side: Side): Source {
  if (grain === 'week')
    return {
      period: 'u.period_on',
      text: 'week_fragment',
      sums: (rows) => fromFragments(registry, side, rows),
      only: `${between('u.period_on', periods)} AND place.grain <> 'month'`,
      is_one: 'place.is_single AND u.is_whole'
    };
  const list = [...side.variables, ...side.populations];
  return {
    period: `CAST(date_trunc('${grain}', u.period_on) AS DATE)`,
    text: grain === 'year' ? 'unit_year' : 'unit_month',
    sums: (rows) => list.map((v) => (rows === 'one' ? v.id : sumOf(v))).join(', '),
    only: between('u.period_on', periods),
    is_one: grain === 'quarter' ? null : 'place.is_single'
  };
}

/** A variable or count, summed. */
export const sumOf = ({ id }: { id: string }): string => `${summed(id)} AS ${id}`;

/** Sum of a variable over enterprises; their count and the largest, where they are not kept by themselves. */
export const cellColumns = ({ id }: Variable): string =>
  `${summed(id)} AS ${id}, ` +
  `CASE WHEN owner = 'shops' THEN CAST(count(nullif(${id}, 0)) AS INTEGER) END AS ${id}_n, ` +
  `CASE WHEN owner = 'shops' THEN max(abs(${id})) END AS ${id}_largest`;
