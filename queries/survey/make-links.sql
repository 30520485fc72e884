-- Purpose: ask shops that have no link of this programme and audience yet. Open shops of an area (any level, '' for all);
-- unit: one shop's outside name, '' for all of them. Parameters: programme, audience, area, unit, made_at (UTC).
INSERT INTO survey_link BY NAME
SELECT (SELECT coalesce(max(link_id), 0) FROM survey_link)
    + CAST(row_number() OVER (ORDER BY u.unit_code) AS INTEGER) AS link_id,
  {programme:String} AS programme_code, u.unit_id, {audience:String} AS audience, {made_at:String}::TIMESTAMP AS made_at
FROM unit AS u
LEFT JOIN (
  SELECT unit_id, area_code FROM unit_place QUALIFY row_number() OVER (PARTITION BY unit_id ORDER BY from_on DESC) = 1
) AS p ON p.unit_id = u.unit_id
LEFT JOIN area AS a ON a.area_code = p.area_code
WHERE u.kind = 'shop' AND coalesce(u.closed_on > {made_at:String}::TIMESTAMP::DATE, true)
  AND ({unit:String} = '' OR u.unit_code = {unit:String})
  AND ({area:String} = '' OR {area:String} IN (a.area_code, a.epci_code, a.departement_code, a.region_code, a.country_code))
  AND NOT EXISTS (
    SELECT 1 FROM survey_link AS l
    WHERE l.unit_id = u.unit_id AND l.programme_code = {programme:String} AND l.audience = {audience:String}
  )
