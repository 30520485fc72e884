import { clipPeriod, periodOf, periodsBetween } from '#model/period.ts';
import type { DayRange } from '#model/question.ts';
import {
  dimOf,
  filterParams,
  keyNames,
  unitFilters,
  unitKeys,
  type Columns
} from '#queries/compile/origin.ts';
import type { Plan } from '#queries/compile/plan.ts';
import { between } from '#queries/compile/fragments.ts';
import { periodOn, shopSums } from '#queries/compile/shops.ts';
import type { Variable } from '#queries/compile/registry.ts';
import type { Params } from '#queries/engines/duckdb.ts';
import { twinOfPeriod, twinOfRange } from '#queries/series/twin.ts';

/** Fewest enterprises, and most percent of one of them, in a group of comparable shops. Source: domain note section 4. */
const controlsMin = 3;
const controlPercent = 85;

/** What makes shops comparable. Source: domain note section 6: the same sector, closure status and area. */
const stratum = ['sector_group', 'departement_code', 'is_shut'];
const pairKeys = ['period_on', 'currency', 'tax_basis', ...stratum];

/** A period of a plan, and the same a year before; `on` and `before_on` name their calendar periods. */
type Pair = { on: string; days: DayRange; before_on: string; before: DayRange };

/**
 * Rows of units whose variables are told per shop and its twin (`twinColumns`, and `noise`: the variance that comparable
 * shops add to `expected_minor`, in squares of a hundred minor units), in the shape of all origins.
 *
 * A shop counts whose online sales and whole turnover are known on all days of the period and of the same a year before
 * (by label: week to week, month to month), and that did not move. Those that sell online now and did not then have
 * switched; those that sell online in neither tell, in the same sector group, département and closure status, how in-store
 * sales changed: at least three enterprises, none with 85 % of them. Panels, and shops known by week or month, are left out.
 * Source: domain note sections 5 (substitution, test E3) and 6.
 */
export function twinRows(plan: Plan, { variables, populations }: Columns): string {
  const pairs = pairsOf(plan);
  const day = (text: string) => `CAST('${text}' AS DATE)`;
  const pairText = (pairs.length === 0 ? [noPair] : pairs)
    .map(
      ({ on, days, before_on, before }) =>
        `SELECT ${day(on)} AS period_on, ${day(days.from)} AS from_on, ${day(days.until)} AS until_on, ` +
        `${day(before_on)} AS before_on, ${day(before.from)} AS before_from, ${day(before.until)} AS before_until`
    )
    .join('\nUNION ALL\n');
  const ids = [...variables, ...populations].map(({ id }) => id);
  return `SELECT * FROM (
WITH twin_period AS (${pairText}),
${shopText(plan, pairs)},
${factorText()}
SELECT ${[
    ...unitKeys(plan, plan.grain === null ? '' : 't.period_on', 't'),
    `'enterprise' AS owner`,
    'd.enterprise_id AS enterprise_id',
    ...shopSums({ variables, populations: [] }).map(
      (sum, i) => `${sum}, 0 AS ${ids[i]}_n, 0 AS ${ids[i]}_largest`
    ),
    ...shopSums({ variables: [], populations })
  ].join(', ')}
FROM (
  SELECT s.period_on AS period_on, s.unit_id AS unit_id, s.place_from_on AS place_from_on, 'all' AS channel,
    s.currency AS currency, s.tax_basis AS tax_basis, 1 AS switched,
    CAST(floor(s.before_minor * f.factor + 0.5) AS BIGINT) AS expected_minor, s.kept_minor AS kept_minor,
    s.gained_minor AS gained_minor,
    CAST(floor(f.spread * f.switched_minor / 10000 * s.before_minor + 0.5) AS BIGINT) AS noise
  FROM twin_shop AS s
  JOIN twin_factor AS f ON ${same(pairKeys, 'f', 's')}
  WHERE s.sells = 1 AND s.sold = 0
) AS t
JOIN ${dimOf(plan)} AS d ON d.unit_id = t.unit_id AND d.from_on = t.place_from_on
WHERE ${unitFilters(plan, 't', 'all').join(' AND ')}
GROUP BY ALL) AS unit_twin`;
}

