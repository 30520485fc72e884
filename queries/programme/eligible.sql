-- Purpose: how many enterprises could join a programme on a day, by the rules in force then, as far as the store can tell.
-- Parameters: programme, day, unit (outside name: whether that one could; '' for all that are counted). Staff is not known of shops: rule staff_below is left out, and `unchecked` says so.
WITH rule AS (
  SELECT "rule" AS what, value FROM eligibility_rule_now
  WHERE programme_code = {programme:String} AND from_on <= {day:Date} AND (until_on IS NULL OR until_on > {day:Date})
),
shop AS (
  SELECT u.unit_id, u.enterprise_id, s.sector_code, s.group_code, s.family_code, a.area_code, a.departement_code, a.region_code, a.country_code
  FROM unit AS u
  JOIN unit_place AS p ON p.unit_id = u.unit_id AND p.from_on <= {day:Date} AND p.until_on > {day:Date}
  LEFT JOIN sector AS s ON s.sector_code = p.sector_code
  LEFT JOIN area AS a ON a.area_code = p.area_code
  WHERE u.kind = 'shop' AND coalesce(u.opened_on <= {day:Date}, true) AND coalesce(u.closed_on > {day:Date}, true)
    AND CASE WHEN {unit:String} = '' THEN u.unit_id IN (SELECT unit_id FROM unit_counted)
      ELSE u.enterprise_id = (SELECT enterprise_id FROM unit WHERE unit_code = {unit:String}) END
),
shut AS (
  SELECT DISTINCT h.unit_id
  FROM shop AS h JOIN closure AS c ON c.kind = 'closed_to_public' AND c.from_on <= {day:Date} AND c.until_on > {day:Date}
    AND c.area_code IN (h.area_code, h.departement_code, h.region_code, h.country_code)
    AND (c.sector_code IS NULL OR c.sector_code IN (h.sector_code, h.group_code, h.family_code))
),
yearly AS (
  SELECT enterprise_id, sum(minor) AS minor
  FROM (
    SELECT h.enterprise_id, arg_max(d.annual_minor, d.declared_at) AS minor
    FROM shop AS h JOIN usual_declared AS d ON d.unit_id = h.unit_id GROUP BY h.enterprise_id, h.unit_id
    UNION ALL
    SELECT h.enterprise_id, sum(d.usual_minor) AS minor
    FROM shop AS h JOIN usual_day AS d ON d.unit_id = h.unit_id
      AND d.local_day >= {day:Date} - INTERVAL 365 DAY AND d.local_day < {day:Date}
    WHERE NOT EXISTS (SELECT 1 FROM usual_declared AS o WHERE o.unit_id = h.unit_id) GROUP BY h.enterprise_id, h.unit_id
  ) AS one_shop
  GROUP BY enterprise_id
)
SELECT CAST(count(DISTINCT h.enterprise_id) AS INTEGER) AS enterprises_n,
  EXISTS (SELECT 1 FROM rule WHERE what = 'staff_below') AS unchecked
FROM shop AS h
LEFT JOIN shut ON shut.unit_id = h.unit_id
LEFT JOIN yearly AS y ON y.enterprise_id = h.enterprise_id
WHERE ({unit:String} = '' OR h.unit_id = (SELECT unit_id FROM unit WHERE unit_code = {unit:String}))
  AND (
    NOT EXISTS (SELECT 1 FROM rule WHERE what IN ('sector', 'closed'))
    OR (shut.unit_id IS NOT NULL AND EXISTS (SELECT 1 FROM rule WHERE what = 'closed'))
    OR EXISTS (SELECT 1 FROM rule AS r WHERE r.what = 'sector' AND r.value IN (h.sector_code, h.group_code, h.family_code))
  )
  AND NOT EXISTS (
    SELECT 1 FROM rule AS r WHERE r.what = 'turnover_below' AND y.minor >= 100 * CAST(r.value AS DOUBLE)
  )
