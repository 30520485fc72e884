-- Purpose: programmes as they stand now, one row each, the latest to begin first. joined: whether any shop has.
SELECT p.programme_code AS code, p.name_fr, p.name_en, CAST(p.from_on AS VARCHAR) AS from_on, CAST(p.until_on AS VARCHAR) AS until_on,
  CAST(p.aid_minor AS DOUBLE) AS aid_minor, p.currency, p.sample, count(e.enrolment_id) > 0 AS joined
FROM programme_now AS p LEFT JOIN enrolment AS e ON e.programme_code = p.programme_code
GROUP BY ALL
ORDER BY from_on, code
