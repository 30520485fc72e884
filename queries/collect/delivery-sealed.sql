-- Purpose: one delivery as it was received. Parameter: delivery_id. No row once it is purged.
SELECT delivery_id, source_id, CAST(received_at AS VARCHAR) || 'Z' AS received_at, sealed
FROM delivery
WHERE delivery_id = {delivery_id:Int64};
