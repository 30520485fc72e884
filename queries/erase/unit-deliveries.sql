-- Purpose: the sealed messages kept of a unit's sources, newest first. Grain: message. Parameter: unit_id.
SELECT d.delivery_id AS delivery_id
FROM delivery AS d
JOIN source AS s ON s.source_id = d.source_id
WHERE s.unit_id = {unit_id:Int64}
ORDER BY d.delivery_id DESC
