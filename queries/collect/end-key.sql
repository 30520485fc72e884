-- Ends a key: at once (revoked_at) or later (expires_at, the earlier one counts). Parameters: key_id, revoked_at, expires_at.
UPDATE ingest_key SET
  revoked_at = coalesce(revoked_at, {revoked_at:String}::TIMESTAMP),
  expires_at = least(coalesce(expires_at, {expires_at:String}::TIMESTAMP), coalesce({expires_at:String}::TIMESTAMP, expires_at))
WHERE key_id = {key_id:String};
