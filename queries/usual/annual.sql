-- Purpose: method annual_seasonal: the newest declaration of each unit, with the shares it is split by, and the runs of
-- target days that same_period leaves open.
-- Month shares: declared, else the sector group's, else 1/12. Weekday weights: declared, else the sector group's, else
-- Monday to Saturday 1, Sunday 0. A group lends when at least 3 enterprises of the same country, currency, basis (and
-- kind of data, sample or not) have a full clean year; it lends ratios of sums. Weights are rounded to 6 digits before use,
-- so that `detail` says all there is to know.
-- Reads: TEMP usual_unit, TEMP same_span, usual_declared, unit_season. Makes: TEMP annual_unit, TEMP annual_span.
CREATE OR REPLACE TEMP TABLE annual_unit AS
WITH declared AS (
  SELECT d.*
  FROM usual_declared AS d
  JOIN usual_unit AS u ON u.unit_id = d.unit_id
  QUALIFY row_number() OVER (
    PARTITION BY d.unit_id ORDER BY d.declared_at DESC, d.import_id DESC NULLS LAST, d.ref_year DESC, d.annual_minor DESC
  ) = 1
),
lent AS (
  SELECT
    sector_group, country_code, currency, tax_basis, sample, part, k,
    greatest(sum(revenue_minor), 0) / sum(days_n) AS per_day,
    greatest(sum(revenue_minor), 0) AS total_minor
  FROM unit_season
  GROUP BY sector_group, country_code, currency, tax_basis, sample, part, k
  HAVING count(DISTINCT enterprise_id) >= 3
),
group_weights AS (
  SELECT
    sector_group, country_code, currency, tax_basis, sample,
    list(CAST(total_minor AS DOUBLE) ORDER BY k) FILTER (WHERE part = 'month') AS months,
    list(CAST(per_day AS DOUBLE) ORDER BY k) FILTER (WHERE part = 'weekday') AS weekdays
  FROM lent
  GROUP BY sector_group, country_code, currency, tax_basis, sample
),
chosen AS (
  SELECT
    d.unit_id, d.annual_minor, d.currency, d.tax_basis, d.ref_year, d.origin, d.includes_distance_sales,
    CASE
      WHEN d.month_weights IS NOT NULL THEN 'declared' WHEN list_sum(g.months) > 0 THEN 'group' ELSE 'uniform'
    END AS months_from,
    CASE
      WHEN d.weekday_weights IS NOT NULL THEN 'declared' WHEN list_sum(g.weekdays) > 0 THEN 'group' ELSE 'default'
    END AS weekdays_from,
    coalesce(
      d.month_weights,
      CASE WHEN list_sum(g.months) > 0 THEN list_transform(g.months, lambda x: round(x / list_sum(g.months), 6)) END,
      list_transform(range(12), lambda x: round(1 / 12, 6))
    ) AS months,
    coalesce(
      d.weekday_weights,
      CASE WHEN list_sum(g.weekdays) > 0 THEN list_transform(g.weekdays, lambda x: round(7 * x / list_sum(g.weekdays), 6)) END,
      [1, 1, 1, 1, 1, 1, 0]
    ) AS weekdays
  FROM declared AS d
  JOIN usual_unit AS u ON u.unit_id = d.unit_id
  LEFT JOIN group_weights AS g
    ON g.sector_group = u.sector_group AND g.country_code = u.country_code AND g.sample = u.sample
    AND g.currency = d.currency AND g.tax_basis = d.tax_basis
)
SELECT
  *,
  CASE WHEN months_from = 'declared' THEN 'declared' ELSE 'borrowed' END AS quality,
  CAST(json_object(
    'annual_minor', annual_minor,
    'origin', origin,
    'includes_distance_sales', includes_distance_sales,
    'months_from', months_from,
    'months', months,
    'weekdays_from', weekdays_from,
    'weekdays', weekdays
  ) AS VARCHAR) AS detail
FROM chosen;

CREATE OR REPLACE TEMP TABLE annual_span AS
WITH fact AS (
  SELECT u.unit_id, u.from_on, u.plan_until_on AS until_on, 1 AS step
  FROM usual_unit AS u
  JOIN annual_unit AS a ON a.unit_id = u.unit_id
  UNION ALL
  SELECT s.unit_id, s.from_on, s.until_on, -1
  FROM same_span AS s
  JOIN annual_unit AS a ON a.unit_id = s.unit_id
),
edge AS (
  SELECT unit_id, on_day, sum(step) AS step
  FROM (
    SELECT unit_id, from_on AS on_day, step FROM fact
    UNION ALL
    SELECT unit_id, until_on, -step FROM fact
  ) AS e
  GROUP BY unit_id, on_day
),
stretch AS (
  SELECT unit_id, on_day AS from_on, lead(on_day) OVER w AS until_on, sum(step) OVER w AS open_n
  FROM edge
  WINDOW w AS (PARTITION BY unit_id ORDER BY on_day)
),
numbered AS (
  SELECT *, sum(starts) OVER (PARTITION BY unit_id ORDER BY from_on) AS run
  FROM (
    SELECT
      *,
      CASE WHEN lag(until_on) OVER (PARTITION BY unit_id ORDER BY from_on) = from_on THEN 0 ELSE 1 END AS starts
    FROM stretch
    WHERE open_n = 1
  ) AS s
),
merged AS (
  SELECT
    unit_id, min(from_on) AS from_on, max(until_on) AS until_on,
    CAST(unnest(range(year(min(from_on)), year(max(until_on)) + 1)) AS INTEGER) AS target_year
  FROM numbered
  GROUP BY unit_id, run
)
SELECT
  unit_id, target_year,
  greatest(from_on, make_date(target_year, 1, 1)) AS from_on,
  least(until_on, make_date(target_year + 1, 1, 1)) AS until_on
FROM merged
WHERE greatest(from_on, make_date(target_year, 1, 1)) < least(until_on, make_date(target_year + 1, 1, 1));
