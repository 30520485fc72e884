-- Purpose: every link of a programme and what was answered to it, all answers kept. Grain: link and answer; a link without one
-- is one row. Moments in milliseconds since 1970, UTC. Parameters: programme, audience.
SELECT l.link_id, u.enterprise_id, CAST(epoch_ms(l.made_at) AS DOUBLE) AS made_ms,
  s.family_code AS family, coalesce(a.region_code, a.country_code) AS region,
  w.respondent, CAST(epoch_ms(w.answered_at) AS DOUBLE) AS answered_ms, w.standing, w.reason
FROM survey_link AS l
JOIN unit AS u ON u.unit_id = l.unit_id
LEFT JOIN (
  SELECT unit_id, area_code, sector_code FROM unit_place QUALIFY row_number() OVER (PARTITION BY unit_id ORDER BY from_on DESC) = 1
) AS p ON p.unit_id = u.unit_id
LEFT JOIN sector AS s ON s.sector_code = p.sector_code
LEFT JOIN area AS a ON a.area_code = p.area_code
LEFT JOIN survey_answer AS w ON w.link_id = l.link_id
WHERE l.programme_code = {programme:String} AND l.audience = {audience:String}
ORDER BY l.link_id, w.answered_at
