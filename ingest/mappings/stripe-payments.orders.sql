-- Payments, and what was given back of them. Amounts in major units with tax; times UTC. Grain: payment, or its refunds as one.
-- A status that is not known stays as it is and is refused.
WITH given AS (
  SELECT * FROM payments
  UNION ALL BY NAME
  SELECT NULL::VARCHAR AS "Captured", NULL::VARCHAR AS "Mode", NULL::VARCHAR AS "PaymentIntent ID", NULL::VARCHAR AS "Refunded date (UTC)",
    NULL::VARCHAR AS "Customer Email", NULL::VARCHAR AS "Customer ID", NULL::VARCHAR AS "Payment Source Type", NULL::VARCHAR AS "order_id (metadata)"
  WHERE false
),
plain AS (
  SELECT *,
    CASE WHEN regexp_matches("Amount", ',\d{1,2}$') THEN replace(replace(trim("Amount"), '.', ''), ',', '.') ELSE replace(trim("Amount"), ',', '') END AS paid,
    CASE
      WHEN regexp_matches("Amount Refunded", ',\d{1,2}$') THEN replace(replace(trim("Amount Refunded"), '.', ''), ',', '.')
      ELSE replace(trim("Amount Refunded"), ',', '')
    END AS given_back,
    replace(trim("Created date (UTC)"), ' ', 'T') || 'Z' AS paid_at,
    replace(nullif(trim("Refunded date (UTC)"), ''), ' ', 'T') || 'Z' AS refunded_at,
    CASE
      WHEN lower(trim("Mode")) = 'test' THEN 'test'
      WHEN lower(trim("Status")) IN ('failed', 'blocked', 'canceled', 'cancelled', 'expired') THEN 'failed'
      WHEN lower(trim("Captured")) = 'false' THEN 'pending'
      WHEN lower(trim("Status")) IN ('paid', 'succeeded', 'refunded', 'partially refunded', 'partial refund', 'disputed') THEN 'paid'
      WHEN lower(trim("Status")) IN ('pending', 'uncaptured', 'requires_payment_method', 'requires_action', 'incomplete') THEN 'pending'
      ELSE lower(trim("Status"))
    END AS outcome
  FROM given
)
SELECT
  trim("id") AS external_id,
  paid_at AS ordered_at,
  paid_at AS version_at,
  'unknown' AS order_mode, 'other' AS channel, 'none' AS fulfilment,
  outcome AS status,
  paid AS gross,
  NULL::VARCHAR AS refund,
  'ttc' AS tax_basis,
  upper(trim("Currency")) AS currency,
  coalesce(nullif(trim("Customer Email"), ''), nullif(trim("Customer ID"), '')) AS customer,
  NULL::VARCHAR AS refund_of,
  nullif(trim("Payment Source Type"), '') AS origin,
  nullif(trim(concat_ws(' ', "PaymentIntent ID", "order_id (metadata)")), '') AS payment_refs
FROM plain
UNION ALL
SELECT
  'refund:' || trim("id"), coalesce(refunded_at, paid_at), coalesce(refunded_at, paid_at), 'unknown', 'other', 'none', 'refund', NULL, given_back, 'ttc',
  upper(trim("Currency")), coalesce(nullif(trim("Customer Email"), ''), nullif(trim("Customer ID"), '')), trim("id"),
  nullif(trim("Payment Source Type"), ''), NULL
FROM plain
WHERE TRY_CAST(given_back AS DECIMAL(18, 4)) > 0 AND outcome = 'paid'
