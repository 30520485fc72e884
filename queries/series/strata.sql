-- The stratum of each enterprise: the sector group and département its shops stood in, empty where in several.
-- Half-open days. Columns: enterprise_id, stratum.
SELECT
  d.enterprise_id AS enterprise_id,
  CASE
    WHEN min(coalesce(d.sector_group, '_U') || ' ' || coalesce(d.departement_code, '_U'))
      = max(coalesce(d.sector_group, '_U') || ' ' || coalesce(d.departement_code, '_U'))
    THEN min(coalesce(d.sector_group, '_U') || ' ' || coalesce(d.departement_code, '_U'))
    ELSE ''
  END AS stratum
FROM unit_dim AS d
WHERE d.kind = 'shop' AND d.from_on < {until:Date} AND d.until_on > {from:Date}
GROUP BY d.enterprise_id
