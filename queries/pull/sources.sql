-- Purpose: feeds of shops with how they are connected and how they are. Grain: source. Instants ISO, UTC.
-- Columns: last_order_at: of the newest current order; quarantined_n: open rows; keys_n: keys that still work;
-- silent_since, expected_n: of a silence that lasts, null otherwise.
-- Parameters: unit (code, null: all), now (UTC).
WITH chosen AS (
  SELECT s.source_id, u.unit_id, u.unit_code AS unit, s.name, s.kind, s.last_success_at, s.sample
  FROM source AS s JOIN unit AS u ON u.unit_id = s.unit_id
  WHERE {unit:String} IS NULL OR u.unit_code = {unit:String}
),
newest AS (
  SELECT source_id, max(ordered_at) AS last_order_at FROM order_version SEMI JOIN chosen USING (source_id)
  WHERE is_current GROUP BY source_id
),
waiting AS (
  SELECT source_id, count(*) AS quarantined_n FROM quarantine WHERE status = 'open' AND source_id IS NOT NULL GROUP BY source_id
),
working AS (
  SELECT source_id, count(*) AS keys_n FROM ingest_key
  WHERE revoked_at IS NULL AND coalesce(expires_at > {now:String}::TIMESTAMP, true) GROUP BY source_id
),
silent AS (
  SELECT source_id, max(silent_since) AS silent_since, arg_max(expected_n, silent_since) AS expected_n
  FROM silence WHERE cleared_at IS NULL GROUP BY source_id
)
SELECT
  c.source_id, c.unit, c.name, c.kind, c.sample, p.connector, coalesce(p.paused, false) AS paused, p.pull_every_hours,
  CAST(coalesce(k.keys_n, 0) AS BIGINT) AS keys_n, CAST(coalesce(w.quarantined_n, 0) AS BIGINT) AS quarantined_n,
  strftime(c.last_success_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS last_success_at,
  strftime(n.last_order_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS last_order_at,
  strftime(q.silent_since, '%Y-%m-%dT%H:%M:%S.%gZ') AS silent_since, q.expected_n
FROM chosen AS c
LEFT JOIN source_connection AS p ON p.source_id = c.source_id
LEFT JOIN newest AS n ON n.source_id = c.source_id
LEFT JOIN waiting AS w ON w.source_id = c.source_id
LEFT JOIN working AS k ON k.source_id = c.source_id
LEFT JOIN silent AS q ON q.source_id = c.source_id
ORDER BY c.unit, c.name;
