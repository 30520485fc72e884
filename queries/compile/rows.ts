import type { DayRange } from '#model/question.ts';
import {
  cellText,
  dimOf,
  filters,
  keyNames,
  originText,
  range,
  unitFilters,
  unitKeys,
  wholeInside,
  type Columns,
  type Wanted
} from '#queries/compile/origin.ts';
import type { Origin, Plan } from '#queries/compile/plan.ts';
import type { Per, Variable } from '#queries/compile/registry.ts';
import {
  atPeriodEnd,
  fitsPeriod,
  periodOn,
  periodsText,
  shopPeriodsText,
  shopSums,
  sourcesFor
} from '#queries/compile/shops.ts';
import { twinRows } from '#queries/compile/twins.ts';

type Asked = Omit<Wanted, 'i'> & { origins: readonly Origin[]; selling: Variable };

/**
 * Rows of all origins in the one shape they share, those that are sums of unit-days beside those that are counted per
 * shop, or per shop and its twin: zeros stand for what the other kinds tell, so that all may be summed.
 */
export function rowsText(asked: Asked): string {
  const { plan, columns, channels, origins } = asked;
  const days = columnsOf(columns, undefined);
  const dayRows = origins
    .map(({ table }, i) => originText(table, { plan, i, columns: days, channels }))
    .join('\nUNION ALL\n');
  const [shops, twins] = [columnsOf(columns, 'shop'), columnsOf(columns, 'twin')];
  const kinds = [
    { own: days, alias: 'day_row', rows: () => dayRows },
    { own: shops, alias: 'shop_row', rows: () => shopRows({ ...asked, columns: shops }) },
    { own: twins, alias: 'twin_row', rows: () => twinRows(plan, twins) }
  ].filter(({ own }) => own === days || own.variables.length > 0);
  if (kinds.length === 1) return dayRows;
  const keys = [...keyNames(plan), 'owner', 'enterprise_id'];
  const names = (list: Columns, zero: boolean) =>
    [
      ...list.variables.flatMap(({ id }) => [id, `${id}_n`, `${id}_largest`]),
      ...list.populations.map(({ id }) => id)
    ].map((name) => (zero ? `0 AS ${name}` : name));
  const told = ({ variables, populations }: Columns) =>
    [...variables, ...populations].map(({ id }) => `${id} <> 0`).join(' OR ');
  return kinds
    .map(
      ({ own, alias, rows }) =>
        `SELECT ${[...keys, ...kinds.flatMap((kind) => names(kind.own, kind.own !== own))].join(', ')} FROM (${rows()}) AS ${alias}${own === days ? '' : `\nWHERE ${told(own)}`}`
    )
    .join('\nUNION ALL\n');
}

const columnsOf = ({ variables, populations }: Columns, per: Per | undefined): Columns => ({
  variables: variables.filter((v) => v.per === per),
  populations: populations.filter((p) => p.per === per)
});

/** Shops counted: whole periods from their cells, all others together from the units, where no period is in both. */
function shopRows(asked: Asked): string {
  const { plan, columns, channels, origins } = asked;
  const cells = origins.flatMap(({ table }, i) =>
    table.startsWith('unit_')
      ? []
      : cellText(table.replace(/^(cell|country)/, 'shop'), { plan, i, columns, channels })
  );
  const units = origins.flatMap((origin, i) =>
    origin.table.startsWith('unit_') ? [{ ...origin, i }] : []
  );
  return [...cells, ...(units.length === 0 ? [] : [unitRows(asked, units)])].join('\nUNION ALL\n');
}

