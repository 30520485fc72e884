-- Purpose: shops by name for whoever may know their names. Grain: one shop. Parameters: area (any level, '' for all),
-- text (part of the name or code, '' for all), limit.
WITH place AS (
  SELECT unit_id, sector_code, area_code
  FROM unit_place
  QUALIFY row_number() OVER (PARTITION BY unit_id ORDER BY from_on DESC) = 1
)
SELECT
  u.unit_code AS unit,
  coalesce(u.name, u.unit_code) AS name,
  u.sample AS sample,
  p.sector_code AS sector,
  p.area_code AS area,
  a.name AS area_name
FROM unit AS u
LEFT JOIN place AS p ON p.unit_id = u.unit_id
LEFT JOIN area AS a ON a.area_code = p.area_code
WHERE u.kind = 'shop'
  AND ({area:String} = '' OR {area:String} IN (a.area_code, a.epci_code, a.departement_code, a.region_code, a.country_code))
  AND ({text:String} = '' OR contains(lower(coalesce(u.name, '') || ' ' || u.unit_code), lower({text:String})))
ORDER BY coalesce(u.name, u.unit_code), u.unit_code
LIMIT {limit:Int64}
