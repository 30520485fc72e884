-- One row per order and per refund, out of five warehouse tables. Amounts in major units; times UTC. Grain: order or refund.
-- Gift cards count when they are used: their lines are taken off the total.
WITH card AS (
  SELECT trim(order_id) AS order_id,
    sum(CASE WHEN lower(gift_card) = 'true' THEN TRY_CAST(price AS DECIMAL(18, 4)) * TRY_CAST(quantity AS DECIMAL(18, 3)) - coalesce(TRY_CAST(total_discount AS DECIMAL(18, 4)), 0) END) AS sold,
    sum(TRY_CAST(quantity AS DECIMAL(18, 3))) AS items_n
  FROM order_lines
  GROUP BY 1
),
way AS (
  SELECT o.*, trim(o.id) AS order_id, lower(trim(o.financial_status)) AS financial,
    CASE
      WHEN source_name IN ('web', '580111', 'subscription_contract') THEN 'online'
      WHEN source_name IN ('pos', '129785') THEN 'in_store'
      WHEN source_name IN ('shopify_draft_order', '1354745') THEN 'remote'
      ELSE 'unknown'
    END AS order_mode,
    CASE
      WHEN source_name IN ('web', '580111', 'subscription_contract') THEN 'own_site'
      WHEN source_name IN ('pos', '129785') THEN 'counter'
      ELSE 'other'
    END AS channel
  FROM orders AS o
),
line_sum AS (
  SELECT trim(refund_id) AS refund_id, sum(TRY_CAST(subtotal AS DECIMAL(18, 4))) AS amount, sum(TRY_CAST(total_tax AS DECIMAL(18, 4))) AS tax
  FROM line_refunds
  GROUP BY 1
),
paid_back AS (
  SELECT trim(refund_id) AS refund_id, sum(abs(TRY_CAST(amount AS DECIMAL(18, 4)))) AS amount
  FROM payments
  WHERE lower(kind) = 'refund' AND lower(status) = 'success' AND lower(coalesce(test, 'false')) <> 'true'
  GROUP BY 1
)
SELECT
  w.order_id AS external_id,
  coalesce(nullif(trim(processed_at), ''), created_at) || 'Z' AS ordered_at,
  updated_at || 'Z' AS version_at,
  order_mode, channel,
  CASE WHEN order_mode = 'in_store' THEN 'carry_out' ELSE 'none' END AS fulfilment,
  CASE
    WHEN lower(coalesce(test, 'false')) = 'true' THEN 'test'
    WHEN nullif(trim(cancelled_at), '') IS NOT NULL AND coalesce(fulfillment_status, '') NOT IN ('fulfilled', 'partial') THEN 'cancelled'
    WHEN financial IN ('paid', 'partially_refunded', 'refunded') THEN CASE WHEN fulfillment_status = 'fulfilled' THEN 'fulfilled' ELSE 'paid' END
    WHEN financial = 'partially_paid' THEN 'accepted'
    WHEN financial IN ('pending', 'authorized') THEN 'pending'
    WHEN financial = 'voided' THEN 'cancelled'
    WHEN financial = 'expired' THEN 'failed'
    ELSE financial
  END AS status,
  coalesce(CAST(TRY_CAST(total_price AS DECIMAL(18, 4)) - coalesce(c.sold, 0) AS VARCHAR), nullif(trim(total_price), '')) AS gross,
  nullif(trim(total_tax), '') AS tax,
  NULL::VARCHAR AS refund,
  'ht' AS tax_basis,
  upper(trim(currency)) AS currency,
  coalesce(nullif(trim(email), ''), nullif(trim(customer_id), '')) AS customer,
  CAST(CAST(round(c.items_n) AS BIGINT) AS VARCHAR) AS items_n,
  NULL::VARCHAR AS refund_of,
  nullif(trim(source_name), '') AS origin
FROM way AS w LEFT JOIN card AS c ON c.order_id = w.order_id
UNION ALL
SELECT
  'refund:' || trim(r.id),
  coalesce(nullif(trim(r.processed_at), ''), r.created_at) || 'Z',
  r.created_at || 'Z',
  coalesce(w.order_mode, 'unknown'),
  coalesce(w.channel, 'other'),
  CASE WHEN w.order_mode = 'in_store' THEN 'carry_out' ELSE 'none' END,
  'refund',
  NULL, NULL,
  CAST(coalesce(l.amount - CASE WHEN lower(coalesce(w.taxes_included, 'true')) = 'true' THEN l.tax ELSE 0 END, p.amount) AS VARCHAR),
  CASE WHEN l.amount IS NULL THEN 'ttc' ELSE 'ht' END,
  upper(trim(w.currency)), NULL, NULL, trim(r.order_id), nullif(trim(w.source_name), '')
FROM refunds AS r
LEFT JOIN way AS w ON w.order_id = trim(r.order_id)
LEFT JOIN line_sum AS l ON l.refund_id = trim(r.id)
LEFT JOIN paid_back AS p ON p.refund_id = trim(r.id)
