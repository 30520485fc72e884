-- Purpose: deliveries to read: those that wait, and failed ones after a rest. Oldest first.
-- Parameters: retry_before (failed ones last tried before it), limit.
SELECT delivery_id, source_id, CAST(received_at AS VARCHAR) || 'Z' AS received_at, sealed
FROM delivery
WHERE status = 'waiting' OR (status = 'failed' AND read_at < {retry_before:String}::TIMESTAMP)
ORDER BY delivery_id
LIMIT {limit:Int64};
