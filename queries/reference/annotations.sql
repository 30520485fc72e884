-- Dated facts to draw beside a figure of one area and sector: those of the area and what holds it, about all sectors or
-- about the sector and what holds it, and the moveable holidays of its country. Parts of the area or sector do not speak
-- for the whole. Those that people wrote stand beside those that came with the product. Grain: fact. regular_on: when the
-- rule puts a holiday that was moved; else null.
-- Parameters: half-open days; area and sector codes, empty text for facts of every area and for those about all sectors only.
WITH asked AS (
  SELECT country_code FROM area
  WHERE area_code = {area:String} OR ({area:String} = '' AND level = 'country')
),
known AS (
  SELECT area_code, sector_code, from_on, until_on, kind, name_fr, name_en, source FROM closure
  UNION ALL
  SELECT area_code, sector_code, from_on, until_on, kind, name_fr, name_en, source FROM annotation_now WHERE NOT is_withdrawn
)
SELECT
  c.area_code AS area_code, c.sector_code AS sector_code, c.from_on AS from_on, c.until_on AS until_on,
  c.kind AS kind, c.name_fr AS name_fr, c.name_en AS name_en, c.source AS source, CAST(NULL AS DATE) AS regular_on
FROM known AS c
LEFT JOIN area AS a ON a.area_code = {area:String}
LEFT JOIN sector AS s ON s.sector_code = {sector:String}
WHERE c.from_on < {until:Date} AND c.until_on > {from:Date}
  AND (
    {area:String} = ''
    OR c.area_code IN ({area:String}, a.epci_code, a.departement_code, a.region_code, a.country_code)
  )
  AND (c.sector_code IS NULL OR c.sector_code IN ({sector:String}, s.group_code, s.family_code))
UNION ALL
SELECT
  h.country_code AS area_code, NULL AS sector_code, h.from_on AS from_on, h.until_on AS until_on,
  h.kind AS kind, h.name_fr AS name_fr, h.name_en AS name_en, h.source AS source,
  CASE WHEN h.regular_on <> h.from_on THEN h.regular_on END AS regular_on
FROM holiday AS h
JOIN (SELECT DISTINCT country_code FROM asked) AS a ON a.country_code = h.country_code
WHERE h.from_on < {until:Date} AND h.until_on > {from:Date}
ORDER BY from_on, until_on, kind, name_en, area_code, sector_code;
