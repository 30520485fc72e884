-- Online share, revenue and orders of a window, from the orders themselves.
SELECT
  CAST(sum(CASE WHEN order_mode = 'online' THEN net_minor - refund_minor ELSE 0 END) AS DOUBLE) / nullif(sum(net_minor - refund_minor), 0) AS online_share,
  CAST(sum(net_minor - refund_minor) AS DOUBLE) / 100 AS total_revenue,
  CAST(count(*) FILTER (WHERE status <> 'refund') AS INTEGER) AS orders
FROM order_version
WHERE is_current AND status IN ('accepted', 'paid', 'fulfilled', 'refund') AND local_day >= {from:Date} AND local_day < {until:Date}
