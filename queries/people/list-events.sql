-- Purpose: who saw or changed what, newest first. Grain: one event. Parameters: about ('' for all), limit.
SELECT
  strftime(happened_at, '%Y-%m-%d %H:%M:%S') AS happened_at,
  what AS what,
  coalesce(json_extract_string(detail, '$.who'), '') AS who,
  coalesce(json_extract_string(detail, '$.about'), '') AS about
FROM event_log
WHERE {about:String} = '' OR json_extract_string(detail, '$.about') = {about:String}
ORDER BY happened_at DESC
LIMIT {limit:Int64}
