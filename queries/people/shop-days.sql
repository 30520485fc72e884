-- Purpose: the days a shop has facts for. Grain: one row. Parameter: unit (outside name). until is excluded.
SELECT CAST(min(s.from_on) AS VARCHAR) AS "from", CAST(max(s.until_on) AS VARCHAR) AS until
FROM unit_span AS s
JOIN unit AS u ON u.unit_id = s.unit_id
WHERE u.unit_code = {unit:String}
