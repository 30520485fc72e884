-- Online share and revenue by sector group with what protection asks for: enterprises and the largest of each sum.
WITH enterprise AS (
  SELECT
    s.group_code, u.enterprise_id,
    sum(CASE WHEN order_mode = 'online' THEN net_minor - refund_minor ELSE 0 END) AS online_minor,
    sum(net_minor - refund_minor) AS revenue_minor
  FROM order_version AS o
  JOIN unit AS u ON u.unit_id = o.unit_id
  JOIN unit_place AS p ON p.unit_id = o.unit_id AND o.local_day >= p.from_on AND o.local_day < p.until_on
  JOIN sector AS s ON s.sector_code = p.sector_code
  WHERE is_current AND status IN ('accepted', 'paid', 'fulfilled', 'refund') AND local_day >= {from:Date} AND local_day < {until:Date}
  GROUP BY 1, 2
)
SELECT
  group_code,
  CAST(sum(online_minor) AS DOUBLE) / nullif(sum(revenue_minor), 0) AS online_share,
  CAST(sum(revenue_minor) AS DOUBLE) / 100 AS total_revenue,
  CAST(count(*) FILTER (WHERE online_minor <> 0) AS INTEGER) AS online_n,
  CAST(count(*) FILTER (WHERE revenue_minor <> 0) AS INTEGER) AS revenue_n,
  CAST(max(abs(online_minor)) AS DOUBLE) AS online_largest,
  CAST(max(abs(revenue_minor)) AS DOUBLE) AS revenue_largest
FROM enterprise
GROUP BY 1
ORDER BY 1
