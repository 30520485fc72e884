-- Purpose: visits out of Matomo's visits log (Live.getLastVisitsDetails), one row a visit, by day of the shop and referrer
-- class; a visitor counts under the class of their first visit of the day. Addresses in it are not read.
-- Columns: local_day, referrer_class, visits_n, visitors_n. {{rows}}: the file; {{zone}}: of the shop; {{visitor}}: its
-- column that names visitors.
SELECT
  local_day, referrer_class,
  CAST(count(*) AS BIGINT) AS visits_n,
  CAST(count(*) FILTER (WHERE is_first) AS BIGINT) AS visitors_n
FROM (
  SELECT
    local_day,
    CASE kind
      WHEN 'direct' THEN 'direct' WHEN 'search' THEN 'search' WHEN 'social' THEN 'social' WHEN 'campaign' THEN 'campaign'
      ELSE 'site' END AS referrer_class,
    row_number() OVER (PARTITION BY local_day, visitor ORDER BY seconds, id) = 1 AS is_first
  FROM (
    SELECT
      "idVisit" AS id, {{visitor}} AS visitor, "referrerType" AS kind, TRY_CAST("firstActionTimestamp" AS BIGINT) AS seconds,
      CAST(timezone({{zone}}, to_timestamp(TRY_CAST("firstActionTimestamp" AS BIGINT))) AS DATE) AS local_day
    FROM {{rows}}
  ) AS visit
) AS dated
GROUP BY local_day, referrer_class
