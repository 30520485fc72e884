-- Purpose: page views of files as a relation to count visits in. Columns as visit_hit.
-- {{file}}: CSV of the reader; {{own}}: names of the site itself, as an SQL list: from there is direct.
SELECT
  1 AS source_id, 1 AS unit_id, local_day, visitor_key, make_timestamp(hit_ms * 1000) AS hit_at,
  CASE WHEN referrer_class = 'site' AND from_host IN ({{own}}) THEN 'direct' ELSE referrer_class END AS referrer_class
FROM read_csv({{file}}, header = false, auto_detect = false, delim = ',', quote = '', escape = '', columns = {
  'local_day': 'DATE', 'visitor_key': 'UBIGINT', 'hit_ms': 'BIGINT', 'referrer_class': 'VARCHAR', 'from_host': 'VARCHAR'
})
