-- Purpose: one refused row with all that is kept of it. Parameter: quarantine_id. The customer's pseudonym is left out.
SELECT
  q.quarantine_id, q.import_id, q.source_id, u.unit_code AS unit, s.name AS source, q.kind, q.file, q.row_n, q.column_name, q.value,
  q.code, q.status, q.replayed_by, q.delivery_id, d.delivery_id IS NOT NULL AS is_resendable,
  CAST(json_merge_patch(q.record, '{"customer_key": null}') AS VARCHAR) AS record,
  strftime(q.created_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS created_at
FROM quarantine_of AS q
LEFT JOIN source AS s ON s.source_id = q.source_id
LEFT JOIN unit AS u ON u.unit_id = s.unit_id
LEFT JOIN delivery AS d ON d.delivery_id = q.delivery_id
WHERE q.quarantine_id = {quarantine_id:Int64};