/** The text of the noise of a plan's cells. Columns: keys, `noise` in squares of a hundred minor units. */
export function compileNoise(plan: Plan): { sql: string; params: Params } {
  const noise: Variable = {
    id: 'noise',
    population: { id: 'all_n', sql: 'true', per: 'twin' },
    sql: 'noise',
    per: 'twin'
  };
  const keys = keyNames(plan).filter((key) => key !== 'channel');
  return {
    params: filterParams(plan),
    sql: `SELECT ${[...keys, 'CAST(sum(noise) AS DOUBLE) AS noise'].join(', ')}
FROM (${twinRows(plan, { variables: [noise], populations: [] })}) AS switched
GROUP BY ${keys.join(', ')}`
  };
}

/** No pair: days nothing happened on, so that the text stays one. */
const noPair: Pair = {
  on: '1000-01-01',
  days: { from: '1000-01-01', until: '1000-01-01' },
  before_on: '1000-01-01',
  before: { from: '1000-01-01', until: '1000-01-01' }
};

function pairsOf({ grain, from, until }: Plan): Pair[] {
  const last = { kind: 'last_year' as const };
  if (grain === null) {
    const twin = twinOfRange(last, { from, until });
    if (twin?.parts.length !== 1 || twin.until > from) return [];
    return [{ on: from, days: { from, until }, before_on: twin.from, before: twin }];
  }
  const periods = periodsBetween(from, until, grain);
  return periods.flatMap((period, i): Pair[] => {
    const days = clipPeriod(period, from, until) ?? period;
    const twin = twinOfPeriod(last, period, days, { i, count: periods.length });
    if (twin?.parts.length !== 1) return [];
    return [{ on: period.from, days, before_on: periodOf(twin.from, grain).from, before: twin }];
  });
}

/** `twin_shop`: shops known throughout both periods and not moved, with their sales and what they are comparable by. */
function shopText(plan: Plan, pairs: readonly Pair[]): string {
  const covers = (from: string, until: string) =>
    `CASE WHEN w.from_on <= p.${from} AND w.until_on >= p.${until} THEN 1 ELSE 0 END`;
  return `twin_sale AS (
${sideText(plan, pairs, 'now')}
UNION ALL
${sideText(plan, pairs, 'before')}
),
twin_known AS (
  SELECT period_on, unit_id FROM (
    SELECT p.period_on AS period_on, w.unit_id AS unit_id,
      ${covers('from_on', 'until_on')} + ${covers('before_from', 'before_until')} AS covers_n
    FROM unit_window AS w CROSS JOIN twin_period AS p
    WHERE w.what IN ('online', 'total')
  ) AS covered
  GROUP BY period_on, unit_id HAVING sum(covers_n) = 4
),
twin_shut AS (
  SELECT DISTINCT p.period_on AS period_on, d.unit_id AS unit_id
  FROM ${dimOf(plan)} AS d CROSS JOIN closure AS c CROSS JOIN twin_period AS p
  WHERE c.kind = 'closed_to_public' AND c.from_on < p.until_on AND c.until_on > p.from_on
    AND (c.sector_code = d.sector_class OR c.sector_code = d.sector_group OR c.sector_code = d.sector_family)
    AND (c.area_code = d.country_code OR c.area_code = d.region_code OR c.area_code = d.departement_code
      OR c.area_code = d.commune_code)
),
twin_shop AS (
  SELECT t.period_on AS period_on, t.unit_id AS unit_id, t.currency AS currency, t.tax_basis AS tax_basis,
    d.from_on AS place_from_on, d.enterprise_id AS enterprise_id, d.sector_group AS sector_group,
    d.departement_code AS departement_code, CASE WHEN shut.unit_id IS NULL THEN 0 ELSE 1 END AS is_shut,
    t.before_minor AS before_minor, t.kept_minor AS kept_minor, t.gained_minor AS gained_minor,
    t.sells AS sells, t.sold AS sold
  FROM (
    SELECT period_on, unit_id, currency, tax_basis, sum(before_minor) AS before_minor, sum(kept_minor) AS kept_minor,
      sum(gained_minor) AS gained_minor, max(sells) AS sells, max(sold) AS sold
    FROM twin_sale GROUP BY period_on, unit_id, currency, tax_basis
  ) AS t
  JOIN twin_period AS p ON p.period_on = t.period_on
  JOIN twin_known AS k ON k.period_on = t.period_on AND k.unit_id = t.unit_id
  JOIN ${dimOf(plan)} AS d ON d.unit_id = t.unit_id AND d.from_on <= p.before_from AND d.until_on >= p.until_on
  LEFT JOIN twin_shut AS shut ON shut.period_on = t.period_on AND shut.unit_id = t.unit_id
  WHERE d.kind = 'shop' AND d.grain = 'day' AND d.sector_group IS NOT NULL AND d.departement_code IS NOT NULL${ownOnly(plan)}
)`;
}

