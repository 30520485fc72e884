-- Purpose: spans of days whose cells must be made again: touched facts, moved usual days, changed windows, moved units.
-- Reads: TEMP changed_span(from_on, until_on), any number of rows, overlapping or not. Adds rows to dirty.
INSERT INTO dirty
WITH reached AS (
  SELECT
    from_on, until_on,
    max(until_on) OVER (ORDER BY from_on, until_on ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach_on
  FROM (SELECT DISTINCT from_on, until_on FROM changed_span WHERE from_on < until_on) AS c
),
numbered AS (
  SELECT
    from_on, until_on,
    sum(CASE WHEN from_on <= reach_on THEN 0 ELSE 1 END) OVER (ORDER BY from_on, until_on) AS run
  FROM reached
)
SELECT min(from_on), max(until_on), CAST(current_timestamp AS TIMESTAMP) FROM numbered GROUP BY run;
