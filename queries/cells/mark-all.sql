-- Marks every day with facts or expectations as dirty. Empty store: nothing.
INSERT INTO dirty (from_on, until_on, since)
SELECT min(first_on) AS from_on, max(last_on) + 1 AS until_on, current_timestamp::TIMESTAMP AS since
FROM (
  SELECT min(local_day) AS first_on, max(local_day) AS last_on FROM unit_day
  UNION ALL
  SELECT min(local_day) AS first_on, max(local_day) AS last_on FROM usual_day
  UNION ALL
  SELECT min(local_day) AS first_on, max(local_day) AS last_on FROM visit_day
  UNION ALL
  SELECT min(from_on) AS first_on, max(until_on) - 1 AS last_on FROM unit_window
) AS facts
HAVING min(first_on) IS NOT NULL
