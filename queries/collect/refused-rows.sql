-- Refused rows of a batch into quarantine; an equal one that is open already is not kept twice.
-- Reads: TEMP inbox_batch. Parameters: import_id, file.
INSERT INTO quarantine BY NAME
WITH given AS (
  SELECT
    min(seq) AS seq, source_id, min(delivery_id) AS delivery_id, min(received_at) AS created_at, record ->> 'kind' AS kind,
    record ->> 'code' AS code, nullif(record ->> 'column', '') AS column_name, nullif(record ->> 'value', '') AS value,
    CAST(record -> 'record' AS VARCHAR) AS row_record
  FROM inbox_batch
  WHERE kind = 'refused'
  GROUP BY ALL
)
SELECT
  (SELECT coalesce(max(quarantine_id), 0) FROM quarantine) + row_number() OVER (ORDER BY seq) AS quarantine_id,
  {import_id:Int64} AS import_id, kind, {file:String} AS file, 0 AS row_n, column_name, value, code, '' AS message,
  row_record AS record, 'open' AS status, created_at, NULL AS replayed_by, source_id, delivery_id
FROM given AS g
WHERE NOT EXISTS (
  SELECT 1 FROM quarantine AS q
  WHERE q.status = 'open' AND q.kind = g.kind AND q.code = g.code AND q.record = g.row_record
);
