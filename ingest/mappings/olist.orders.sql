-- One order per order and seller: items and freight as paid. Times are local to São Paulo. Grain: order and seller.
SELECT
  i.seller_id AS unit,
  o.order_id || ':' || i.seller_id AS external_id,
  o.order_purchase_timestamp AS ordered_at,
  'online' AS order_mode,
  'marketplace' AS channel,
  'shipping' AS fulfilment,
  'at_order' AS payment_moment,
  CASE o.order_status
    WHEN 'delivered' THEN 'fulfilled'
    WHEN 'shipped' THEN 'fulfilled'
    WHEN 'invoiced' THEN 'paid'
    WHEN 'processing' THEN 'paid'
    WHEN 'approved' THEN 'paid'
    WHEN 'created' THEN 'pending'
    WHEN 'canceled' THEN 'cancelled'
    WHEN 'unavailable' THEN 'failed'
    ELSE o.order_status
  END AS status,
  sum(CAST(i.price AS DECIMAL(18, 2)) + CAST(i.freight_value AS DECIMAL(18, 2))) AS gross,
  'ttc' AS tax_basis,
  'BRL' AS currency,
  c.customer_unique_id AS customer,
  count(*) AS items_n
FROM orders AS o
JOIN items AS i ON i.order_id = o.order_id
LEFT JOIN customers AS c ON c.customer_id = o.customer_id
GROUP BY ALL
