-- Purpose: links of a programme and audience with the shops they ask, by name; those of an area (any level, '' for all) or of
-- one shop. Grain: one link. Parameters: programme, audience, area, unit.
SELECT l.link_id, u.unit_code AS unit, coalesce(u.name, u.unit_code) AS name, a.name AS area_name
FROM survey_link AS l
JOIN unit AS u ON u.unit_id = l.unit_id
LEFT JOIN (
  SELECT unit_id, area_code FROM unit_place QUALIFY row_number() OVER (PARTITION BY unit_id ORDER BY from_on DESC) = 1
) AS p ON p.unit_id = u.unit_id
LEFT JOIN area AS a ON a.area_code = p.area_code
WHERE l.programme_code = {programme:String} AND l.audience = {audience:String}
  AND ({unit:String} = '' OR u.unit_code = {unit:String})
  AND ({area:String} = '' OR {area:String} IN (a.area_code, a.epci_code, a.departement_code, a.region_code, a.country_code))
ORDER BY name, unit
