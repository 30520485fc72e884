-- Online share and revenue of one region by week, from the orders themselves.
SELECT
  CAST(date_trunc('week', o.local_day) AS DATE) AS key,
  CAST(sum(CASE WHEN o.order_mode = 'online' THEN o.net_minor - o.refund_minor ELSE 0 END) AS DOUBLE) / nullif(sum(o.net_minor - o.refund_minor), 0) AS online_share,
  CAST(sum(o.net_minor - o.refund_minor) AS DOUBLE) / 100 AS total_revenue
FROM order_version AS o
JOIN unit_place AS p ON p.unit_id = o.unit_id AND o.local_day >= p.from_on AND o.local_day < p.until_on
JOIN area AS a ON a.area_code = p.area_code
WHERE o.is_current AND o.status IN ('accepted', 'paid', 'fulfilled', 'refund') AND o.local_day >= {from:Date} AND o.local_day < {until:Date} AND a.region_code = 'REG-53'
GROUP BY 1
ORDER BY 1
