-- Purpose: deliveries kept, by state. Grain: source, status, code.
SELECT source_id, status, code, count(*) AS deliveries_n
FROM delivery
GROUP BY source_id, status, code
ORDER BY source_id, status, code;
