-- Purpose: events that lie in two places at once. Columns: what.
SELECT 'version in inbox and facts: ' || i.item_key AS what
FROM inbox AS i
JOIN order_version AS v ON v.source_id = i.source_id AND v.external_id = i.item_key AND v.version_at = i.version_at
WHERE i.kind = 'orders'
UNION ALL
SELECT 'two current versions: ' || external_id
FROM order_version
WHERE is_current
GROUP BY source_id, external_id
HAVING count(*) > 1
UNION ALL
SELECT 'one row of the inbox twice: ' || item_key
FROM inbox
WHERE kind = 'orders'
GROUP BY source_id, item_key, version_at
HAVING count(*) > 1;
