import type { Params } from '#queries/engines/duckdb.ts';
import type { Origin, Plan } from '#queries/compile/plan.ts';
import type { Population, Variable } from '#queries/compile/registry.ts';
import { moneyKeys, ofChannels, unknownCode } from '#queries/compile/tables.ts';

/** The columns one side of a question needs. */
export type Columns = { variables: Variable[]; populations: Population[] };

type Channels = 'all' | 'each';

/** What rows of an origin are wanted for. `i` numbers the origin's parameters. */
export type Wanted = { plan: Plan; i: number; columns: Columns; channels: Channels };

/**
 * Rows of one origin in the one shape all origins share: keys, channel, owner, enterprise, sums with count and largest,
 * unit-days. `owner`: shops (single-cell enterprises summed), enterprise (one, to be counted after summing), panel.
 */
export function originText(table: Origin['table'], wanted: Wanted): string {
  if (table === 'unit_day') return dayText(wanted, 'unit_day_row');
  if (table === 'unit_day_holiday') return dayText(wanted, 'unit_day_row_holiday');
  if (table === 'unit_month' || table === 'unit_year') return periodText(table, wanted);
  return cellText(wanted.channels === 'each' ? ofChannels(table) : table, wanted);
}

/** Rows of cells of whole periods. */
export function cellText(table: string, { plan, i, columns, channels }: Wanted): string {
  const code = (column: string) => `c.${column}`;
  const { variables, populations } = columns;
  return `SELECT ${[
    ...keyColumns(plan, 'c.period_on', 'c', code),
    'c.owner AS owner',
    'c.enterprise_id AS enterprise_id',
    ...[
      ...variables.flatMap(({ id }) => [id, `${id}_n`, `${id}_largest`]),
      ...populations.map(({ id }) => id)
    ].map((name) => `c.${name} AS ${name}`)
  ].join(', ')}
FROM ${table} AS c
WHERE ${[...range('c.period_on', i), ...filters(plan, 'c', channels, code), ...ownerFilter(plan, `c.owner = 'panel'`)].join(' AND ')}`;
}

const periodText = (table: 'unit_month' | 'unit_year', wanted: Wanted): string =>
  unitText(wanted, {
    alias: 'm',
    from: `${table} AS m`,
    day: 'm.period_on',
    sums: [
      ...wanted.columns.variables.map(
        ({ id }) => `sum(m.${id}) AS ${id}, 0 AS ${id}_n, 0 AS ${id}_largest`
      ),
      ...wanted.columns.populations.map(({ id }) => `sum(m.${id}) AS ${id}`)
    ],
    conditions: [...range('m.period_on', wanted.i), 'd.from_on = m.place_from_on']
  });

const dayText = (wanted: Wanted, rows: string): string =>
  unitText(wanted, {
    alias: 'r',
    from: `${rows} AS r`,
    day: 'r.local_day',
    sums: [
      ...wanted.columns.variables.map(
        ({ id, sql, population }) =>
          `coalesce(sum(${sql})${filter(population.sql)}, 0) AS ${id}, 0 AS ${id}_n, 0 AS ${id}_largest`
      ),
      ...wanted.columns.populations.map(
        ({ id, sql }) => `CAST(count(*)${filter(sql)} AS BIGINT) AS ${id}`
      )
    ],
    conditions: [
      ...range('r.local_day', wanted.i),
      'r.local_day >= d.from_on',
      'r.local_day < d.until_on',
      wholeInside(wanted.plan),
      ...listed(wanted.plan)
    ]
  });

/** Days of the units of a place, where those are listed. */
const listed = ({ where: { sector, area } }: Plan): string[] =>
  [sector?.unit_ids, area?.unit_ids].flatMap((ids) =>
    ids === undefined ? [] : [ids.length === 0 ? 'false' : `r.unit_id IN (${ids.join(', ')})`]
  );

type UnitSource = {
  alias: string;
  from: string;
  day: string;
  sums: string[];
  conditions: string[];
};

function unitText({ plan, channels }: Wanted, source: UnitSource): string {
  const { alias, day } = source;
  const period = plan.grain === null ? day : `CAST(date_trunc('${plan.grain}', ${day}) AS DATE)`;
  return `SELECT ${[
    ...keyColumns(plan, period, alias, dimCode),
    `CASE WHEN d.kind = 'panel' THEN 'panel' ELSE 'enterprise' END AS owner`,
    'd.enterprise_id AS enterprise_id',
    ...source.sums
  ].join(', ')}
FROM ${source.from}
JOIN ${dimOf(plan)} AS d ON d.unit_id = ${alias}.unit_id
WHERE ${[...source.conditions, ...unitFilters(plan, alias, channels)].join(' AND ')}
GROUP BY ALL`;
}

