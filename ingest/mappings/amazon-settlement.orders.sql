-- Orders and refunds out of the amounts of a settlement. Amounts in major units; times UTC. Grain: order, or refund of an order.
-- Decimal comma or point. An order with an amount that cannot be read is refused with that amount.
-- Source: SP-API, settlement reports attributes, GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2.
WITH given AS (
  SELECT * FROM amounts
  UNION ALL BY NAME
  SELECT NULL::VARCHAR AS "currency", NULL::VARCHAR AS "adjustment-id", NULL::VARCHAR AS "fulfillment-id", NULL::VARCHAR AS "posted-date-time",
    NULL::VARCHAR AS "quantity-purchased"
  WHERE false
),
currency_of AS (
  SELECT trim("settlement-id") AS settlement, max(upper(nullif(trim("currency"), ''))) AS currency FROM given GROUP BY 1
),
line AS (
  SELECT
    trim("settlement-id") AS settlement, lower(trim("transaction-type")) AS kind, trim("order-id") AS number,
    coalesce(nullif(trim("adjustment-id"), ''), '') AS adjustment, trim("amount-type") AS type, trim("amount-description") AS description,
    trim("amount") AS amount_text,
    CASE WHEN contains("amount", ',') THEN replace(replace(trim("amount"), '.', ''), ',', '.') ELSE trim("amount") END AS amount_plain,
    coalesce(nullif(trim("posted-date-time"), ''), trim("posted-date")) AS posted,
    TRY_CAST("quantity-purchased" AS INTEGER) AS quantity
  FROM given
  WHERE lower(trim("transaction-type")) IN ('order', 'refund', 'chargeback refund', 'a-to-z guarantee refund')
    AND nullif(trim("order-id"), '') IS NOT NULL
    AND trim("amount-type") IN ('ItemPrice', 'Promotion', 'ItemWithheldTax')
),
timed AS (
  SELECT *,
    TRY_CAST(amount_plain AS DECIMAL(18, 4)) AS amount,
    CASE
      WHEN regexp_matches(posted, '^\d\d\.\d\d\.\d{4}') THEN
        concat(posted[7:10], '-', posted[4:5], '-', posted[1:2], 'T', coalesce(nullif(regexp_extract(posted, '\d\d:\d\d:\d\d'), ''), '12:00:00'), 'Z')
      WHEN regexp_matches(posted, '^\d{4}-\d\d-\d\d$') THEN posted || 'T12:00:00Z'
      ELSE replace(replace(posted, ' UTC', 'Z'), ' ', 'T')
    END AS booked
  FROM line
),
fact AS (
  SELECT
    number, kind <> 'order' AS is_refund, CASE WHEN kind = 'order' THEN '' ELSE adjustment END AS adjustment,
    min(booked) AS booked, max(booked) AS last_at, max(settlement) AS settlement,
    sum(amount) AS total,
    sum(amount) FILTER (WHERE type <> 'ItemWithheldTax' AND regexp_matches(description, 'Tax|TaxDiscount')) AS tax_told,
    sum(quantity) FILTER (WHERE type = 'ItemPrice' AND description = 'Principal') AS items_n,
    any_value(amount_text) FILTER (WHERE amount IS NULL) AS unreadable,
    -sum(amount) FILTER (WHERE type = 'ItemWithheldTax') AS withheld
  FROM timed
  GROUP BY ALL
)
SELECT
  CASE WHEN is_refund THEN concat('refund:', number, CASE WHEN adjustment = '' THEN ':' || booked[1:10] ELSE ':' || adjustment END) ELSE number END AS external_id,
  booked AS ordered_at,
  last_at AS version_at,
  'online' AS order_mode,
  'marketplace' AS channel,
  'shipping' AS fulfilment,
  CASE WHEN is_refund THEN 'refund' ELSE 'fulfilled' END AS status,
  CASE WHEN NOT is_refund THEN coalesce(unreadable, CAST(total + coalesce(withheld, 0) AS VARCHAR)) END AS gross,
  CASE WHEN NOT is_refund AND tax_told <> 0 THEN CAST(tax_told AS VARCHAR) END AS tax,
  CASE WHEN is_refund THEN coalesce(unreadable, CAST(-(total + coalesce(withheld, 0) - coalesce(tax_told, 0)) AS VARCHAR)) END AS refund,
  CASE WHEN coalesce(tax_told, 0) <> 0 THEN 'ht' ELSE 'ttc' END AS tax_basis,
  currency,
  CASE WHEN NOT is_refund THEN CAST(items_n AS VARCHAR) END AS items_n,
  CASE WHEN is_refund THEN number END AS refund_of,
  'amazon' AS origin
FROM fact LEFT JOIN currency_of USING (settlement)
WHERE unreadable IS NOT NULL OR total <> 0
