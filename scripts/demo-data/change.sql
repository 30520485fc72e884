-- Change of revenue between two windows over the shops whose whole turnover is known in both.
-- Parameters: from_a, until_a, from_b, until_b; sectors: pattern of activity codes.
WITH known AS (
  SELECT unit_id, min(from_on) AS from_on, max(until_on) AS until_on FROM unit_window WHERE what = 'total' GROUP BY unit_id
), shop AS (
  SELECT d.unit_id
  FROM unit_dim AS d JOIN known AS k ON k.unit_id = d.unit_id
  WHERE k.from_on <= {from_a:Date} + 3 AND k.until_on >= {until_b:Date} - 3
    AND regexp_matches(coalesce(d.sector_class, d.sector_group, ''), {sectors:String})
)
SELECT
  CAST(sum(CASE WHEN u.local_day >= {from_a:Date} AND u.local_day < {until_a:Date} THEN u.net_minor - u.refund_minor ELSE 0 END) AS DOUBLE) AS before_minor,
  CAST(sum(CASE WHEN u.local_day >= {from_b:Date} AND u.local_day < {until_b:Date} THEN u.net_minor - u.refund_minor ELSE 0 END) AS DOUBLE) AS after_minor
FROM unit_day AS u JOIN shop AS s ON s.unit_id = u.unit_id
