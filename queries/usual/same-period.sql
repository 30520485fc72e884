-- Purpose: method same_period: runs of target days whose reference days are all `total` days of the unit.
-- A declaration that goes first takes its days away.
-- Reads: TEMP usual_unit, TEMP usual_piece, TEMP annual_unit, unit_window, unit_basis.
-- Makes: TEMP same_image (reference days known, and the target days they stand for), TEMP same_span (runs of target days,
-- within the unit's plan; where two halves are needed, days that have both), TEMP usual_taken.
CREATE OR REPLACE TEMP TABLE same_image AS
SELECT
  u.unit_id, p.alignment, p.target_year, p.ref_year, p.halves, b.currency, b.tax_basis,
  greatest(p.ref_from, w.from_on, b.from_on) AS ref_from,
  least(p.ref_until, w.until_on, b.until_on) AS ref_until,
  p.target_from - p.ref_from AS shift_days,
  CASE p.alignment
    WHEN 'month' THEN p.target_from
    ELSE greatest(p.ref_from, w.from_on, b.from_on) + CAST(p.target_from - p.ref_from AS INTEGER)
  END AS target_from,
  CASE p.alignment
    WHEN 'month' THEN p.target_until
    ELSE least(p.ref_until, w.until_on, b.until_on) + CAST(p.target_from - p.ref_from AS INTEGER)
  END AS target_until
FROM usual_unit AS u
JOIN usual_piece AS p ON p.country_code = coalesce(u.country_code, '') AND p.alignment = u.alignment
JOIN unit_window AS w ON w.unit_id = u.unit_id AND w.what = 'total'
JOIN unit_basis AS b ON b.unit_id = u.unit_id
WHERE greatest(p.ref_from, w.from_on, b.from_on) < least(p.ref_until, w.until_on, b.until_on)
  AND p.target_from < u.plan_until_on AND p.target_until > u.from_on;

CREATE OR REPLACE TEMP TABLE same_span AS
WITH clipped AS (
  SELECT
    i.unit_id, i.target_year, i.ref_year, i.currency, i.tax_basis, 3 - i.halves AS halves_n,
    greatest(i.target_from, u.from_on) AS from_on,
    least(i.target_until, u.plan_until_on) AS until_on
  FROM same_image AS i
  JOIN usual_unit AS u ON u.unit_id = i.unit_id
),
edge AS (
  SELECT unit_id, target_year, ref_year, currency, tax_basis, on_day, sum(step) AS step
  FROM (
    SELECT unit_id, target_year, ref_year, currency, tax_basis, from_on AS on_day, halves_n AS step
    FROM clipped WHERE from_on < until_on
    UNION ALL
    SELECT unit_id, target_year, ref_year, currency, tax_basis, until_on, -halves_n
    FROM clipped WHERE from_on < until_on
  ) AS e
  GROUP BY unit_id, target_year, ref_year, currency, tax_basis, on_day
),
stretch AS (
  SELECT
    unit_id, target_year, ref_year, currency, tax_basis,
    on_day AS from_on, lead(on_day) OVER w AS until_on, sum(step) OVER w AS halves_n
  FROM edge
  WINDOW w AS (PARTITION BY unit_id, target_year, currency, tax_basis ORDER BY on_day)
),
numbered AS (
  SELECT *, sum(starts) OVER (PARTITION BY unit_id, target_year, currency, tax_basis ORDER BY from_on) AS run
  FROM (
    SELECT
      *,
      CASE
        WHEN lag(until_on) OVER (PARTITION BY unit_id, target_year, currency, tax_basis ORDER BY from_on) = from_on
        THEN 0 ELSE 1
      END AS starts
    FROM stretch
    WHERE halves_n >= 2
  ) AS s
)
SELECT
  unit_id, target_year, ref_year, currency, tax_basis,
  min(from_on) AS from_on, max(until_on) AS until_on
FROM numbered
GROUP BY unit_id, target_year, ref_year, currency, tax_basis, run;

UPDATE same_span SET until_on = least(same_span.until_on, a.override_on)
FROM annual_unit AS a
WHERE a.unit_id = same_span.unit_id AND a.override_on < same_span.until_on;

DELETE FROM same_span WHERE from_on >= until_on;

CREATE OR REPLACE TEMP TABLE usual_taken AS SELECT unit_id, from_on, until_on FROM same_span;
