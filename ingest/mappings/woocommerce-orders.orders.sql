-- One order per line of the export. Amounts in major units, with tax; times local to the site. Grain: order.
-- Statuses as WooCommerce names them, with or without `wc-`; one that is not known stays as it is and is refused.
WITH given AS (
  SELECT * FROM orders
  UNION ALL BY NAME
  SELECT NULL::VARCHAR AS created_via, NULL::VARCHAR AS tax_total, NULL::VARCHAR AS order_currency, NULL::VARCHAR AS customer_email,
    NULL::VARCHAR AS billing_email, NULL::VARCHAR AS customer_id, NULL::VARCHAR AS shipping_method, NULL::VARCHAR AS payment_method,
    NULL::VARCHAR AS transaction_id
  WHERE false
),
plain AS (
  SELECT *,
    regexp_replace(lower(trim(status)), '^wc-', '') AS state,
    lower(strip_accents(coalesce(shipping_method, ''))) AS method,
    lower(trim(coalesce(payment_method, ''))) AS payment
  FROM given
),
way AS (
  SELECT p.*, w.order_mode, w.channel,
    CASE
      WHEN method = '' THEN CASE WHEN w.order_mode = 'in_store' THEN 'carry_out' ELSE 'none' END
      WHEN regexp_matches(method, 'relais|relay|pickup.?point|locker|consigne') THEN 'pickup_point'
      WHEN regexp_matches(method, 'pick ?up|retrait|collect') THEN 'pickup_shop'
      WHEN regexp_matches(method, 'local.?deliver|livraison locale') THEN 'local_delivery'
      ELSE 'shipping'
    END AS fulfilment
  FROM plain AS p LEFT JOIN ways AS w ON w.created_via = nullif(trim(p.created_via), '')
)
SELECT
  trim(order_id) AS external_id,
  order_date AS ordered_at,
  order_date AS version_at,
  coalesce(order_mode, 'unknown') AS order_mode,
  coalesce(channel, 'other') AS channel,
  fulfilment,
  CASE
    WHEN payment = '' THEN NULL
    WHEN payment IN ('cod', 'cash on delivery') THEN CASE WHEN fulfilment = 'pickup_shop' THEN 'at_pickup' ELSE 'at_delivery' END
    ELSE 'at_order'
  END AS payment_moment,
  CASE
    WHEN state IN ('pending', 'on-hold') THEN 'pending'
    WHEN state = 'processing' AND payment IN ('cod', 'cash on delivery') THEN 'accepted'
    WHEN state IN ('processing', 'refunded') THEN 'paid'
    WHEN state = 'completed' THEN 'fulfilled'
    WHEN state IN ('cancelled', 'trash') THEN 'cancelled'
    WHEN state = 'failed' THEN 'failed'
    WHEN state IN ('checkout-draft', 'auto-draft') THEN 'draft'
    ELSE state
  END AS status,
  nullif(trim(order_total), '') AS gross,
  nullif(trim(tax_total), '') AS tax,
  CASE WHEN state = 'refunded' THEN nullif(trim(order_total), '') END AS refund,
  upper(nullif(trim(order_currency), '')) AS currency,
  coalesce(nullif(trim(customer_email), ''), nullif(trim(billing_email), ''), nullif(nullif(trim(customer_id), ''), '0')) AS customer,
  nullif(trim(created_via), '') AS origin,
  nullif(trim(transaction_id), '') AS payment_refs
FROM way
