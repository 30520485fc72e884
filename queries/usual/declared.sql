-- Purpose: method annual_seasonal: the newest declaration of each unit, with the shares it is split by.
-- Month shares: declared, else the sector group's, else 1/12. Weekday weights: declared, else the sector group's, else
-- Monday to Saturday 1, Sunday 0. A group lends when at least 3 enterprises of the same country, currency, basis (and
-- kind of data, sample or not) have a full clean year; it lends ratios of sums. Weights are rounded to 6 digits before use,
-- so that `detail` says all there is to know. override_on: first day on which the shop wants its declaration in place of
-- its own history; null: never. Quality ends in _partial where the figure leaves distance sales out.
-- Reads: TEMP usual_unit, usual_declared, unit_season. Makes: TEMP annual_unit.
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
    CASE WHEN d.overrides THEN make_date(d.ref_year + 1, 1, 1) END AS override_on,
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
  (CASE WHEN months_from = 'declared' THEN 'declared' ELSE 'borrowed' END)
  || (CASE WHEN includes_distance_sales = false THEN '_partial' ELSE '' END) AS quality,
  CASE includes_distance_sales WHEN true THEN 'yes' WHEN false THEN 'no' ELSE 'unknown' END AS distance_sales,
  CAST(json_object(
    'annual_minor', annual_minor,
    'origin', origin,
    'includes_distance_sales', includes_distance_sales,
    'overrides', override_on IS NOT NULL,
    'months_from', months_from,
    'months', months,
    'weekdays_from', weekdays_from,
    'weekdays', weekdays
  ) AS VARCHAR) AS detail
FROM chosen;
