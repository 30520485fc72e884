-- Purpose: one source with what its unit says about money and days. Grain: source.
-- Parameters: source_id, or unit (code) and name; null for the way not taken.
SELECT
  s.source_id, s.name, s.kind, u.unit_id, u.unit_code AS unit, u.zone, u.currency, u.grain, s.sample OR u.sample AS sample,
  coalesce(c.paused, false) AS paused
FROM source AS s
JOIN unit AS u ON u.unit_id = s.unit_id
LEFT JOIN source_connection AS c ON c.source_id = s.source_id
WHERE s.source_id = {source_id:Int64} OR (u.unit_code = {unit:String} AND s.name = {name:String})
ORDER BY s.source_id
LIMIT 1;