/** Of the shops that others are compared with, the one that asks is there whatever it agrees to. */
const ownOnly = ({ where }: Plan): string =>
  where.unit_id === undefined ? '' : ' AND (d.is_counted OR d.unit_id = {unit_id:Int64})';

/** `twin_factor`: how in-store sales of comparable shops changed in each stratum, and how sure that is. */
function factorText(): string {
  const group = pairKeys.join(', ');
  const of = (alias: string) => pairKeys.map((key) => `${alias}.${key}`);
  return `twin_control AS (
  SELECT ${group}, enterprise_id, sum(before_minor) AS before_minor, sum(kept_minor) AS kept_minor
  FROM twin_shop WHERE sells = 0 AND sold = 0 GROUP BY ${group}, enterprise_id
),
twin_sum AS (
  SELECT ${group}, sum(before_minor) AS before_minor, sum(kept_minor) AS kept_minor,
    sum(kept_minor) / nullif(sum(before_minor), 0) AS factor,
    sum(CASE WHEN before_minor <> 0 THEN 1 ELSE 0 END) AS before_n,
    sum(CASE WHEN kept_minor <> 0 THEN 1 ELSE 0 END) AS kept_n,
    max(abs(before_minor)) AS before_largest, max(abs(kept_minor)) AS kept_largest, count(*) AS n
  FROM twin_control GROUP BY ${group}
),
twin_switched AS (
  SELECT ${group}, sum(before_minor) AS switched_minor
  FROM twin_shop WHERE sells = 1 AND sold = 0 GROUP BY ${group}
),
twin_factor AS (
  SELECT ${of('s')
    .map((key, i) => `${key} AS ${pairKeys[i]}`)
    .join(', ')}, s.factor AS factor, w.switched_minor AS switched_minor,
    sum((c.kept_minor - s.factor * c.before_minor) * (c.kept_minor - s.factor * c.before_minor))
      * max(s.n) / nullif(max(s.n) - 1, 0) / nullif(max(s.before_minor), 0) / nullif(max(s.before_minor), 0) AS spread
  FROM twin_sum AS s
  JOIN twin_control AS c ON ${same(pairKeys, 'c', 's')}
  JOIN twin_switched AS w ON ${same(pairKeys, 'w', 's')}
  WHERE s.before_n >= ${controlsMin} AND 100 * s.before_largest < ${controlPercent} * s.before_minor
    AND (s.kept_n = 0 OR (s.kept_n >= ${controlsMin} AND 100 * s.kept_largest < ${controlPercent} * s.kept_minor))
  GROUP BY ${of('s').join(', ')}, s.factor, w.switched_minor
)`;
}

/** Sales of units in the periods themselves, or in those a year before. */
function sideText({ grain }: Plan, pairs: readonly Pair[], side: 'now' | 'before'): string {
  const range = (pair: Pair) => (side === 'now' ? pair.days : pair.before);
  const froms = pairs.map((pair) => range(pair).from).sort();
  const untils = pairs.map((pair) => range(pair).until).sort();
  const hull = { from: froms[0] ?? noPair.on, until: untils.at(-1) ?? noPair.on };
  const [on, from, until] =
    side === 'now'
      ? ['period_on', 'from_on', 'until_on']
      : ['before_on', 'before_from', 'before_until'];
  const selling = 'max(CASE WHEN r.online_orders_n > 0 OR r.online_minor > 0 THEN 1 ELSE 0 END)';
  const [now, before] = [
    (sql: string) => (side === 'now' ? sql : '0'),
    (sql: string) => (side === 'now' ? '0' : sql)
  ];
  return `SELECT p.period_on AS period_on, r.unit_id AS unit_id, r.currency AS currency, r.tax_basis AS tax_basis,
  ${before('sum(r.in_store_minor)')} AS before_minor, ${now('sum(r.in_store_minor)')} AS kept_minor,
  ${now('sum(r.online_minor)')} AS gained_minor, ${now(selling)} AS sells, ${before(selling)} AS sold
FROM unit_day_row AS r
JOIN twin_period AS p ON p.${on} = ${periodOn(grain, 'r.local_day', hull)}
WHERE r.channel = 'all' AND ${between('r.local_day', hull)} AND r.local_day >= p.${from} AND r.local_day < p.${until}
GROUP BY p.period_on, r.unit_id, r.currency, r.tax_basis`;
}

const same = (keys: readonly string[], a: string, b: string): string =>
  keys.map((key) => `${a}.${key} = ${b}.${key}`).join(' AND ');
