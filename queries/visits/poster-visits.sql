-- Purpose: visits of a shop's site that came by its printed poster. Grain: one row. Parameters: unit (outside name), from,
-- until (days). visits_n null: no visits of the site are known at all in these days.
SELECT
  CAST(CASE WHEN count(*) > 0 THEN coalesce(sum(CASE WHEN v.referrer_class = 'poster' THEN v.visits_n END), 0) END AS DOUBLE) AS visits_n
FROM visit_day AS v
JOIN unit AS u ON u.unit_id = v.unit_id
WHERE v.is_current AND v.kind = 'web' AND u.unit_code = {unit:String}
  AND v.local_day >= {from:String}::DATE AND v.local_day < {until:String}::DATE
