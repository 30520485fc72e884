-- Sellers of the marketplace, one row each: the day of the first counted order (joining) and the first day of the fourth ISO
-- week running with an order (active); seen until 2017-10-01. Parameters: orders, items.
WITH sold AS (
  SELECT DISTINCT i.seller_id, CAST(o.order_purchase_timestamp AS DATE) AS day
  FROM read_csv({orders:String}, all_varchar = true) AS o
  JOIN read_csv({items:String}, all_varchar = true) AS i ON i.order_id = o.order_id
  WHERE o.order_status NOT IN ('canceled', 'unavailable')
),
week AS (
  SELECT seller_id, date_trunc('week', day) AS week_on, min(day) AS first_on FROM sold GROUP BY seller_id, date_trunc('week', day)
),
run AS (
  SELECT seller_id, first_on, date_diff('day', lag(week_on, 3) OVER (PARTITION BY seller_id ORDER BY week_on), week_on) AS days_n FROM week
)
SELECT s.seller_id, strftime(min(s.day), '%Y-%m') AS cohort,
  CAST(date_diff('day', min(s.day), DATE '2017-10-01') AS INTEGER) AS seen_days,
  CAST(date_diff('day', min(s.day), min(r.first_on) FILTER (r.days_n = 21)) AS INTEGER) AS active_days
FROM sold AS s LEFT JOIN run AS r ON r.seller_id = s.seller_id
GROUP BY s.seller_id
ORDER BY s.seller_id
