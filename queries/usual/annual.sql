-- Purpose: method annual_seasonal: the runs of target days that the methods before it leave open, cut at each new year.
-- Reads: TEMP usual_open, TEMP annual_unit. Makes: TEMP annual_span. Adds to TEMP usual_taken.
CREATE OR REPLACE TEMP TABLE annual_span AS
WITH yearly AS (
  SELECT
    o.unit_id, o.from_on, o.until_on,
    CAST(unnest(range(year(o.from_on), year(o.until_on) + 1)) AS INTEGER) AS target_year
  FROM usual_open AS o
  JOIN annual_unit AS a ON a.unit_id = o.unit_id
)
SELECT
  unit_id, target_year,
  greatest(from_on, make_date(target_year, 1, 1)) AS from_on,
  least(until_on, make_date(target_year + 1, 1, 1)) AS until_on
FROM yearly
WHERE greatest(from_on, make_date(target_year, 1, 1)) < least(until_on, make_date(target_year + 1, 1, 1));

INSERT INTO usual_taken SELECT unit_id, from_on, until_on FROM annual_span;
