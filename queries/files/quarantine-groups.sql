-- Purpose: what keeps rows of one source in quarantine, the commonest first. Grain: kind, reason, column, and for a reason
-- that one answer settles also the value. Columns: rows_n, newest (UTC), first_row_n and file: one of them.
-- Parameters: source_id, n (groups at most).
SELECT
  kind, code, column_name,
  CASE WHEN code IN ('unknown_value', 'unknown_unit', 'foreign_unit', 'currency_mismatch', 'unknown_currency') THEN value END AS value,
  count(*) AS rows_n, CAST(max(created_at) AS VARCHAR) AS newest,
  CASE code WHEN 'unknown_value' THEN
    CASE
      WHEN bool_and(coalesce(record ->> 'channel' = value, false)) THEN 'channel'
      WHEN bool_and(coalesce(record ->> 'order_mode' = value, false)) THEN 'order_mode'
      WHEN bool_and(coalesce(record ->> 'fulfilment' = value, false)) THEN 'fulfilment'
      WHEN bool_and(coalesce(record ->> 'status' = value, false)) THEN 'status'
      WHEN bool_and(coalesce(record ->> 'payment_moment' = value, false)) THEN 'payment_moment'
      WHEN bool_and(coalesce(record ->> 'tax_basis' = value, false)) THEN 'tax_basis'
    END END AS canonical
FROM quarantine
WHERE status = 'open' AND source_id = {source_id:Int64}
GROUP BY ALL
ORDER BY rows_n DESC, kind, code, column_name, value
LIMIT {n:Int64};
