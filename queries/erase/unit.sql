-- Purpose: a unit and its sources. Grain: source; one row with a null where it has none. Parameter: unit (outside name).
SELECT u.unit_id AS unit_id, s.source_id AS source_id, s.name AS source
FROM unit AS u
LEFT JOIN source AS s ON s.unit_id = u.unit_id
WHERE u.unit_code = {unit:String}
