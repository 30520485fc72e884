import type { DayRange } from '#model/question.ts';
import { between, fromFragments, summed } from '#queries/compile/fragments.ts';
import type { Population, Registry, Variable } from '#queries/compile/registry.ts';
import { moneyKeys, placeKeys, type CellGrain } from '#queries/compile/tables.ts';

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
export const sumOf = ({ id }: { id: string }): string => `${summed(id)} AS ${id}`;

/** Sum, count and largest of a variable over enterprises. */
export const cellColumns = ({ id }: Variable): string =>
  `${summed(id)} AS ${id}, ` +
  `CAST(count(nullif(${id}, 0)) AS INTEGER) AS ${id}_n, max(abs(${id})) AS ${id}_largest`;
