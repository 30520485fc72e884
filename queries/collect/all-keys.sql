-- Purpose: every key with the moment it ends (milliseconds since 1970; null: not yet). Grain: key.
SELECT
  key_id, digest, source_id,
  CASE WHEN expires_at IS NULL AND revoked_at IS NULL THEN NULL
    ELSE epoch_ms(least(coalesce(expires_at, revoked_at), coalesce(revoked_at, expires_at))) END AS ends_ms
FROM ingest_key;
