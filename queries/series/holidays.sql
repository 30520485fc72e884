-- Moveable holidays to align years by, of one country; with country empty, of the only country with facts, none when there
-- are several. Columns: code, day.
SELECT h.code AS code, h.regular_on AS day
FROM holiday AS h
WHERE h.regular_on IS NOT NULL
  AND h.country_code = CASE
    WHEN {country:String} <> '' THEN {country:String}
    ELSE (SELECT min(country_code) FROM fact_span HAVING count(DISTINCT country_code) = 1)
  END
ORDER BY h.regular_on, h.code
