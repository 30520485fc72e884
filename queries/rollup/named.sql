-- Purpose: the units a caller names. Parameter: ids (unit ids as text). Makes: TEMP named(unit_id).
CREATE OR REPLACE TEMP TABLE named AS
SELECT DISTINCT CAST(id AS INTEGER) AS unit_id FROM (SELECT unnest({ids:Array(String)}) AS id) AS given;
