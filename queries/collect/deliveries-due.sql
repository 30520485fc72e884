-- Purpose: deliveries to read: those that wait, and failed ones after a rest; those of a paused source wait on. Oldest first.
-- Parameters: retry_before (failed ones last tried before it), limit.
SELECT d.delivery_id, d.source_id, CAST(d.received_at AS VARCHAR) || 'Z' AS received_at, d.sealed
FROM delivery AS d
LEFT JOIN source_connection AS c ON c.source_id = d.source_id
WHERE (d.status = 'waiting' OR (d.status = 'failed' AND d.read_at < {retry_before:String}::TIMESTAMP))
  AND c.paused IS NOT TRUE
ORDER BY d.delivery_id
LIMIT {limit:Int64};
