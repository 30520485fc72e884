-- Distinct marks being worked on, cut to the days that facts, expectations or cells exist for. Half-open.
SELECT DISTINCT
  CAST(greatest(taken.from_on, hull.from_on) AS DATE) AS "from",
  CAST(least(taken.until_on, hull.until_on) AS DATE) AS until
FROM dirty_taken AS taken
CROSS JOIN (
  SELECT min(first_on) AS from_on, max(last_on) + 1 AS until_on
  FROM (
    SELECT min(local_day) AS first_on, max(local_day) AS last_on FROM unit_day
    UNION ALL
    SELECT min(local_day) AS first_on, max(local_day) AS last_on FROM usual_day
    UNION ALL
    SELECT min(local_day) AS first_on, max(local_day) AS last_on FROM visit_day
    UNION ALL
    SELECT min(from_on) AS first_on, max(until_on) - 1 AS last_on FROM unit_window
    UNION ALL
    SELECT min(period_on) AS first_on, max(period_on) + 31 AS last_on FROM unit_month
    UNION ALL
    SELECT min(period_on) AS first_on, max(period_on) + 7 AS last_on FROM cell_week
  ) AS span
) AS hull
WHERE greatest(taken.from_on, hull.from_on) < least(taken.until_on, hull.until_on)
ORDER BY 1, 2
