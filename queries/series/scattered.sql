-- Where enterprises stand whose shops ever stood in several places, at every level; _U: not known. Grain: enterprise, place.
SELECT DISTINCT
  d.enterprise_id AS enterprise_id,
  coalesce(d.sector_family, '_U') AS sector_family,
  coalesce(d.sector_group, '_U') AS sector_group,
  coalesce(d.sector_class, '_U') AS sector_class,
  coalesce(d.country_code, '_U') AS country_code,
  coalesce(d.region_code, '_U') AS region_code,
  coalesce(d.departement_code, '_U') AS departement_code,
  coalesce(d.epci_code, '_U') AS epci_code,
  coalesce(d.commune_code, '_U') AS commune_code
FROM unit_dim AS d
JOIN (
  SELECT e.enterprise_id AS enterprise_id
  FROM unit_dim AS e
  WHERE e.kind = 'shop'
  GROUP BY e.enterprise_id
  HAVING count(*) > 1
) AS several ON several.enterprise_id = d.enterprise_id
WHERE d.kind = 'shop'
