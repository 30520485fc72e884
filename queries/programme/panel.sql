-- Purpose: enterprises of a programme and those of none, by periods of 28 days: online sales, turnover and usual turnover over
-- the shops of which all three are known on every day of the period. One row per enterprise and period, minor units.
-- joined_on: null when in no programme; enterprises of other programmes alone are left out. is_shut: its trade was closed to
-- the public in the four weeks after the programme began. Parameters: programme, from, periods_n, began_on.
WITH joined AS (
  SELECT u.enterprise_id, min(e.joined_on) FILTER (e.programme_code = {programme:String}) AS joined_on
  FROM enrolment AS e JOIN unit_counted AS u ON u.unit_id = e.unit_id
  GROUP BY u.enterprise_id
),
shop AS (
  SELECT u.unit_id, u.enterprise_id, j.joined_on, s.group_code, s.family_code, s.sector_code,
    a.area_code, a.departement_code, a.region_code, a.country_code
  FROM unit_counted AS u
  JOIN unit_place AS p ON p.unit_id = u.unit_id AND p.from_on <= {began_on:Date} AND p.until_on > {began_on:Date}
  LEFT JOIN sector AS s ON s.sector_code = p.sector_code
  LEFT JOIN area AS a ON a.area_code = p.area_code
  LEFT JOIN joined AS j ON j.enterprise_id = u.enterprise_id
  WHERE u.kind = 'shop' AND (j.enterprise_id IS NULL OR j.joined_on IS NOT NULL)
),
shut AS (
  SELECT DISTINCT h.unit_id
  FROM shop AS h JOIN closure AS c ON c.kind = 'closed_to_public'
    AND c.from_on < {began_on:Date} + INTERVAL 28 DAY AND c.until_on > {began_on:Date}
    AND c.area_code IN (h.area_code, h.departement_code, h.region_code, h.country_code)
    AND (c.sector_code IS NULL OR c.sector_code IN (h.sector_code, h.group_code, h.family_code))
),
period AS (
  SELECT CAST(k AS INTEGER) AS k, {from:Date} + CAST(28 * k AS INTEGER) AS from_on, {from:Date} + CAST(28 * (k + 1) AS INTEGER) AS until_on
  FROM range(0, CAST({periods_n:Int64} AS BIGINT)) AS t(k)
),
covered AS (
  SELECT h.unit_id, p.k
  FROM shop AS h CROSS JOIN period AS p
  JOIN (SELECT DISTINCT unit_id, what, from_on, until_on FROM unit_window WHERE what IN ('online', 'total', 'usual')) AS w
    ON w.unit_id = h.unit_id AND w.from_on <= p.from_on AND w.until_on >= p.until_on
  GROUP BY h.unit_id, p.k
  HAVING count(DISTINCT w.what) = 3
),
sold AS (
  SELECT unit_id, CAST(floor((local_day - {from:Date}) / 28) AS INTEGER) AS k,
    sum(net_minor - refund_minor) AS revenue_minor,
    sum(CASE WHEN order_mode = 'online' THEN net_minor - refund_minor ELSE 0 END) AS online_minor
  FROM unit_day
  WHERE local_day >= {from:Date} AND local_day < {from:Date} + CAST(28 * {periods_n:Int64} AS INTEGER)
  GROUP BY unit_id, CAST(floor((local_day - {from:Date}) / 28) AS INTEGER)
),
expected AS (
  SELECT unit_id, CAST(floor((local_day - {from:Date}) / 28) AS INTEGER) AS k, sum(usual_minor) AS usual_minor
  FROM usual_day
  WHERE local_day >= {from:Date} AND local_day < {from:Date} + CAST(28 * {periods_n:Int64} AS INTEGER)
  GROUP BY unit_id, CAST(floor((local_day - {from:Date}) / 28) AS INTEGER)
)
SELECT h.enterprise_id, c.k, CAST(min(h.joined_on) AS VARCHAR) AS joined_on,
  coalesce(min(h.group_code), '') AS group_code, coalesce(min(h.family_code), '') AS family_code,
  coalesce(min(h.region_code), min(h.country_code), '') AS region_code, bool_or(z.unit_id IS NOT NULL) AS is_shut,
  CAST(sum(coalesce(s.online_minor, 0)) AS DOUBLE) AS online_minor,
  CAST(sum(coalesce(s.revenue_minor, 0)) AS DOUBLE) AS revenue_minor,
  CAST(sum(e.usual_minor) AS DOUBLE) AS usual_minor
FROM covered AS c
JOIN shop AS h ON h.unit_id = c.unit_id
JOIN expected AS e ON e.unit_id = c.unit_id AND e.k = c.k
LEFT JOIN sold AS s ON s.unit_id = c.unit_id AND s.k = c.k
LEFT JOIN shut AS z ON z.unit_id = c.unit_id
GROUP BY h.enterprise_id, c.k
HAVING sum(e.usual_minor) > 0
ORDER BY h.enterprise_id, c.k