function unitRows(asked: Asked, units: readonly (Origin & { i: number })[]): string {
  const { plan, columns, channels, selling } = asked;
  const only = plan.where.unit_id === undefined ? 'true' : 'unit_id = {unit_id:Int64}';
  const { windows, regulars } = sourcesFor(columns.variables);
  const sources = {
    online: units.map((origin) => onlineText(plan, origin, channels, selling)),
    windows: windows && channels === 'all',
    regulars: regulars && channels === 'all',
    only
  };
  const runs = plan.grain === null ? [plan] : runsOf(units);
  const hull = { from: runs[0]?.from ?? plan.from, until: runs.at(-1)?.until ?? plan.until };
  const periods = runs.map((run) => periodsText(plan.grain, run)).join('\nUNION ALL\n');
  return `SELECT * FROM (
WITH shop_period AS (${periods})
SELECT ${[
    ...unitKeys(plan, plan.grain === null ? '' : 't.period_on', 't'),
    `'enterprise' AS owner`,
    'd.enterprise_id AS enterprise_id',
    ...shopSums({ variables: columns.variables, populations: [] }).map(
      (sum, i) =>
        `${sum}, 0 AS ${columns.variables[i]?.id}_n, 0 AS ${columns.variables[i]?.id}_largest`
    ),
    ...shopSums({ variables: [], populations: columns.populations })
  ].join(', ')}
FROM (${shopPeriodsText(plan.grain, hull, sources)}) AS t
JOIN shop_period AS p ON p.period_on = t.period_on
JOIN ${dimOf(plan)} AS d ON ${atPeriodEnd}
WHERE ${["d.kind = 'shop'", fitsPeriod, ...unitFilters(plan, 't', channels)].join(' AND ')}
GROUP BY ALL) AS unit_shop`;
}

/** Origins that follow each other, joined: a period cut into days and months is one all the same. */
function runsOf(units: readonly Origin[]): DayRange[] {
  const runs: DayRange[] = [];
  for (const { from, until } of units) {
    const last = runs.at(-1);
    if (last?.until === from) last.until = until;
    else runs.push({ from, until });
  }
  return runs;
}

const unitMoney = ['unit_id', 'channel', 'currency', 'tax_basis']
  .map((name) => `r.${name} AS ${name}`)
  .join(', ');

/**
 * Days with an online order, by unit, out of one origin's rows; from days themselves what the registry calls a selling day:
 * counted orders, or revenue given without a count, where online sales are known.
 */
function onlineText(
  plan: Plan,
  { table, i, from, until }: Origin & { i: number },
  channels: Wanted['channels'],
  selling: Variable
): string {
  const period = (day: string) =>
    periodOn(plan.grain, day, plan.grain === null ? plan : { from, until });
  const money = filters({ ...plan, where: moneyOnly(plan) }, 'r', channels, (column) => column);
  if (table === 'unit_month' || table === 'unit_year')
    return `SELECT ${period('r.period_on')} AS period_on, ${unitMoney}, r.${selling.id} AS selling_days
FROM ${table} AS r
JOIN unit AS d ON d.unit_id = r.unit_id
WHERE ${[...range('r.period_on', i), `r.${selling.id} <> 0`, ...money].join(' AND ')}`;
  const channel = channels === 'all' ? `'all'` : 'CAST(channel AS VARCHAR)';
  return `SELECT ${period('r.local_day')} AS period_on, ${unitMoney}, 1 AS selling_days
FROM (
  SELECT local_day, unit_id, ${channel} AS channel, currency, tax_basis FROM unit_day
  WHERE order_mode = 'online' AND ${range('local_day', i).join(' AND ')}
  GROUP BY ${['local_day', 'unit_id', ...(channels === 'all' ? [] : ['channel']), 'currency', 'tax_basis'].join(', ')}
  HAVING sum(orders_n) > 0 OR sum(net_minor - refund_minor) > 0
) AS r
JOIN unit_window AS w ON w.unit_id = r.unit_id AND r.local_day >= w.from_on AND r.local_day < w.until_on
JOIN unit AS d ON d.unit_id = r.unit_id
WHERE ${[`w.what = 'online'`, wholeInside(plan), ...money].join(' AND ')}`;
}

/** The filters that may come before a shop's place is known. */
const moneyOnly = ({ where: { channel, currency, unit_id } }: Plan): Plan['where'] => ({
  ...(channel === undefined ? {} : { channel }),
  ...(currency === undefined ? {} : { currency }),
  ...(unit_id === undefined ? {} : { unit_id })
});
