-- Purpose: what is held about a customer of a unit. Grain: one version of an order. Parameters: unit (outside name), keys
-- (pseudonyms as text), orders (external ids).
SELECT
  s.name AS source, o.external_id AS external_id, strftime(o.ordered_at, '%Y-%m-%dT%H:%M:%SZ') AS ordered_at,
  CAST(o.local_day AS VARCHAR) AS local_day, CAST(o.order_mode AS VARCHAR) AS order_mode, CAST(o.channel AS VARCHAR) AS channel,
  CAST(o.fulfilment AS VARCHAR) AS fulfilment, CAST(o.status AS VARCHAR) AS status, o.net_minor AS net_minor,
  o.refund_minor AS refund_minor, o.currency AS currency, o.tax_basis AS tax_basis, CAST(o.customer_key AS VARCHAR) AS customer_key,
  o.payment_refs AS payment_refs, o.is_current AS is_current
FROM order_version AS o
JOIN unit AS u ON u.unit_id = o.unit_id AND u.unit_code = {unit:String}
JOIN source AS s ON s.source_id = o.source_id
WHERE CAST(o.customer_key AS VARCHAR) IN (SELECT unnest({keys:Array(String)}))
  OR (o.customer_key IS NOT NULL AND o.external_id IN (SELECT unnest({orders:Array(String)})))
ORDER BY o.local_day, s.name, o.external_id, o.version_at
