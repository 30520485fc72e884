-- The area a code means, any way it may be written. Parameter: code, upper case.
SELECT a.area_code AS code, a.level AS level, a.country_code AS country
FROM area_lookup AS l JOIN area AS a ON a.area_code = l.area_code
WHERE l.given = {code:String}
ORDER BY a.area_code LIMIT 1
