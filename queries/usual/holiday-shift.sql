-- Purpose: method same_period with moveable holidays aligned: the runs of weeks that trade places, for the units that know
-- all reference days of such a run; elsewhere labels stand. Decision 0029.
-- Reads: TEMP shift_week, usual_unit, same_image, same_span.
-- Makes: TEMP shift_day (by country and years: what a target day takes, step 1, and gives up, step -1),
-- TEMP shift_span (runs of target days by unit).
CREATE OR REPLACE TEMP TABLE shift_day AS
SELECT country_code, target_year, target_from, step, target_on + n AS target_day, ref_on + n AS ref_day
FROM (
  SELECT country_code, target_year, target_from, 1 AS step, target_on, holiday_on AS ref_on FROM shift_week
  UNION ALL
  SELECT country_code, target_year, target_from, -1, target_on, label_on FROM shift_week
) AS w
CROSS JOIN (SELECT CAST(unnest(range(7)) AS INTEGER) AS n) AS days;

CREATE OR REPLACE TEMP TABLE shift_span AS
SELECT
  i.unit_id, h.country_code, h.target_year, h.ref_year, h.target_from, h.weeks, i.currency, i.tax_basis,
  greatest(h.target_from, s.from_on) AS from_on,
  least(h.target_until, s.until_on) AS until_on
FROM same_image AS i
JOIN usual_unit AS u ON u.unit_id = i.unit_id
JOIN (
  SELECT
    country_code, target_year, ref_year, target_from, target_until, ref_from, ref_until,
    string_agg(week(target_on) || ':' || week(holiday_on), ' ' ORDER BY target_on) AS weeks
  FROM shift_week
  GROUP BY ALL
) AS h
  ON h.country_code = u.country_code AND h.target_year = i.target_year AND h.ref_year = i.ref_year
JOIN same_span AS s
  ON s.unit_id = i.unit_id AND s.target_year = i.target_year AND s.currency = i.currency AND s.tax_basis = i.tax_basis
WHERE i.alignment = 'week' AND i.halves = 1 AND i.ref_from <= h.ref_from AND i.ref_until >= h.ref_until
  AND greatest(h.target_from, s.from_on) < least(h.target_until, s.until_on);
