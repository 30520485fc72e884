-- Purpose: which days of usual_day to make again: all of a unit whose plan changed (or when forced), else the days that
-- entered or left its window and the days that touched reference days stand for (all, when over 100 days are touched,
-- or when a touched unit takes a median or a mean, which rest on many days).
-- Reads: TEMP chunk_unit, new_usual, window_change, todo_day, forced, same_image, shift_span, shift_day, usual_turnover.
-- Makes: TEMP replanned(unit_id), TEMP usual_todo(unit_id, from_on, until_on) without overlaps.
CREATE OR REPLACE TEMP TABLE replanned AS
SELECT DISTINCT unit_id FROM (
  SELECT
    unit_id, method, alignment, from_on, until_on, ref_year, quality, detail, distance_sales, currency, tax_basis, 1 AS step
  FROM new_usual
  UNION ALL
  SELECT
    t.unit_id, method, alignment, from_on, until_on, ref_year, quality, detail, distance_sales, currency, tax_basis, -1
  FROM usual_turnover AS t
  JOIN chunk_unit AS c ON c.unit_id = t.unit_id
  WHERE t.is_current
) AS v
GROUP BY unit_id, method, alignment, from_on, until_on, ref_year, quality, detail, distance_sales, currency, tax_basis
HAVING sum(step) <> 0;

CREATE OR REPLACE TEMP TABLE usual_todo AS
WITH whole AS (
  SELECT unit_id FROM replanned
  UNION
  SELECT c.unit_id FROM chunk_unit AS c JOIN forced AS f ON f.unit_id = c.unit_id
  UNION
  SELECT d.unit_id FROM todo_day AS d JOIN chunk_unit AS c ON c.unit_id = d.unit_id GROUP BY d.unit_id HAVING count(*) > 100
  UNION
  SELECT d.unit_id FROM todo_day AS d
  JOIN new_usual AS n ON n.unit_id = d.unit_id AND n.method IN ('median_years', 'mean_since_creation')
),
asked AS (
  SELECT unit_id, from_on, until_on FROM window_change WHERE what = 'usual'
  UNION
  SELECT
    i.unit_id,
    CASE i.alignment WHEN 'month' THEN i.target_from ELSE d.local_day + CAST(i.shift_days AS INTEGER) END,
    CASE i.alignment WHEN 'month' THEN i.target_until ELSE d.local_day + CAST(i.shift_days AS INTEGER) + 1 END
  FROM todo_day AS d
  JOIN same_image AS i ON i.unit_id = d.unit_id AND d.local_day >= i.ref_from AND d.local_day < i.ref_until
  WHERE i.unit_id NOT IN (SELECT unit_id FROM whole)
  UNION
  SELECT s.unit_id, m.target_day, m.target_day + 1
  FROM todo_day AS d
  JOIN shift_span AS s ON s.unit_id = d.unit_id
  JOIN shift_day AS m
    ON m.country_code = s.country_code AND m.target_year = s.target_year AND m.target_from = s.target_from
    AND m.ref_day = d.local_day
  WHERE s.unit_id NOT IN (SELECT unit_id FROM whole)
),
reached AS (
  SELECT
    *,
    max(until_on) OVER (
      PARTITION BY unit_id ORDER BY from_on, until_on ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS reach_on
  FROM asked
  WHERE unit_id NOT IN (SELECT unit_id FROM whole)
),
numbered AS (
  SELECT
    *,
    sum(CASE WHEN from_on <= reach_on THEN 0 ELSE 1 END) OVER (PARTITION BY unit_id ORDER BY from_on, until_on) AS run
  FROM reached
)
SELECT unit_id, min(from_on) AS from_on, max(until_on) AS until_on FROM numbered GROUP BY unit_id, run
UNION ALL
SELECT unit_id, DATE '0001-01-01', DATE '9999-12-31' FROM whole;
