import { addDays, type Day } from '#model/calendar.ts';
import { shopColumns } from '#model/metric.ts';
import { clipPeriod, periodOf, periodsBetween } from '#model/period.ts';
import type { DayRange, Grain } from '#model/question.ts';
import type { Population, Variable } from '#queries/compile/registry.ts';

/** Days before a period in which a customer's purchases count. */
const regularDays = 365;

/**
 * What shops' periods are told from: `online`, rows of units with their days of online orders, in columns period_on,
 * unit_id, channel, currency, tax_basis, selling_days; `windows` and `regulars`: whether those are wanted (`laid_out`: from the
 * temporary table of purchases).
 * `only`: a condition on unit_id.
 */
export type ShopSources = {
  online: readonly string[];
  windows: boolean;
  regulars: boolean | 'laid_out';
  only: string;
};

type ShopColumn = (typeof shopColumns)[number];

/** Which sources these variables need. */
export const sourcesFor = (
  variables: readonly Variable[]
): { windows: boolean; regulars: boolean } => {
  const texts = variables.map(({ sql, population }) => `${sql} ${population.sql}`).join(' ');
  return {
    windows: /\b(online_known|listed|dormant|adopted_n|lost_n)\b/.test(texts),
    regulars: texts.includes('regulars')
  };
};

/**
 * One row per period: period_on, its days cut to the range, and the whole weeks and months inside, for units of such a
 * grain. Without a grain the range is one period.
 */
export function periodsText(grain: Grain | null, { from, until }: DayRange): string {
  const periods =
    grain === null
      ? [{ on: from, from, until }]
      : periodsBetween(from, until, grain).map((period) => ({
          on: period.from,
          ...(clipPeriod(period, from, until) ?? period)
        }));
  return periods
    .map(({ on, ...days }) => {
      const [week, month] = [wholesInside(days, 'week'), wholesInside(days, 'month')];
      const columns: [string, Day][] = [
        ['period_on', on],
        ['from_on', days.from],
        ['until_on', days.until],
        ['week_from', week.from],
        ['week_until', week.until],
        ['month_from', month.from],
        ['month_until', month.until]
      ];
      return `SELECT ${columns.map(([name, day]) => `CAST('${day}' AS DATE) AS ${name}`).join(', ')}`;
    })
    .join('\nUNION ALL\n');
}

/** The whole weeks or months inside a range; an empty one when there are none. */
function wholesInside({ from, until }: DayRange, grain: 'week' | 'month'): DayRange {
  const [first, last] = [periodOf(from, grain), periodOf(until, grain)];
  const inner = { from: first.from === from ? from : first.until, until: last.from };
  return inner.from < inner.until ? inner : { from, until: from };
}

/** The first day of the period of a day, in a text. */
export const periodOn = (grain: Grain | null, day: string, { from }: DayRange): string =>
  grain === null ? `CAST('${from}' AS DATE)` : `CAST(date_trunc('${grain}', ${day}) AS DATE)`;

/**
 * Rows of shops' periods: period_on, unit_id, channel, currency, tax_basis, `shopColumns`, and the place of the period's
 * last day as `place_on`. Panels are no shops. Needs the relation `shop_period` (`periodsText`).
 */
export function shopPeriodsText(
  grain: Grain | null,
  range: DayRange,
  sources: ShopSources
): string {
  const told = [
    ...sources.online.map((text) => rowText(text, ['selling_days'])),
    ...(sources.windows ? [rowText(windowsText(sources.only), windowColumns)] : []),
    ...(sources.regulars
      ? [
          rowText(
            regularsText(
              grain,
              range,
              sources.regulars === 'laid_out'
                ? 'purchase'
                : `(${purchasesText(range, sources.only)})`
            ),
            ['regulars_n', 'regulars_online_n']
          )
        ]
      : [])
  ];
  return `SELECT ${[...keys, ...shopColumns.map((name) => `CAST(sum(${name}) AS BIGINT) AS ${name}`)].join(', ')}
FROM (${told.join('\nUNION ALL\n')}) AS told
GROUP BY ${keys.join(', ')}`;
}

const keys = ['period_on', 'unit_id', 'channel', 'currency', 'tax_basis'];
const windowColumns: ShopColumn[] = ['online_known', 'listed', 'dormant', 'adopted_n', 'lost_n'];

/** A source's rows with zeros for what it does not tell. */
const rowText = (text: string, told: readonly ShopColumn[]): string =>
  `SELECT ${[
    ...keys.map((name) => (name === 'channel' ? 'CAST(channel AS VARCHAR) AS channel' : name)),
    ...shopColumns.map((name) => (told.includes(name) ? name : `0 AS ${name}`))
  ].join(', ')}
FROM (${text}) AS source_row`;

