-- Records that a connector refused, out of a file of JSON lines, into quarantine.
-- Parameters: path, import_id, received_at; unit and source: whose they are; the source may not be there, when nothing else came.
INSERT INTO quarantine BY NAME
WITH given AS (
  SELECT row_number() OVER () AS place, *
  FROM read_json({path:String}, format = 'newline_delimited', columns = {
    kind: 'VARCHAR', file: 'VARCHAR', row_n: 'BIGINT', code: 'VARCHAR', column_name: 'VARCHAR', value: 'VARCHAR', record: 'VARCHAR'
  })
)
SELECT
  (SELECT coalesce(max(quarantine_id), 0) FROM quarantine) + place AS quarantine_id, {import_id:Int64} AS import_id, kind, file,
  row_n, nullif(column_name, '') AS column_name, nullif(value, '') AS value, code, '' AS message, record,
  CASE
    WHEN EXISTS (
      SELECT 1 FROM quarantine AS q
      WHERE q.status = 'open' AND q.kind = given.kind AND q.code = given.code AND q.record = given.record
    ) THEN 'repeated'
    ELSE 'open'
  END AS status,
  {received_at:String}::TIMESTAMP AS created_at, NULL AS replayed_by, (
    SELECT s.source_id FROM source AS s JOIN unit AS u ON u.unit_id = s.unit_id
    WHERE u.unit_code = {unit:String} AND s.name = {source:String}
  ) AS source_id
FROM given;
