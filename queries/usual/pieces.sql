-- Purpose: which days of which reference year stand for which days of a target year, by country and alignment.
-- The reference year is the latest before the target year that no lockdown of the country touched (ten years back at most).
-- Weeks match by label: one shift per pair of ISO years; week 53 without a twin is the mean (halves = 2) of week 52 and
-- the next week 01. Months match by name. Source: domain note section 5, alignment.
-- Reads: TEMP usual_unit, locked_year. Makes: TEMP usual_piece.
CREATE OR REPLACE TEMP TABLE usual_piece AS
WITH place AS (
  SELECT
    coalesce(country_code, '') AS country_code, alignment,
    min(year(from_on)) - 1 AS first_year,
    max(year(plan_until_on)) AS last_year
  FROM usual_unit
  GROUP BY coalesce(country_code, ''), alignment
),
target AS (
  SELECT country_code, alignment, CAST(unnest(range(first_year, last_year + 1)) AS INTEGER) AS target_year FROM place
),
candidate AS (
  SELECT *, CAST(unnest(range(target_year - 10, target_year)) AS INTEGER) AS ref_year FROM target
),
pair AS (
  SELECT country_code, alignment, target_year, max(ref_year) AS ref_year
  FROM candidate AS c
  WHERE NOT EXISTS (
    SELECT 1 FROM locked_year AS l
    WHERE l.country_code = c.country_code AND l.alignment = c.alignment AND l.year = c.ref_year
  )
  GROUP BY country_code, alignment, target_year
),
week_pair AS (
  SELECT
    *,
    iso_year_from(ref_year) AS ref_on,
    iso_year_from(target_year) AS target_on,
    CAST(iso_weeks_n(ref_year) AS INTEGER) AS ref_weeks_n,
    CAST(iso_weeks_n(target_year) AS INTEGER) AS target_weeks_n
  FROM pair
  WHERE alignment = 'week'
),
month_pair AS (
  SELECT *, unnest(range(1, 13)) AS m FROM pair WHERE alignment = 'month'
)
SELECT
  country_code, alignment, target_year, ref_year, 1 AS halves,
  ref_on AS ref_from, ref_on + 7 * least(ref_weeks_n, target_weeks_n) AS ref_until,
  target_on AS target_from, target_on + 7 * least(ref_weeks_n, target_weeks_n) AS target_until
FROM week_pair
UNION ALL
SELECT
  country_code, alignment, target_year, ref_year, 2,
  ref_on + 7 * week_n, ref_on + 7 * (week_n + 1), target_on + 364, target_on + 371
FROM (SELECT *, unnest([51, 52]) AS week_n FROM week_pair WHERE target_weeks_n = 53 AND ref_weeks_n = 52) AS w
UNION ALL
SELECT
  country_code, alignment, target_year, ref_year, 1,
  make_date(ref_year, m, 1), CAST(make_date(ref_year, m, 1) + INTERVAL 1 MONTH AS DATE),
  make_date(target_year, m, 1), CAST(make_date(target_year, m, 1) + INTERVAL 1 MONTH AS DATE)
FROM month_pair;
