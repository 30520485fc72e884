-- Online revenue of two windows over the shops with a counter that sold online before July 2018 and are still there.
SELECT
  CAST(sum(CASE WHEN u.local_day >= {from_a:Date} AND u.local_day < {until_a:Date} THEN u.net_minor - u.refund_minor ELSE 0 END) AS DOUBLE) AS before_minor,
  CAST(sum(CASE WHEN u.local_day >= {from_b:Date} AND u.local_day < {until_b:Date} THEN u.net_minor - u.refund_minor ELSE 0 END) AS DOUBLE) AS after_minor
FROM unit_day AS u
JOIN unit_dim AS d ON d.unit_id = u.unit_id
JOIN unit AS s ON s.unit_id = u.unit_id
WHERE u.order_mode = 'online' AND NOT regexp_matches(coalesce(d.sector_class, ''), '^47[.]9')
  AND s.online_from < DATE '2018-07-01' AND s.closed_on IS NULL
  AND EXISTS (SELECT 1 FROM unit_day AS f WHERE f.unit_id = u.unit_id AND f.local_day < {from_a:Date} + 31)
