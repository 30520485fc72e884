-- New and newer totals. Parameters: import_id, received_at.
INSERT INTO takings
SELECT k.source_id, k.unit_id, k.local_day, k.order_mode, k.channel, k.fulfilment, k.version_at,
  {received_at:String}::TIMESTAMP AS received_at, k.net_minor, k.tax_minor, k.refund_minor, k.tax_basis, k.currency, k.orders_n,
  {import_id:Int64} AS import_id, true AS is_current
FROM kept AS k LEFT JOIN matched AS m ON m.row_id = k.row_id
WHERE m.outcome IS DISTINCT FROM 'duplicate';
