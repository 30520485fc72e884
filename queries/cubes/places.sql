-- Places units stand or stood at, as codes of the cells (_U unknown). is_coarse: shops there give facts by week or month.
SELECT
  coalesce(sector_family, '_U') AS sector_family,
  coalesce(sector_group, '_U') AS sector_group,
  coalesce(country_code, '_U') AS country_code,
  coalesce(region_code, '_U') AS region_code,
  coalesce(departement_code, '_U') AS departement_code,
  bool_or(kind = 'shop' AND grain <> 'day') AS is_coarse
FROM unit_dim
GROUP BY ALL
ORDER BY ALL
