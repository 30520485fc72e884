-- Purpose: why rows wait in quarantine, the commonest first. Grain: source (null: of none that exists), kind, reason, column,
-- value. Columns: rows_n, oldest_at and newest_at (ISO, UTC), resendable_n: rows whose sealed delivery is still kept.
-- `{{where}}`: which rows. Parameter: n (groups at most).
SELECT
  q.source_id, u.unit_code AS unit, s.name AS source, q.kind, q.code, q.column_name, q.value,
  count(*) AS rows_n, count(d.delivery_id) AS resendable_n,
  strftime(min(q.created_at), '%Y-%m-%dT%H:%M:%S.%gZ') AS oldest_at,
  strftime(max(q.created_at), '%Y-%m-%dT%H:%M:%S.%gZ') AS newest_at
FROM quarantine_of AS q
LEFT JOIN source AS s ON s.source_id = q.source_id
LEFT JOIN unit AS u ON u.unit_id = s.unit_id
LEFT JOIN delivery AS d ON d.delivery_id = q.delivery_id
WHERE {{where}}
GROUP BY q.source_id, u.unit_code, s.name, q.kind, q.code, q.column_name, q.value
ORDER BY rows_n DESC, unit, source, q.kind, q.code, q.column_name, q.value
LIMIT {n:Int64};
