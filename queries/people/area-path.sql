-- Purpose: the areas an area lies in, itself first, narrowest first. Grain: one area. Parameter: code, in its own form.
SELECT area_code AS area, epci_code AS epci, departement_code AS departement, region_code AS region, country_code AS country
FROM area
WHERE area_code = {code:String}
LIMIT 1
