-- The sector a code means, any way it may be written. Parameter: code, upper case.
SELECT s.sector_code AS code, s.level AS level
FROM sector_lookup AS l JOIN sector AS s ON s.sector_code = l.sector_code
WHERE l.given = {code:String}
ORDER BY s.sector_code LIMIT 1
