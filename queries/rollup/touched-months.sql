-- Purpose: months with keys to recompute, for slicing. Grain: calendar month, in order.
-- Reads: TEMP todo_day. Columns: from, until (first touched day, day after the last), keys_n.
SELECT
  CAST(min(local_day) AS VARCHAR) AS "from",
  CAST(max(local_day) + 1 AS VARCHAR) AS "until",
  count(*) AS keys_n
FROM todo_day
GROUP BY date_trunc('month', local_day)
ORDER BY date_trunc('month', local_day);
