-- Transactions out of their items. Amounts in major units without tax; times local to the shop. Grain: transaction.
-- A transaction with a price that cannot be read is refused with that price.
WITH line AS (
  SELECT
    trim("Transaction ID") AS code, lower(trim("Type")) LIKE 'refund%' AS is_refund, trim("Date") AS day, trim("Time") AS hour,
    lower(trim("Payment Method")) AS method, upper(trim("Currency")) AS currency, "Price (Gross)" AS gross_text,
    TRY_CAST("Quantity" AS DECIMAL(18, 3)) AS quantity,
    TRY_CAST(CASE WHEN contains("Price (Gross)", ',') THEN replace(replace("Price (Gross)", '.', ''), ',', '.') ELSE "Price (Gross)" END AS DECIMAL(18, 4)) AS gross,
    TRY_CAST(CASE WHEN contains("Price (Net)", ',') THEN replace(replace("Price (Net)", '.', ''), ',', '.') ELSE "Price (Net)" END AS DECIMAL(18, 4)) AS net
  FROM sales
  WHERE nullif(trim("Transaction ID"), '') IS NOT NULL
),
timed AS (
  SELECT *,
    CASE
      WHEN regexp_matches(day, '^\d\d[./]\d\d[./]\d{4}$') THEN concat(day[7:10], '-', day[4:5], '-', day[1:2])
      WHEN regexp_matches(day, '^\d\d[./]\d\d[./]\d\d$') THEN concat('20', day[7:8], '-', day[4:5], '-', day[1:2])
      ELSE day
    END || ' ' || hour AS booked
  FROM line
),
fact AS (
  SELECT code, is_refund, min(booked) AS booked, any_value(method) AS method, any_value(currency) AS currency, sum(gross) AS gross,
    CASE WHEN bool_and(net IS NOT NULL) THEN sum(net) END AS net, sum(quantity) AS items_n,
    any_value(gross_text) FILTER (WHERE gross IS NULL) AS unreadable
  FROM timed
  GROUP BY code, is_refund
),
placed AS (
  SELECT *,
    CASE
      WHEN regexp_matches(method, 'online|e-?com|web') THEN 'online'
      WHEN regexp_matches(method, 'link|invoice|moto') THEN 'remote'
      WHEN regexp_matches(method, 'card|cash|tap|contactless') THEN 'in_store'
      ELSE 'unknown'
    END AS order_mode
  FROM fact
)
SELECT
  CASE WHEN is_refund THEN 'refund:' || code ELSE code END AS external_id,
  booked AS ordered_at,
  booked AS version_at,
  order_mode,
  CASE order_mode WHEN 'in_store' THEN 'counter' WHEN 'online' THEN 'own_site' ELSE 'other' END AS channel,
  CASE WHEN order_mode = 'in_store' THEN 'carry_out' ELSE 'none' END AS fulfilment,
  CASE WHEN order_mode = 'in_store' THEN 'at_order' END AS payment_moment,
  CASE WHEN is_refund THEN 'refund' ELSE 'paid' END AS status,
  CASE WHEN NOT is_refund THEN coalesce(unreadable, CAST(gross AS VARCHAR)) END AS gross,
  CASE WHEN NOT is_refund AND net IS NOT NULL THEN CAST(gross - net AS VARCHAR) END AS tax,
  CASE WHEN is_refund THEN coalesce(unreadable, CAST(abs(coalesce(net, gross)) AS VARCHAR)) END AS refund,
  CASE WHEN net IS NULL THEN 'ttc' ELSE 'ht' END AS tax_basis,
  currency,
  CASE WHEN NOT is_refund THEN CAST(CAST(round(items_n) AS BIGINT) AS VARCHAR) END AS items_n,
  CASE WHEN is_refund THEN code END AS refund_of,
  method AS origin
FROM placed
