-- Purpose: a digest of whose figures cells are made of. Grain: one row.
SELECT coalesce(md5(string_agg(CAST(unit_id AS VARCHAR), ',' ORDER BY unit_id)), '') AS digest
FROM unit_consent
WHERE is_counted
