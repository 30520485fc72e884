-- The collector's import of a day, made when there is none that counts. Parameters: received_at, files, detected.
INSERT INTO import (
  import_id, started_at, finished_at, status, files, mapping, detected, read_n, accepted_n, updated_n, duplicate_n, quarantined_n, sample
)
SELECT
  (SELECT coalesce(max(import_id), 0) + 1 FROM import) AS import_id, {received_at:String}::TIMESTAMP AS started_at,
  NULL AS finished_at, 'done' AS status, {files:String} AS files, NULL AS mapping, {detected:String} AS detected,
  0 AS read_n, 0 AS accepted_n, 0 AS updated_n, 0 AS duplicate_n, 0 AS quarantined_n, false AS sample
WHERE NOT EXISTS (SELECT 1 FROM import WHERE status = 'done' AND files = {files:String});
