-- Purpose: days the facts of one unit span. Half-open; nulls without any. Parameter: unit_id.
SELECT CAST(min(from_on) AS VARCHAR) AS "from", CAST(max(until_on) AS VARCHAR) AS until
FROM unit_span
WHERE unit_id = {unit_id:Int64}
