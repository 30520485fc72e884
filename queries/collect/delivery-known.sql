-- Purpose: whether a webhook was received before: the same event by number, or the same bytes. Grain: delivery, at most one.
-- Parameters: source_id, delivery_key (null: the platform gives none), body_digest.
SELECT delivery_id
FROM delivery
WHERE source_id = {source_id:Int64}
  AND body_digest = {body_digest:String}
  AND delivery_key IS NOT DISTINCT FROM {delivery_key:String}
LIMIT 1;
