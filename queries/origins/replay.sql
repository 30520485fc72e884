-- The current orders of one source under one word as new versions under its newest rule, or as they were before the first
-- rule when the newest one took it back. Versions keep their import, so that undoing that takes them back too.
-- Makes: TEMP remapped, touched. Parameters: source_id, origin, now; platform_mode and platform_channel: what the platform's
-- own reading gives, for orders that came in after the first rule.
CREATE TEMP TABLE remapped AS
WITH rule AS (
  SELECT order_mode, channel, fulfilment FROM origin_rule
  WHERE source_id = {source_id:Int64} AND origin = {origin:String} ORDER BY version DESC LIMIT 1
),
present AS (
  SELECT * FROM order_version WHERE source_id = {source_id:Int64} AND origin = {origin:String} AND is_current
),
before_rules AS (
  SELECT v.external_id, max({'at': v.version_at, 'got': v.received_at, 'mode': v.order_mode, 'channel': v.channel, 'fulfilment': v.fulfilment}) AS it
  FROM order_version AS v
  WHERE v.source_id = {source_id:Int64} AND v.origin = {origin:String}
    AND v.received_at < (SELECT min(created_at) FROM origin_rule WHERE source_id = {source_id:Int64} AND origin = {origin:String})
  GROUP BY v.external_id
),
meant AS (
  SELECT
    p.external_id, p.local_day, p.import_id AS old_import_id, p.received_at AS old_received_at,
    coalesce(r.order_mode, b.it.mode, {platform_mode:String}::order_mode_code) AS new_mode,
    coalesce(r.channel, b.it.channel, {platform_channel:String}::channel_code) AS new_channel,
    coalesce(r.fulfilment, b.it.fulfilment, p.fulfilment) AS new_fulfilment
  FROM present AS p
  LEFT JOIN before_rules AS b ON b.external_id = p.external_id
  CROSS JOIN rule AS r
)
SELECT m.* FROM meant AS m
JOIN present AS p ON p.external_id = m.external_id
WHERE m.new_mode <> p.order_mode OR m.new_channel <> p.channel OR m.new_fulfilment <> p.fulfilment;

CREATE TEMP TABLE touched AS
SELECT DISTINCT v.unit_id, v.local_day
FROM order_version AS v JOIN remapped AS r ON r.external_id = v.external_id
WHERE v.source_id = {source_id:Int64} AND v.is_current;

INSERT INTO order_version BY NAME
SELECT v.* EXCLUDE (order_mode, channel, fulfilment, received_at),
  r.new_mode AS order_mode, r.new_channel AS channel, r.new_fulfilment AS fulfilment,
  greatest({now:String}::TIMESTAMP, v.received_at + INTERVAL 1 MICROSECOND) AS received_at
FROM order_version AS v JOIN remapped AS r ON r.external_id = v.external_id
WHERE v.source_id = {source_id:Int64} AND v.is_current;

UPDATE order_version SET is_current = false
FROM remapped AS r
WHERE order_version.is_current AND order_version.source_id = {source_id:Int64} AND order_version.external_id = r.external_id
  AND order_version.import_id = r.old_import_id AND order_version.received_at = r.old_received_at;
