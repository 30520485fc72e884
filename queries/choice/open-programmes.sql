-- Purpose: programmes that shops may join on a day, the first to begin first. Parameter: day. staff_below: fewest staff at which
-- a shop no longer may, as a rule in force says; null: no such rule.
SELECT p.programme_code AS code, p.name_fr, p.name_en, CAST(p.from_on AS VARCHAR) AS from_on,
  CAST(p.until_on AS VARCHAR) AS until_on, CAST(p.aid_minor AS DOUBLE) AS aid_minor, p.currency,
  CAST(min(TRY_CAST(r.value AS INTEGER)) AS INTEGER) AS staff_below
FROM programme_now AS p
LEFT JOIN eligibility_rule_now AS r ON r.programme_code = p.programme_code AND r."rule" = 'staff_below'
  AND r.from_on <= {day:Date} AND (r.until_on IS NULL OR r.until_on > {day:Date})
WHERE p.from_on <= {day:Date} AND (p.until_on IS NULL OR p.until_on > {day:Date})
GROUP BY ALL
ORDER BY from_on, code
