-- Purpose: what the rules of access and a shop's page need to know of a unit. Grain: one unit. Parameter: unit (outside name).
-- Its place is the newest one. Codes of sector and area are null where unknown.
SELECT
  u.unit_code AS unit,
  coalesce(u.name, u.unit_code) AS name,
  u.siret AS siret,
  u.kind AS kind,
  u.sample AS sample,
  u.currency AS currency,
  u.zone AS zone,
  u.grain AS grain,
  CAST(u.opened_on AS VARCHAR) AS opened_on,
  CAST(u.closed_on AS VARCHAR) AS closed_on,
  p.sector_code AS sector,
  p.area_code AS area
FROM unit AS u
LEFT JOIN unit_place AS p ON p.unit_id = u.unit_id
WHERE u.unit_code = {unit:String}
ORDER BY p.from_on DESC
LIMIT 1
