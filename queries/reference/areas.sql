-- The French area tree out of the four files: country, régions, départements, EPCI, communes; then aliases and postcodes.
-- A collectivity is a département without a région, so that it is an area of its own and in no other.
-- Population of a level is the sum of its communes. Rows brought by a file (import_id) stay.
DELETE FROM area WHERE country_code = 'FR' AND import_id IS NULL;
DELETE FROM area_alias;
DELETE FROM area_postcode;

CREATE OR REPLACE TEMP TABLE commune_place AS
SELECT
  'COM-' || c.code AS commune_code,
  c.code AS code,
  c.nom AS name,
  'EPCI-' || e.code AS epci_code,
  e.nom AS epci_name,
  'DEP-' || c.departement AS departement_code,
  CASE WHEN c.zone <> 'com' THEN 'REG-' || c.region END AS region_code,
  c.population AS population,
  c."codesPostaux" AS postcodes,
  c.vintage AS vintage
FROM commune_file AS c
LEFT JOIN epci_file AS e ON e.commune = c.code
WHERE c.type = 'commune-actuelle';

CREATE OR REPLACE TEMP TABLE area_row AS
SELECT
  'FR' AS area_code, 'country' AS level, 'France' AS name, CAST(NULL AS VARCHAR) AS epci_code,
  CAST(NULL AS VARCHAR) AS departement_code, CAST(NULL AS VARCHAR) AS region_code, 'FR' AS country_code,
  any_value(vintage) AS vintage, sum(population) AS population
FROM commune_place
UNION ALL
SELECT 'REG-' || code, 'region', nom, NULL, NULL, 'REG-' || code, 'FR', p.vintage, p.population
FROM region_file
JOIN (
  SELECT region_code, any_value(vintage) AS vintage, sum(population) AS population
  FROM commune_place GROUP BY region_code
) AS p ON p.region_code = 'REG-' || code
WHERE zone <> 'com'
UNION ALL
SELECT
  'DEP-' || code, 'departement', nom, NULL, 'DEP-' || code,
  CASE WHEN zone <> 'com' THEN 'REG-' || region END, 'FR', p.vintage, p.population
FROM departement_file
JOIN (
  SELECT departement_code, any_value(vintage) AS vintage, sum(population) AS population
  FROM commune_place GROUP BY departement_code
) AS p ON p.departement_code = 'DEP-' || code
UNION ALL
SELECT
  epci_code, 'epci', any_value(epci_name), epci_code,
  CASE WHEN count(DISTINCT departement_code) = 1 THEN any_value(departement_code) END,
  CASE WHEN count(DISTINCT region_code) = 1 THEN any_value(region_code) END,
  'FR', any_value(vintage), sum(population)
FROM commune_place
WHERE epci_code IS NOT NULL
GROUP BY epci_code
UNION ALL
SELECT commune_code, 'commune', name, epci_code, departement_code, region_code, 'FR', vintage, population
FROM commune_place;

INSERT INTO area (
  area_code, level, name, epci_code, departement_code, region_code, country_code, vintage, population, name_key
)
SELECT
  area_code, level, name, epci_code, departement_code, region_code, country_code, vintage, population, name_key(name)
FROM area_row;

INSERT INTO area_alias (alias_code, alias_name, name_key, area_code, kind)
SELECT
  'COM-' || code,
  nom,
  name_key(nom),
  'COM-' || coalesce(commune, "chefLieu"),
  CASE type
    WHEN 'arrondissement-municipal' THEN 'arrondissement'
    WHEN 'commune-deleguee' THEN 'delegated'
    ELSE 'associated'
  END
FROM commune_file
WHERE type <> 'commune-actuelle';

INSERT INTO area_postcode (postcode, area_code)
SELECT unnest(postcodes), commune_code FROM commune_place;

DROP TABLE area_row;
DROP TABLE commune_place;
DROP TABLE commune_file;
DROP TABLE epci_file;
DROP TABLE departement_file;
DROP TABLE region_file;
