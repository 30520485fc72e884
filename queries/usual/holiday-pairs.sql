-- Purpose: which years meet by week, by country, with the moveable holidays of both. Reads: TEMP usual_piece, holiday.
-- Columns: country_code, target_year, ref_year, code, day (null where the country has no holidays).
SELECT p.country_code, p.target_year, p.ref_year, h.code, h.regular_on AS day
FROM (SELECT DISTINCT country_code, target_year, ref_year FROM usual_piece WHERE alignment = 'week') AS p
JOIN holiday AS h
  ON h.country_code = p.country_code AND h.regular_on IS NOT NULL
  AND isoyear(h.regular_on) IN (p.target_year, p.ref_year)
ORDER BY p.country_code, p.target_year, h.regular_on, h.code;
