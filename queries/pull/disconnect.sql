-- Forgets how a source is connected and ends its keys; its facts stay. Parameters: source_id, now (UTC).
DELETE FROM source_connection WHERE source_id = {source_id:Int64};

DELETE FROM pull_state WHERE source_id = {source_id:Int64};

UPDATE ingest_key SET revoked_at = {now:String}::TIMESTAMP WHERE source_id = {source_id:Int64} AND revoked_at IS NULL;

UPDATE silence SET cleared_at = {now:String}::TIMESTAMP WHERE source_id = {source_id:Int64} AND cleared_at IS NULL;

INSERT INTO event_log VALUES ({now:String}::TIMESTAMP, 'source disconnected', CAST(json_object('source_id', {source_id:Int64}) AS VARCHAR));
