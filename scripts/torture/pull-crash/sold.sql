-- Purpose: current sales with how often each is there. Grain: order. Columns: external_id, n (more than one is a fault),
-- cents (with tax, minor units).
SELECT external_id, count(*) AS n, CAST(max(net_minor + coalesce(tax_minor, 0)) AS BIGINT) AS cents
FROM order_version
WHERE is_current
GROUP BY external_id;
