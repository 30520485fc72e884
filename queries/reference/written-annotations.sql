-- Purpose: every version of the dated facts that people wrote about an area and what lies in it. Grain: annotation_id, version;
-- facts in order of time, versions newest first. Parameter: area ('' for all).
WITH wanted AS (
  SELECT n.annotation_id, n.from_on
  FROM annotation_now AS n
  LEFT JOIN area AS a ON a.area_code = n.area_code
  WHERE {area:String} = ''
    OR {area:String} IN (n.area_code, a.epci_code, a.departement_code, a.region_code, a.country_code)
)
SELECT
  v.annotation_id AS annotation_id, v.version AS version, v.area_code AS area_code, a.name AS area_name,
  v.sector_code AS sector_code, s.name_fr AS sector_fr, s.name_en AS sector_en,
  v.from_on AS from_on, v.until_on AS until_on, v.kind AS kind, v.name_fr AS name_fr, v.name_en AS name_en,
  v.source AS source, v.is_withdrawn AS is_withdrawn, strftime(v.changed_at, '%Y-%m-%d %H:%M:%S') AS changed_at, v.who AS who
FROM annotation AS v
JOIN wanted AS w ON w.annotation_id = v.annotation_id
LEFT JOIN area AS a ON a.area_code = v.area_code
LEFT JOIN sector AS s ON s.sector_code = v.sector_code
ORDER BY w.from_on, v.annotation_id, v.version DESC
