-- Sectors of one level out of `parsed`, with the ancestors of their parent; run widest level first. Parameters: level, scheme.
CREATE TEMP TABLE resolved AS
WITH joined AS (
  SELECT p.*, up.sector_code AS parent_code, up.group_code AS up_group, up.family_code AS up_family
  FROM parsed AS p LEFT JOIN sector AS up ON up.sector_code = p.parent
  WHERE coalesce(p.level, 'family') = {level:String}
),
judged AS (
  SELECT *, CASE
    WHEN reason IS NOT NULL THEN reason
    WHEN parent IS NOT NULL AND parent_code IS NULL THEN 'unknown_parent:parent'
  END AS verdict FROM joined
)
SELECT row_id, file_n, row_n, sector AS sector_code, level,
  coalesce(name_fr, name_en, sector) AS name_fr, coalesce(name_en, name_fr, sector) AS name_en,
  CASE WHEN level = 'group' THEN sector ELSE up_group END AS group_code,
  CASE WHEN level = 'family' THEN sector ELSE up_family END AS family_code,
  coalesce(scheme, {scheme:String}) AS scheme,
  verdict AS reason,
  CASE WHEN verdict IS NOT NULL THEN coalesce(raw, CAST(json_object('sector', sector, 'level', level, 'name_fr', name_fr, 'name_en', name_en, 'parent', parent, 'scheme', scheme) AS VARCHAR)) END AS record
FROM judged;
