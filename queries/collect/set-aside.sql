-- One row of the inbox that the engine cannot take, into quarantine. Reads: TEMP inbox_batch.
-- Parameters: import_id, file, value (what the engine says).
INSERT INTO quarantine BY NAME
SELECT
  (SELECT coalesce(max(quarantine_id), 0) + 1 FROM quarantine) AS quarantine_id, {import_id:Int64} AS import_id,
  kind, {file:String} AS file, 0 AS row_n, NULL AS column_name, {value:String} AS value, 'not_applied' AS code, '' AS message,
  record, 'open' AS status, received_at AS created_at, NULL AS replayed_by, source_id, delivery_id
FROM inbox_batch;