/** What windows of units say of periods, in the currency of the unit's other days. */
function windowsText(only: string): string {
  const days = (side: 'from' | 'until') =>
    `CASE u.grain WHEN 'week' THEN p.week_${side} WHEN 'month' THEN p.month_${side} ELSE p.${side}_on END`;
  const any = (what: string) => `max(CASE WHEN what = '${what}' THEN 1 ELSE 0 END)`;
  const begun = (what: string) =>
    `sum(CASE WHEN what = '${what}' AND from_on >= days_from THEN 1 ELSE 0 END)`;
  return `SELECT period_on, unit_id, 'all' AS channel, currency, tax_basis,
  ${any('online')} AS online_known, ${any('listed')} AS listed, ${any('dormant')} AS dormant,
  ${begun('adopted')} AS adopted_n, ${begun('dormant')} AS lost_n
FROM (
  SELECT p.period_on AS period_on, w.unit_id AS unit_id, w.what AS what, w.from_on AS from_on, w.until_on AS until_on,
    c.currency AS currency, c.tax_basis AS tax_basis,
    ${days('from')} AS days_from, ${days('until')} AS days_until
  FROM unit_window AS w
  JOIN unit AS u ON u.unit_id = w.unit_id
  JOIN unit_currency AS c ON c.unit_id = w.unit_id
  JOIN shop_period AS p ON p.from_on < w.until_on AND p.until_on > w.from_on
    AND c.from_on < p.until_on AND c.until_on >= p.until_on
  WHERE w.what IN ('online', 'listed', 'dormant', 'adopted') AND u.kind = 'shop' AND ${only.replace(/^unit_id/, 'w.unit_id')}
) AS met
WHERE from_on < days_until AND until_on > days_from
GROUP BY period_on, unit_id, currency, tax_basis`;
}

/**
 * Customers who bought in a period after purchases on three or more days of the 365 before it, and those of them who
 * bought online; `purchases`: relation of `purchasesText`. Source: domain note section 1, regular customer.
 */
function regularsText(grain: Grain | null, range: DayRange, purchases: string): string {
  return `SELECT period_on, unit_id, 'all' AS channel, currency, tax_basis,
  sum(is_regular) AS regulars_n, sum(is_regular * is_online) AS regulars_online_n
FROM (
  SELECT p.period_on AS period_on, b.unit_id AS unit_id, b.customer_key AS customer_key, b.currency AS currency,
    b.tax_basis AS tax_basis, max(b.is_online) AS is_online,
    max(CASE WHEN coalesce(b.before_on < p.from_on, true)
      AND coalesce(b.third_on >= CAST(p.from_on - INTERVAL ${regularDays} DAY AS DATE), false) THEN 1 ELSE 0 END) AS is_regular
  FROM ${purchases} AS b
  JOIN shop_period AS p ON p.period_on = ${periodOn(grain, 'b.local_day', range)}
  WHERE b.local_day >= p.from_on AND b.local_day < p.until_on
  GROUP BY p.period_on, b.unit_id, b.customer_key, b.currency, b.tax_basis
) AS customer
GROUP BY period_on, unit_id, currency, tax_basis`;
}

/** Days on which known customers bought, with the one before and the third before; a sale told by two feeds counts once. */
const purchasesText = ({ from, until }: DayRange, only: string): string =>
  `SELECT unit_id, customer_key, currency, tax_basis, local_day, is_online,
  lag(local_day, 1) OVER w AS before_on, lag(local_day, 3) OVER w AS third_on
FROM (
  SELECT unit_id, customer_key, currency, tax_basis, local_day,
    max(CASE WHEN order_mode = 'online' THEN 1 ELSE 0 END) AS is_online
  FROM order_version
  WHERE customer_key IS NOT NULL AND is_current AND is_shadow IS NOT TRUE
    AND "status" IN ('accepted', 'paid', 'fulfilled') AND net_minor <> 0
    AND local_day >= CAST('${addDays(from, -regularDays)}' AS DATE) AND local_day < CAST('${until}' AS DATE) AND ${only}
  GROUP BY unit_id, customer_key, currency, tax_basis, local_day
) AS bought
WINDOW w AS (PARTITION BY unit_id, customer_key, currency, tax_basis ORDER BY local_day)`;

/** Statement that lays out the purchases of a range for all grains, in the temporary table `purchase`. */
export const purchaseStatement = (days: DayRange): string =>
  `CREATE OR REPLACE TEMP TABLE purchase AS ${purchasesText(days, 'true')}`;

/** Variables and populations of shops' periods, summed: columns `s1`, `q1`. */
export const shopSums = ({
  variables,
  populations
}: {
  variables: readonly Variable[];
  populations: readonly Population[];
}): string[] => [
  ...variables.map(
    ({ id, sql, population }) =>
      `CAST(sum(CASE WHEN ${population.sql} THEN ${sql} ELSE 0 END) AS BIGINT) AS ${id}`
  ),
  ...populations.map(
    ({ id, sql }) => `CAST(sum(CASE WHEN ${sql} THEN 1 ELSE 0 END) AS BIGINT) AS ${id}`
  )
];

/** Whether a unit's facts, by week or month, have a whole one of those in the period; `d` and `p` are unit_dim and shop_period. */
export const fitsPeriod = `(d.grain <> 'month' OR p.month_from < p.month_until)
  AND (d.grain <> 'week' OR p.week_from < p.week_until)`;

/** Where a shop stands on the last day of its period; `t`, `d` and `p` are the shop's period, unit_dim and shop_period. */
export const atPeriodEnd = `d.unit_id = t.unit_id AND d.from_on < p.until_on AND d.until_on >= p.until_on`;
