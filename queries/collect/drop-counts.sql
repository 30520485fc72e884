-- Purpose: events that left no fact behind. Grain: source, reason. Parameter: from (first day of receipt, UTC).
SELECT source_id, reason, CAST(sum(dropped_n) AS BIGINT) AS dropped_n
FROM drop_count
WHERE received_on >= {from:Date}
GROUP BY source_id, reason
ORDER BY source_id, dropped_n DESC, reason;
