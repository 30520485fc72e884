-- Online share and revenue by sector group, from the orders themselves.
SELECT
  s.group_code,
  CAST(sum(CASE WHEN order_mode = 'online' THEN net_minor - refund_minor ELSE 0 END) AS DOUBLE) / nullif(sum(net_minor - refund_minor), 0) AS online_share,
  CAST(sum(net_minor - refund_minor) AS DOUBLE) / 100 AS total_revenue
FROM order_version AS o
JOIN unit_place AS p ON p.unit_id = o.unit_id AND o.local_day >= p.from_on AND o.local_day < p.until_on
JOIN sector AS s ON s.sector_code = p.sector_code
WHERE is_current AND status IN ('accepted', 'paid', 'fulfilled', 'refund') AND local_day >= {from:Date} AND local_day < {until:Date}
GROUP BY 1
ORDER BY 1
