-- Online share and revenue of one shop by week, from the orders themselves.
SELECT
  CAST(date_trunc('week', o.local_day) AS DATE) AS key,
  CAST(sum(CASE WHEN o.order_mode = 'online' THEN o.net_minor - o.refund_minor ELSE 0 END) AS DOUBLE) / nullif(sum(o.net_minor - o.refund_minor), 0) AS online_share,
  CAST(sum(o.net_minor - o.refund_minor) AS DOUBLE) / 100 AS total_revenue
FROM order_version AS o
WHERE o.is_current AND o.status IN ('accepted', 'paid', 'fulfilled', 'refund') AND o.local_day >= {from:Date} AND o.local_day < {until:Date} AND o.unit_id = 1
GROUP BY 1
ORDER BY 1
