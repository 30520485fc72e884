-- Purpose: how many rows of unit-days each calendar month of a range of whole months has, months without one included.
-- Parameters: from, until. Columns: from, until, days_n; in order.
SELECT CAST(m.from_on AS VARCHAR) AS "from", CAST(CAST(m.from_on + INTERVAL 1 MONTH AS DATE) AS VARCHAR) AS "until", count(d.local_day) AS days_n
FROM (SELECT CAST(unnest(range({from:Date}, {until:Date}, INTERVAL 1 MONTH)) AS DATE) AS from_on) AS m
LEFT JOIN (
  SELECT local_day FROM unit_day WHERE local_day >= {from:Date} AND local_day < {until:Date}
) AS d ON date_trunc('month', d.local_day) = m.from_on
GROUP BY m.from_on
ORDER BY m.from_on;
