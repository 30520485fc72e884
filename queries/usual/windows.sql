-- Purpose: the plan of the usual turnover of the units to do, and the days that enter: plan cut to the days the facts
-- cover. Then what changed in any window against the state before.
-- Rows of alignment `holiday` lie beside others and open no window.
-- Reads: TEMP chunk_unit, usual_unit, same_span, shift_span, median_span, annual_unit, annual_span, mean_span, old_window.
-- Makes: TEMP new_usual (rows of usual_turnover without version), unit_window rows of what = usual,
-- TEMP window_change(unit_id, what, from_on, until_on).
CREATE OR REPLACE TEMP TABLE new_usual AS
SELECT
  s.unit_id, 'same_period' AS method, u.alignment, s.from_on, s.until_on, s.ref_year,
  'measured' AS quality, '{"origin":"own facts"}' AS detail, CAST(NULL AS VARCHAR) AS distance_sales, s.currency, s.tax_basis
FROM same_span AS s
JOIN usual_unit AS u ON u.unit_id = s.unit_id
UNION ALL
SELECT
  unit_id, 'same_period', 'holiday', from_on, until_on, ref_year,
  'measured', CAST(json_object('origin', 'own facts', 'weeks', weeks) AS VARCHAR), NULL, currency, tax_basis
FROM shift_span
UNION ALL
SELECT
  s.unit_id, 'median_years', u.alignment, s.from_on, s.until_on, s.ref_year,
  'measured', CAST(json_object('origin', 'own facts', 'years', s.years) AS VARCHAR), NULL, s.currency, s.tax_basis
FROM median_span AS s
JOIN usual_unit AS u ON u.unit_id = s.unit_id
UNION ALL
SELECT
  s.unit_id, 'annual_seasonal', 'declared', s.from_on, s.until_on, a.ref_year,
  a.quality, a.detail, a.distance_sales, a.currency, a.tax_basis
FROM annual_span AS s
JOIN annual_unit AS a ON a.unit_id = s.unit_id
UNION ALL
SELECT
  unit_id, 'mean_since_creation', 'days', from_on, until_on, year(base_until - 1),
  'measured',
  CAST(json_object('origin', 'own facts', 'rule', rule, 'base_from', base_from, 'base_until', base_until) AS VARCHAR),
  NULL, currency, tax_basis
FROM mean_span;

DELETE FROM unit_window USING chunk_unit AS c WHERE unit_window.unit_id = c.unit_id AND unit_window.what = 'usual';

INSERT INTO unit_window (unit_id, what, from_on, until_on, currency, tax_basis)
WITH clipped AS (
  SELECT n.unit_id, n.currency, n.tax_basis, n.from_on, least(n.until_on, u.until_on) AS until_on
  FROM new_usual AS n
  JOIN usual_unit AS u ON u.unit_id = n.unit_id
  WHERE n.from_on < u.until_on AND n.alignment <> 'holiday'
),
numbered AS (
  SELECT *, sum(starts) OVER (PARTITION BY unit_id, currency, tax_basis ORDER BY from_on) AS run
  FROM (
    SELECT
      *,
      CASE
        WHEN lag(until_on) OVER (PARTITION BY unit_id, currency, tax_basis ORDER BY from_on) = from_on THEN 0 ELSE 1
      END AS starts
    FROM clipped
  ) AS c
)
SELECT unit_id, 'usual', min(from_on), max(until_on), currency, tax_basis
FROM numbered
GROUP BY unit_id, currency, tax_basis, run;

CREATE OR REPLACE TEMP TABLE window_change AS
WITH fact AS (
  SELECT w.unit_id, what, coalesce(currency, '') AS currency, coalesce(tax_basis, '') AS tax_basis, from_on, until_on, 1 AS step
  FROM old_window AS w
  JOIN chunk_unit AS c ON c.unit_id = w.unit_id
  UNION ALL
  SELECT w.unit_id, what, coalesce(currency, ''), coalesce(tax_basis, ''), from_on, until_on, 10
  FROM unit_window AS w
  JOIN chunk_unit AS c ON c.unit_id = w.unit_id
),
edge AS (
  SELECT unit_id, what, currency, tax_basis, on_day, sum(step) AS step
  FROM (
    SELECT unit_id, what, currency, tax_basis, from_on AS on_day, step FROM fact
    UNION ALL
    SELECT unit_id, what, currency, tax_basis, until_on, -step FROM fact
  ) AS e
  GROUP BY unit_id, what, currency, tax_basis, on_day
),
stretch AS (
  SELECT unit_id, what, on_day AS from_on, lead(on_day) OVER w AS until_on, sum(step) OVER w AS state
  FROM edge
  WINDOW w AS (PARTITION BY unit_id, what, currency, tax_basis ORDER BY on_day)
)
SELECT unit_id, what, from_on, until_on FROM stretch WHERE state IN (1, 10);
