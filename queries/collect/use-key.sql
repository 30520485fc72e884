-- When keys were last used. Parameter: used (JSON list of key_id, at).
UPDATE ingest_key SET last_used_at = u.used_at
FROM (
  SELECT it ->> 'key_id' AS key_id, CAST(it ->> 'at' AS TIMESTAMP) AS used_at
  FROM (SELECT unnest(from_json({used:String}, '["JSON"]')) AS it) AS given
) AS u
WHERE u.key_id = ingest_key.key_id;
