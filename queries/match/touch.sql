-- The days of a shadow, and its match taken apart or forgotten. Parameters: source_id, external_id (of the shadow), to
-- (undone: the active match; active: those taken apart).
CREATE TEMP TABLE touched AS
SELECT DISTINCT s.unit_id, m.local_day
FROM order_match AS m JOIN source AS s ON s.source_id = m.shadow_source_id
WHERE m.shadow_source_id = {source_id:Int64} AND m.shadow_external_id = {external_id:String};

UPDATE order_match SET status = 'undone'
WHERE {to:String} = 'undone' AND status = 'active'
  AND shadow_source_id = {source_id:Int64} AND shadow_external_id = {external_id:String};

DELETE FROM order_match
WHERE {to:String} = 'active' AND status = 'undone'
  AND shadow_source_id = {source_id:Int64} AND shadow_external_id = {external_id:String};
