import type { DayRange } from '#model/question.ts';
import { between } from '#queries/compile/fragments.ts';
import { cellColumns, sumOf } from '#queries/compile/refill.ts';
import type { Registry } from '#queries/compile/registry.ts';
import {
  atPeriodEnd,
  fitsPeriod,
  periodsText,
  shopPeriodsText,
  shopSums,
  sourcesFor
} from '#queries/compile/shops.ts';
import { moneyKeys, placeKeys, type CellGrain } from '#queries/compile/tables.ts';

/** What a row of `shop_*` is told by: orders and windows, or customers, whose purchases reach a year further. */
export type Told = 'state' | 'regulars';

/** Whether any metric counts shops by this source. */
export const isTold = ({ shop }: Registry, told: Told): boolean =>
  shop.variables.length > 0 && (told === 'state' || sourcesFor(shop.variables).regulars);

/** Statement that drops one source's counts of shops in whole periods of one grain. */
export const forgetShopCells = (grain: CellGrain, periods: DayRange, told: Told): string =>
  `DELETE FROM shop_${grain} WHERE told = '${told}' AND ${between('period_on', periods)}`;

/**
 * Statements that replace one source's counts of shops in whole periods of one grain, out of `fragment` (weeks),
 * `unit_month` or `unit_year`, windows and orders; needs the temporary table `place`.
 */
export function shopCellStatements(
  registry: Registry,
  grain: CellGrain,
  periods: DayRange,
  told: Told
): string {
  const { variables, populations } = registry.shop;
  const text = shopPeriodsText(grain, periods, {
    online: told === 'state' ? [onlineText(registry, grain, periods)] : [],
    windows: told === 'state' && sourcesFor(variables).windows,
    regulars: told === 'regulars' && 'laid_out',
    only: 'true'
  });
  const money = moneyKeys.join(', ');
  const names = [...variables, ...populations].map(({ id }) => id);
  const cell = `period_on, cell_id, ${money}, owner`;
  return `${forgetShopCells(grain, periods, told)};
CREATE OR REPLACE TEMP TABLE shop_enterprise AS
WITH shop_period AS (${periodsText(grain, periods)})
SELECT t.period_on, d.cell_id, ${moneyKeys.map((key) => `t.${key}`).join(', ')}, d.owner, d.enterprise_id,
  ${shopSums(registry.shop).join(',\n  ')}
FROM (${text}) AS t
JOIN shop_period AS p ON p.period_on = t.period_on
JOIN (SELECT *, place_from_on AS from_on, place_until_on AS until_on FROM place) AS d ON ${atPeriodEnd}
WHERE d.kind = 'shop' AND d.owner <> 'withheld' AND ${fitsPeriod}
GROUP BY t.period_on, d.cell_id, ${moneyKeys.map((key) => `t.${key}`).join(', ')}, d.owner, d.enterprise_id;
INSERT INTO shop_${grain} BY NAME
SELECT cell.* EXCLUDE (cell_id), '${told}' AS told, ${placeKeys.map((key) => `name.${key}`).join(', ')}
FROM (
  SELECT ${cell}, enterprise_id, ${[
    ...variables.map(({ id }) => `${id}, 0 AS ${id}_n, 0 AS ${id}_largest`),
    ...populations.map(({ id }) => id)
  ].join(', ')}
  FROM shop_enterprise WHERE owner <> 'shops' AND (${names.map((name) => `${name} <> 0`).join(' OR ')})
  UNION ALL
  SELECT ${cell}, NULL AS enterprise_id, ${[
    ...variables.map(cellColumns),
    ...populations.map(sumOf)
  ].join(', ')}
  FROM shop_enterprise WHERE owner = 'shops' AND (${names.map((name) => `${name} <> 0`).join(' OR ')}) GROUP BY ${cell}
) AS cell
JOIN (SELECT DISTINCT cell_id, ${placeKeys.join(', ')} FROM place) AS name ON name.cell_id = cell.cell_id`;
}

/** Days with an online order, by unit and part of a period. */
function onlineText({ selling }: Registry, grain: CellGrain, periods: DayRange): string {
  const source =
    grain === 'week' ? 'fragment_selling' : grain === 'year' ? 'unit_year' : 'unit_month';
  const day = grain === 'week' ? 'from_on' : 'period_on';
  return `SELECT CAST(date_trunc('${grain}', ${day}) AS DATE) AS period_on, unit_id, channel, currency, tax_basis,
  ${selling.id} AS selling_days
FROM ${source} WHERE ${selling.id} <> 0 AND ${between(day, periods)}`;
}
