-- Purpose: page views to visits. A visit is one visitor's page views of a day with less than 30 minutes between two of
-- them; it counts under the referrer class of its first page view, its visitor under that of the day's first visit, so
-- that the classes of a day add up. The order of rows plays no part; of page views at one instant, one that says where it
-- came from goes first.
-- Reads: {{hits}} with source_id, unit_id, local_day, visitor_key, hit_at (UTC), referrer_class.
-- Grain: source_id, unit_id, local_day, referrer_class. Columns besides: visits_n, visitors_n.
SELECT
  source_id, unit_id, local_day, referrer_class,
  CAST(count(*) FILTER (WHERE is_visit) AS BIGINT) AS visits_n,
  CAST(count(*) FILTER (WHERE is_visitor) AS BIGINT) AS visitors_n
FROM (
  SELECT
    source_id, unit_id, local_day, referrer_class,
    row_number() OVER w = 1 AS is_visitor,
    row_number() OVER w = 1 OR hit_at - lag(hit_at) OVER w >= INTERVAL 30 MINUTE AS is_visit
  FROM {{hits}}
  WINDOW w AS (PARTITION BY source_id, local_day, visitor_key ORDER BY hit_at, referrer_class = 'direct', referrer_class)
) AS seen
WHERE is_visit
GROUP BY source_id, unit_id, local_day, referrer_class
