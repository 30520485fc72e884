-- Purpose: current counts of visits by key, as the door compares them. Grain: source, day, kind, referrer class.
-- Parameters: as in stored-orders.sql; a key is day|kind|class.
SELECT
  source_id, concat(local_day, '|', kind, '|', referrer_class) AS item_key, epoch_us(version_at) AS version_us,
  concat(visits_n, '|', visitors_n) AS content
FROM visit_day
WHERE is_current
  AND local_day BETWEEN {from:Date} AND {until:Date}
  AND source_id IN ({{sources}})
  AND local_day IN ({{days}});
