-- Countries, régions and départements, in the order people read them. Grain: area.
SELECT area_code, level, name, region_code, country_code
FROM area
WHERE level IN ('country', 'region', 'departement')
ORDER BY country_code, name_key(name), area_code;
