-- Marks every day with facts or expectations as dirty. Empty store: nothing.
INSERT INTO dirty (from_on, until_on, since)
SELECT min(local_day) AS from_on, max(local_day) + 1 AS until_on, current_timestamp::TIMESTAMP AS since
FROM (SELECT local_day FROM unit_day UNION ALL SELECT local_day FROM usual_day) AS facts
HAVING count(*) > 0
