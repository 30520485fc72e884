-- Purpose: what keeps rows of one source in quarantine, the commonest first. Grain: kind, reason, column, and for a reason
-- that one answer settles also the value. Columns: rows_n, newest (UTC), first_row_n and file: one of them.
-- Parameters: source_id, n (groups at most).
WITH waiting AS (
  SELECT kind, code, column_name, created_at, record, value AS given,
    CASE WHEN code IN ('unknown_value', 'unknown_unit', 'foreign_unit', 'currency_mismatch', 'unknown_currency') THEN value END AS value
  FROM quarantine
  WHERE status = 'open' AND source_id = {source_id:Int64}
)
SELECT
  kind, code, column_name, value, count(*) AS rows_n, CAST(max(created_at) AS VARCHAR) AS newest,
  CASE WHEN any_value(code) = 'unknown_value' THEN
    CASE
      WHEN bool_and(coalesce((record ->> 'channel') = given, false)) THEN 'channel'
      WHEN bool_and(coalesce((record ->> 'order_mode') = given, false)) THEN 'order_mode'
      WHEN bool_and(coalesce((record ->> 'fulfilment') = given, false)) THEN 'fulfilment'
      WHEN bool_and(coalesce((record ->> 'status') = given, false)) THEN 'status'
      WHEN bool_and(coalesce((record ->> 'payment_moment') = given, false)) THEN 'payment_moment'
      WHEN bool_and(coalesce((record ->> 'tax_basis') = given, false)) THEN 'tax_basis'
    END END AS canonical
FROM waiting
GROUP BY kind, code, column_name, value
ORDER BY rows_n DESC, kind, code, column_name, value
LIMIT {n:Int64};
