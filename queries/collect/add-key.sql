-- A new key of a source. Parameters: as the columns.
INSERT INTO ingest_key BY NAME
SELECT
  {key_id:String} AS key_id, {digest:String} AS digest, {source_id:Int64} AS source_id, {label:String} AS label,
  {created_at:String}::TIMESTAMP AS created_at, {expires_at:String}::TIMESTAMP AS expires_at, NULL AS revoked_at, NULL AS last_used_at;
