-- New and newer versions of orders. Parameters: import_id, received_at.
INSERT INTO order_version BY NAME
SELECT k.source_id, k.external_id, k.version_at, {received_at:String}::TIMESTAMP AS received_at, k.unit_id, k.ordered_at,
  coalesce(m.local_day, k.local_day) AS local_day, k.order_mode, k.channel, k.fulfilment, k.payment_moment, k.status,
  k.net_minor, k.tax_minor, k.refund_minor, k.tax_basis, k.currency, k.customer_key, k.items_n, k.refund_of, k.origin, k.payment_refs, false AS is_shadow,
  {import_id:Int64} AS import_id, true AS is_current
FROM kept AS k LEFT JOIN matched AS m ON m.row_id = k.row_id
WHERE m.outcome IS DISTINCT FROM 'duplicate';
