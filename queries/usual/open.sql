-- Purpose: planned days that no method has taken yet. Reads: TEMP usual_unit, TEMP usual_taken.
-- Makes: TEMP usual_open(unit_id, from_on, until_on), runs that neither overlap nor touch.
CREATE OR REPLACE TEMP TABLE usual_open AS
WITH fact AS (
  SELECT unit_id, from_on, plan_until_on AS until_on, 1 AS step FROM usual_unit WHERE from_on < plan_until_on
  UNION ALL
  SELECT unit_id, from_on, until_on, -1 FROM usual_taken
),
edge AS (
  SELECT unit_id, on_day, sum(step) AS step
  FROM (
    SELECT unit_id, from_on AS on_day, step FROM fact
    UNION ALL
    SELECT unit_id, until_on, -step FROM fact
  ) AS e
  GROUP BY unit_id, on_day
  HAVING sum(step) <> 0
),
stretch AS (
  SELECT unit_id, on_day AS from_on, lead(on_day) OVER w AS until_on, sum(step) OVER w AS open_n
  FROM edge
  WINDOW w AS (PARTITION BY unit_id ORDER BY on_day)
)
SELECT unit_id, from_on, until_on FROM stretch WHERE open_n = 1;
