-- Moveable holidays that were not held when the rule says, and disturbances, of one country; with country empty, of the
-- only country with facts, none when there are several. Grain: fact, in order.
SELECT h.kind AS kind, h.name_fr AS name_fr, h.name_en AS name_en, h.from_on AS "from", h.until_on AS until, h.regular_on AS regular_on
FROM holiday AS h
WHERE (h.regular_on IS NULL OR h.regular_on <> h.from_on)
  AND h.country_code = CASE
    WHEN {country:String} <> '' THEN {country:String}
    ELSE (SELECT min(country_code) FROM fact_span HAVING count(DISTINCT country_code) = 1)
  END
ORDER BY h.from_on, h.code
