-- New and newer counts of visits. Parameters: import_id, received_at.
INSERT INTO visit_day BY NAME
SELECT k.source_id, k.unit_id, k.local_day, k.kind, k.referrer_class, k.visits_n, k.visitors_n, k.version_at,
  {received_at:String}::TIMESTAMP AS received_at, {import_id:Int64} AS import_id, true AS is_current
FROM kept AS k LEFT JOIN matched AS m ON m.row_id = k.row_id
WHERE m.outcome IS DISTINCT FROM 'duplicate';
