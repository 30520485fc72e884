-- Dated facts to draw beside a figure of one area and sector: those of the area and what holds it, about all sectors or
-- about the sector and what holds it. Parts of the area or sector do not speak for the whole. Grain: fact.
-- Parameters: half-open days; area and sector codes, empty text for facts of every area and for those about all sectors only.
SELECT
  c.area_code AS area_code, c.sector_code AS sector_code, c.from_on AS from_on, c.until_on AS until_on,
  c.kind AS kind, c.name_fr AS name_fr, c.name_en AS name_en, c.source AS source
FROM closure AS c
LEFT JOIN area AS a ON a.area_code = {area:String}
LEFT JOIN sector AS s ON s.sector_code = {sector:String}
WHERE c.from_on < {until:Date} AND c.until_on > {from:Date}
  AND (
    {area:String} = ''
    OR c.area_code IN ({area:String}, a.epci_code, a.departement_code, a.region_code, a.country_code)
  )
  AND (c.sector_code IS NULL OR c.sector_code IN ({sector:String}, s.group_code, s.family_code))
ORDER BY c.from_on, c.until_on, c.kind, c.name_en, c.area_code, c.sector_code;
