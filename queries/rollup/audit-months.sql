-- Purpose: calendar months that hold facts or rolled-up days, in order. Columns: from, until (half-open).
SELECT
  CAST(CAST(m AS DATE) AS VARCHAR) AS "from",
  CAST(CAST(m + INTERVAL 1 MONTH AS DATE) AS VARCHAR) AS "until"
FROM (
  SELECT date_trunc('month', local_day) AS m FROM counted_fact
  UNION
  SELECT date_trunc('month', local_day) FROM unit_day
) AS months
ORDER BY m;
