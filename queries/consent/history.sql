-- Purpose: what was said for a unit, newest first. Grain: one purpose said. Parameter: unit (outside name).
SELECT c.purpose AS purpose, c.given AS given, strftime(c.said_at, '%Y-%m-%dT%H:%M:%SZ') AS said_at, c.who AS who
FROM consent AS c
JOIN unit AS u ON u.unit_id = c.unit_id
WHERE u.unit_code = {unit:String}
ORDER BY c.consent_id DESC
