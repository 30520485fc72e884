-- Purpose: calendar months from the first to the last counted fact. Grain: month, in order.
-- Columns: from, until (half-open).
SELECT
  CAST(CAST(m AS DATE) AS VARCHAR) AS "from",
  CAST(CAST(m + INTERVAL 1 MONTH AS DATE) AS VARCHAR) AS "until"
FROM (
  SELECT unnest(range(date_trunc('month', first_on), CAST(last_on AS TIMESTAMP) + INTERVAL 1 DAY, INTERVAL 1 MONTH)) AS m
  FROM (SELECT min(local_day) AS first_on, max(local_day) AS last_on FROM counted_fact) AS f
  WHERE first_on IS NOT NULL
) AS months
ORDER BY m;
