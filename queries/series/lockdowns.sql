-- Lockdown windows of one country, or of every country with facts (country empty). Half-open.
SELECT DISTINCT c.from_on AS "from", c.until_on AS until
FROM closure AS c
JOIN area AS a ON a.area_code = c.area_code
WHERE c.kind = 'lockdown'
  AND (a.country_code = {country:String}
    OR ({country:String} = '' AND a.country_code IN (SELECT country_code FROM fact_span)))
