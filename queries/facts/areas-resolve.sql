-- Areas of one level out of `parsed`, with the ancestors of their parent; run widest level first.
-- Parameters: level, vintage. An area of the product's own reference data stays as it is.
CREATE TEMP TABLE resolved AS
WITH joined AS (
  SELECT p.*, up.area_code AS parent_code, up.level AS parent_level, up.country_code AS up_country, up.region_code AS up_region,
    up.departement_code AS up_departement, up.epci_code AS up_epci
  FROM parsed AS p LEFT JOIN area AS up ON up.area_code = coalesce(p.parent, CASE WHEN p.level <> 'country' THEN p.country END)
  WHERE coalesce(p.level, 'country') = {level:String}
),
judged AS (
  SELECT *, CASE
    WHEN reason IS NOT NULL THEN reason
    WHEN level <> 'country' AND coalesce(parent, country) IS NULL THEN 'missing:parent'
    WHEN level <> 'country' AND parent_code IS NULL THEN 'unknown_parent:' || CASE WHEN parent IS NULL THEN 'country' ELSE 'parent' END
  END AS verdict FROM joined
)
SELECT row_id, file_n, row_n, area AS area_code, level, coalesce(name, area) AS name,
  CASE WHEN level = 'epci' THEN area ELSE up_epci END AS epci_code,
  CASE WHEN level = 'departement' THEN area ELSE up_departement END AS departement_code,
  CASE WHEN level = 'region' THEN area ELSE up_region END AS region_code,
  CASE WHEN level = 'country' THEN area ELSE up_country END AS country_code,
  verdict AS reason,
  CASE WHEN verdict IS NOT NULL THEN coalesce(raw, CAST(json_object('area', area, 'level', level, 'name', name, 'parent', parent, 'country', country) AS VARCHAR)) END AS record
FROM judged;
