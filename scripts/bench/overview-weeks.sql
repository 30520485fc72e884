-- Online share and revenue by week, from the orders themselves.
SELECT
  CAST(date_trunc('week', local_day) AS DATE) AS week,
  CAST(sum(CASE WHEN order_mode = 'online' THEN net_minor - refund_minor ELSE 0 END) AS DOUBLE) / nullif(sum(net_minor - refund_minor), 0) AS online_share,
  CAST(sum(net_minor - refund_minor) AS DOUBLE) / 100 AS total_revenue
FROM order_version
WHERE is_current AND status IN ('accepted', 'paid', 'fulfilled', 'refund') AND local_day >= {from:Date} AND local_day < {until:Date}
GROUP BY 1
ORDER BY 1