/** Where units stand: one unit's own figures are told whatever it agrees to, all others of those that agreed. */
export const dimOf = ({ where }: Plan): string =>
  where.unit_id === undefined ? 'unit_dim' : 'unit_dim_all';

/** Restricts an aggregate to a population. */
const filter = (population: string): string =>
  population === 'true' ? '' : ` FILTER (WHERE ${population})`;

/** A unit whose facts come by week or month counts only where all of that week or month is asked for; `d` has its grain. */
export function wholeInside({ grain, from, until }: Plan): string {
  if (grain === 'day') return `d.grain = 'day'`;
  const inside = (step: 'week' | 'month') =>
    `d.grain = '${step}' AND date_trunc('${step}', r.local_day) >= DATE '${from}'` +
    ` AND date_trunc('${step}', r.local_day) + INTERVAL 1 ${step.toUpperCase()} <= DATE '${until}'`;
  const fits = [`d.grain = 'day'`, inside('week'), ...(grain === 'week' ? [] : [inside('month')])];
  return `(${fits.map((fit) => `(${fit})`).join(' OR ')})`;
}

/** Names of the key columns of rows of a plan. */
export const keyNames = (plan: Plan): string[] => [
  ...(plan.grain === null ? [] : ['period_on']),
  ...(plan.sector === null ? [] : ['sector']),
  ...(plan.area === null ? [] : ['area']),
  'channel',
  'currency',
  'tax_basis'
];

/** Key columns of rows of units, with their place in `d`. */
export const unitKeys = (plan: Plan, period: string, money: string): string[] =>
  keyColumns(plan, period, money, dimCode);

const keyColumns = (
  plan: Plan,
  period: string,
  money: string,
  code: (column: string) => string
): string[] => [
  ...(plan.grain === null ? [] : [`${period} AS period_on`]),
  ...(plan.sector === null ? [] : [`${code(`sector_${plan.sector}`)} AS sector`]),
  ...(plan.area === null ? [] : [`${code(`${plan.area}_code`)} AS area`]),
  ...moneyKeys.map((key) => `${money}.${key} AS ${key}`)
];

/** Days of origin number `i`. */
export const range = (column: string, i: number): string[] => [
  `${column} >= {from_${i}:Date}`,
  `${column} < {until_${i}:Date}`
];

/** Conditions on rows of units: channel, sector, area, currency, kind, one unit. */
export const unitFilters = (plan: Plan, money: string, channels: Channels): string[] => [
  ...filters(plan, money, channels, dimCode),
  ...ownerFilter(plan, `d.kind = 'panel'`)
];

const dimCode = (column: string): string => `coalesce(d.${column}, '${unknownCode}')`;

/** Conditions on money keys and place; `code` gives the column of a place. */
export function filters(
  { where }: Plan,
  money: string,
  channels: Channels,
  code: (column: string) => string
): string[] {
  const list = [
    channels === 'all'
      ? `${money}.channel = 'all'`
      : where.channel === undefined
        ? `${money}.channel <> 'all'`
        : `${money}.channel = {channel:String}`
  ];
  if (where.sector !== undefined && where.sector.level !== 'all')
    list.push(`${code(`sector_${where.sector.level}`)} = {sector:String}`);
  if (where.area !== undefined) {
    const column = code(`${where.area.level}_code`);
    const isOne = where.area.codes === undefined;
    list.push(isOne ? `${column} = {area:String}` : `${column} IN {area:Array(String)}`);
  }
  if (where.currency !== undefined) list.push(`${money}.currency = {currency:String}`);
  if (where.unit_id !== undefined) list.push('d.unit_id = {unit_id:Int64}');
  return list;
}

const ownerFilter = ({ where }: Plan, isPanel: string): string[] =>
  where.unit_kind === undefined ? [] : [where.unit_kind === 'panel' ? isPanel : `NOT (${isPanel})`];

/** Parameters of the filters a plan has. */
export const filterParams = ({ where }: Plan): Params => ({
  ...(where.sector === undefined ? {} : { sector: where.sector.code }),
  ...(where.area === undefined ? {} : { area: where.area.codes ?? where.area.code }),
  ...(where.channel === undefined ? {} : { channel: where.channel }),
  ...(where.currency === undefined ? {} : { currency: where.currency }),
  ...(where.unit_id === undefined ? {} : { unit_id: where.unit_id })
});
