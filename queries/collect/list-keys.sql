-- Purpose: all keys with their source and unit, newest first. Grain: key. Times UTC.
SELECT
  k.key_id, k.label, k.source_id, s.name AS source, u.unit_code AS unit, CAST(k.created_at AS VARCHAR) AS created_at,
  CAST(k.expires_at AS VARCHAR) AS expires_at, CAST(k.revoked_at AS VARCHAR) AS revoked_at,
  CAST(k.last_used_at AS VARCHAR) AS last_used_at
FROM ingest_key AS k
JOIN source AS s ON s.source_id = k.source_id
JOIN unit AS u ON u.unit_id = s.unit_id
ORDER BY k.created_at DESC, k.key_id;
