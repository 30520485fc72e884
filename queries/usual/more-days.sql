-- Purpose: the days to make again of the methods median_years and mean_since_creation, and what the alignment of holidays
-- adds to days of same_period. A day's share of its month's mean is the difference of two rounded running sums. Units of
-- grain week or month carry the period's amount on its first day. Amounts of nought are left out.
-- Reads: TEMP usual_unit, usual_todo, median_span, median_day, mean_span, shift_span, shift_day; unit_day.
-- Adds to TEMP new_usual_day. Makes: TEMP new_usual_shift(local_day, unit_id, shift_minor, currency, tax_basis).
INSERT INTO new_usual_day
SELECT m.local_day, m.unit_id, m.usual_minor, m.currency, m.tax_basis
FROM median_day AS m
JOIN median_span AS s
  ON s.unit_id = m.unit_id AND s.currency = m.currency AND s.tax_basis = m.tax_basis
  AND m.local_day >= s.from_on AND m.local_day < s.until_on
JOIN usual_unit AS u ON u.unit_id = m.unit_id AND m.local_day < u.until_on
JOIN usual_todo AS t ON t.unit_id = m.unit_id AND m.local_day >= t.from_on AND m.local_day < t.until_on
WHERE m.usual_minor <> 0;

INSERT INTO new_usual_day
WITH day AS (
  SELECT s.unit_id, s.mean_minor, s.currency, s.tax_basis, CAST(unnest(range(
    greatest(s.from_on, t.from_on), CAST(least(s.until_on, u.until_on, t.until_on) AS TIMESTAMP), INTERVAL 1 DAY
  )) AS DATE) AS local_day, u.grain
  FROM mean_span AS s
  JOIN usual_unit AS u ON u.unit_id = s.unit_id
  JOIN usual_todo AS t ON t.unit_id = s.unit_id
  WHERE greatest(s.from_on, t.from_on) < least(s.until_on, u.until_on, t.until_on)
),
share AS (
  SELECT
    *,
    round(mean_minor * (CAST(day(local_day) AS DOUBLE) / day(last_day(local_day))))
    - round(mean_minor * (CAST(day(local_day) - 1 AS DOUBLE) / day(last_day(local_day)))) AS minor
  FROM day
)
SELECT grain_floor(grain, local_day), unit_id, CAST(sum(minor) AS BIGINT), currency, tax_basis
FROM share
GROUP BY grain_floor(grain, local_day), unit_id, currency, tax_basis
HAVING sum(minor) <> 0;

CREATE OR REPLACE TEMP TABLE shift_job AS
SELECT s.unit_id, m.target_day, m.ref_day, m.step, s.currency, s.tax_basis
FROM shift_span AS s
JOIN usual_unit AS u ON u.unit_id = s.unit_id
JOIN shift_day AS m
  ON m.country_code = s.country_code AND m.target_year = s.target_year AND m.target_from = s.target_from
  AND m.target_day >= s.from_on AND m.target_day < least(s.until_on, u.until_on)
JOIN usual_todo AS t ON t.unit_id = s.unit_id AND m.target_day >= t.from_on AND m.target_day < t.until_on;

CREATE OR REPLACE TEMP TABLE new_usual_shift AS
SELECT
  j.target_day AS local_day, j.unit_id, CAST(sum(j.step * (d.net_minor - d.refund_minor)) AS BIGINT) AS shift_minor,
  d.currency, d.tax_basis
FROM unit_day AS d
JOIN shift_job AS j
  ON j.unit_id = d.unit_id AND j.ref_day = d.local_day AND j.currency = d.currency AND j.tax_basis = d.tax_basis
GROUP BY j.target_day, j.unit_id, d.currency, d.tax_basis
HAVING sum(j.step * (d.net_minor - d.refund_minor)) <> 0;
