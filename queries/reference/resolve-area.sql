-- The area of a code in any of its forms, arrondissements and merged communes answered by the commune they are part of.
-- Parameter: code. At most one row.
SELECT
  a.area_code AS area_code, a.level AS level, a.name AS name, a.epci_code AS epci_code,
  a.departement_code AS departement_code, a.region_code AS region_code, a.country_code AS country_code,
  a.vintage AS vintage, a.population AS population
FROM area_lookup AS l
JOIN area AS a ON a.area_code = l.area_code
WHERE l.given = upper(trim({code:String}));
