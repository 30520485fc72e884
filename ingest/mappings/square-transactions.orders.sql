-- One payment or refund per line. Amounts in major units without tax; times local to the shop. Grain: transaction.
-- Money is written with its currency ($12.50, 12,50 €, -$3.00); what cannot be read stays as it is and is refused.
WITH given AS (
  SELECT * FROM transactions
  UNION ALL BY NAME
  SELECT NULL::VARCHAR AS "Payment ID", NULL::VARCHAR AS "Customer ID", NULL::VARCHAR AS "Transaction Status" WHERE false
),
bare AS (
  SELECT *,
    regexp_replace("Net Sales", '[^\d,.-]', '', 'g') AS net_bare, regexp_replace("Tax", '[^\d,.-]', '', 'g') AS tax_bare,
    regexp_replace(lower(trim("Event Type")), 's$', '') AS event,
    trim("Date") AS day, upper(trim("Time")) AS hour, lower(trim("Source")) AS source_name
  FROM given
),
plain AS (
  SELECT *,
    CASE WHEN regexp_matches(net_bare, ',\d\d$') THEN replace(replace(net_bare, '.', ''), ',', '.') ELSE replace(net_bare, ',', '') END AS net_plain,
    CASE WHEN regexp_matches(tax_bare, ',\d\d$') THEN replace(replace(tax_bare, '.', ''), ',', '.') ELSE replace(tax_bare, ',', '') END AS tax_plain,
    CASE
      WHEN regexp_matches(day, '^\d\d/\d\d/\d{4}$') THEN concat(day[7:10], '-', day[4:5], '-', day[1:2])
      WHEN regexp_matches(day, '^\d\d/\d\d/\d\d$') THEN concat('20', day[7:8], '-', day[4:5], '-', day[1:2])
      ELSE day
    END AS day_plain,
    coalesce(CAST(TRY_CAST(TRY_STRPTIME(hour, ['%H:%M:%S', '%H:%M', '%I:%M:%S %p', '%I:%M %p']) AS TIME) AS VARCHAR), hour) AS hour_plain
  FROM bare
),
way AS (
  SELECT p.*, coalesce(w.order_mode, 'unknown') AS order_mode, coalesce(w.channel, 'other') AS channel,
    TRY_CAST(net_plain AS DECIMAL(18, 4)) AS net, event LIKE 'refund%' AS is_refund
  FROM plain AS p LEFT JOIN ways AS w ON w.source = p.source_name
)
SELECT
  CASE WHEN is_refund THEN concat('refund:', coalesce(nullif(trim("Payment ID"), ''), trim("Transaction ID"))) ELSE trim("Transaction ID") END AS external_id,
  concat(day_plain, ' ', hour_plain) AS ordered_at,
  concat(day_plain, ' ', hour_plain) AS version_at,
  order_mode, channel,
  CASE WHEN order_mode = 'in_store' THEN 'carry_out' ELSE 'none' END AS fulfilment,
  CASE WHEN order_mode = 'in_store' THEN 'at_order' END AS payment_moment,
  CASE
    WHEN is_refund THEN 'refund'
    WHEN lower(trim("Transaction Status")) IN ('failed', 'canceled', 'cancelled') THEN 'failed'
    WHEN lower(trim("Transaction Status")) = 'pending' THEN 'pending'
    ELSE 'paid'
  END AS status,
  CASE WHEN NOT is_refund THEN coalesce(CAST(net AS VARCHAR), "Net Sales") END AS net,
  CASE WHEN NOT is_refund THEN nullif(tax_plain, '') END AS tax,
  CASE WHEN is_refund THEN coalesce(CAST(abs(net) AS VARCHAR), "Net Sales") END AS refund,
  nullif(trim("Customer ID"), '') AS customer,
  CASE WHEN is_refund THEN nullif(trim("Transaction ID"), '') END AS refund_of,
  nullif(trim("Source"), '') AS origin,
  CASE WHEN NOT is_refund THEN nullif(trim("Payment ID"), '') END AS payment_refs
FROM way
WHERE event IN ('payment', 'refund', 'sale') OR event LIKE 'refund%'
