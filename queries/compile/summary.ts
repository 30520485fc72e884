import { addDays, type Day } from '#model/calendar.ts';
import { dimOf, filterParams, unitFilters } from '#queries/compile/origin.ts';
import type { Plan } from '#queries/compile/plan.ts';
import type { Params } from '#queries/engines/duckdb.ts';

/** Texts about the units a plan is made of, in the months it touches: how many, and how their usual turnover was made. */
export function compileSummary(plan: Plan): {
  population: string;
  methods: string;
  params: Params;
} {
  const units = `FROM unit_year AS m
JOIN ${dimOf(plan)} AS d ON d.unit_id = m.unit_id AND d.from_on = m.place_from_on
WHERE m.period_on >= {first_year:Date} AND m.period_on <= {last_year:Date}
  AND (m.period_on <> {first_year:Date} OR @bit_and(m.months, {first_months:Int64}) <> 0)
  AND (m.period_on <> {last_year:Date} OR @bit_and(m.months, {last_months:Int64}) <> 0)
  AND ${unitFilters(plan, 'm', plan.where.channel === undefined ? 'all' : 'each').join(' AND ')}`;
  return {
    params: { ...filterParams(plan), from: plan.from, until: plan.until, ...monthsOf(plan) },
    population: `SELECT
  CAST(count(DISTINCT m.unit_id) FILTER (WHERE d.kind = 'shop') AS INTEGER) AS units_n,
  CAST(count(DISTINCT d.enterprise_id) FILTER (WHERE d.kind = 'shop') AS INTEGER) AS enterprises_n,
  CAST(count(DISTINCT m.unit_id) FILTER (WHERE d.kind = 'panel') AS INTEGER) AS panels_n,
  CAST(coalesce(max(CASE WHEN d.sample THEN 1 ELSE 0 END), 0) = 1 AS BOOLEAN) AS sample
${units}`,
    methods: `SELECT u.method AS method, u.alignment AS alignment, u.ref_year AS ref_year, u.quality AS quality,
  u.distance_sales AS distance_sales, CAST(count(DISTINCT u.unit_id) AS INTEGER) AS units_n
FROM usual_turnover AS u
WHERE u.is_current AND u.from_on < {until:Date} AND u.until_on > {from:Date}
  AND ${plan.align === 'holiday' ? 'true' : `u.alignment <> 'holiday'`}
  AND u.unit_id IN (SELECT m.unit_id AS unit_id ${units})
GROUP BY u.method, u.alignment, u.ref_year, u.quality, u.distance_sales
ORDER BY units_n DESC, u.method, u.alignment, u.ref_year, u.quality, u.distance_sales`
  };
}

/** The first and last year of a range, and which of their months it touches, January the lowest bit. */
function monthsOf({ from, until }: { from: Day; until: Day }): Params {
  const last = addDays(until, -1);
  const month = (day: Day) => Number(day.slice(5, 7));
  const sinceFirst = 0xfff & ~(2 ** (month(from) - 1) - 1);
  const untilLast = 2 ** month(last) - 1;
  const inOne = from.slice(0, 4) === last.slice(0, 4);
  return {
    first_year: `${from.slice(0, 4)}-01-01`,
    last_year: `${last.slice(0, 4)}-01-01`,
    first_months: inOne ? sinceFirst & untilLast : sinceFirst,
    last_months: inOne ? sinceFirst & untilLast : untilLast
  };
}
