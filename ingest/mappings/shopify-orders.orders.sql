-- One order per order of the export, out of one line per item. Amounts in major units of the order's currency, with tax.
-- Grain: order. Columns of the order stand on its first line only; the other lines have the name and the item.
-- An order's version is the newest of its own times, so that what other feeds tell of it later wins.
WITH given AS (
  SELECT * FROM orders
  UNION ALL BY NAME
  SELECT NULL::VARCHAR AS "Id", NULL::VARCHAR AS "Email", NULL::VARCHAR AS "Taxes", NULL::VARCHAR AS "Refunded Amount",
    NULL::VARCHAR AS "Paid at", NULL::VARCHAR AS "Fulfilled at", NULL::VARCHAR AS "Cancelled at", NULL::VARCHAR AS "Fulfillment Status",
    NULL::VARCHAR AS "Shipping Method", NULL::VARCHAR AS "Source", NULL::VARCHAR AS "Payment Method", NULL::VARCHAR AS "Payment Reference",
    NULL::VARCHAR AS "Payment References", NULL::VARCHAR AS "Payment ID", NULL::VARCHAR AS "Payment Terms Name"
  WHERE false
),
item AS (
  SELECT trim("Name") AS name, sum(TRY_CAST("Lineitem quantity" AS DECIMAL(18, 3))) AS items_n,
    count(*) FILTER (WHERE nullif(trim("Financial Status"), '') IS NOT NULL OR nullif(trim("Total"), '') IS NOT NULL) AS orders_n
  FROM given
  GROUP BY 1
),
first_line AS (
  SELECT *,
    trim("Name") AS name,
    lower(nullif(trim("Financial Status"), '')) AS financial,
    lower(coalesce(nullif(trim("Fulfillment Status"), ''), 'unfulfilled')) AS fulfilled,
    nullif(trim("Source"), '') AS source_name,
    lower(strip_accents(coalesce("Shipping Method", ''))) AS method,
    lower(coalesce("Payment Method", '')) AS payment
  FROM given
  WHERE nullif(trim("Financial Status"), '') IS NOT NULL OR nullif(trim("Total"), '') IS NOT NULL
),
way AS (
  SELECT f.*, w.order_mode, w.channel,
    CASE
      WHEN method = '' THEN CASE WHEN w.order_mode = 'in_store' THEN 'carry_out' ELSE 'none' END
      WHEN regexp_matches(method, 'relais|relay|pickup point|parcel shop|locker|consigne') THEN 'pickup_point'
      WHEN regexp_matches(method, 'pick ?up|retrait|collect|in.?store') THEN 'pickup_shop'
      WHEN regexp_matches(method, 'local deliver|livraison locale|coursier') THEN 'local_delivery'
      ELSE 'shipping'
    END AS fulfilment,
    CASE
      WHEN nullif(trim("Payment Terms Name"), '') IS NOT NULL THEN 'on_account'
      WHEN w.order_mode IS DISTINCT FROM 'in_store' AND regexp_matches(payment, 'cash|\bcod\b|retrait|contre.?rembours') THEN 'at_delivery'
      WHEN payment <> '' THEN 'at_order'
    END AS moment
  FROM first_line AS f LEFT JOIN ways AS w ON w.source = f.source_name
),
changed AS (
  SELECT *, regexp_replace("Created at", ' ([+-]\d\d):?(\d\d)$', '\1:\2') AS created_text,
    list_max(list_transform(
      ["Created at", "Paid at", "Fulfilled at", "Cancelled at"],
      x -> timezone('UTC', TRY_CAST(regexp_replace(x, ' ([+-]\d\d):?(\d\d)$', '\1:\2') AS TIMESTAMPTZ))
    )) AS changed_at
  FROM way
)
SELECT
  coalesce(nullif(trim("Id"), ''), c.name) AS external_id,
  created_text AS ordered_at,
  CAST(changed_at AS VARCHAR) || 'Z' AS version_at,
  coalesce(order_mode, 'unknown') AS order_mode,
  coalesce(channel, 'other') AS channel,
  CASE WHEN moment = 'at_delivery' AND fulfilment = 'none' THEN 'shipping' ELSE fulfilment END AS fulfilment,
  CASE WHEN moment = 'at_delivery' AND fulfilment = 'pickup_shop' THEN 'at_pickup' ELSE moment END AS payment_moment,
  CASE
    WHEN payment = 'bogus' THEN 'test'
    WHEN nullif(trim("Cancelled at"), '') IS NOT NULL AND fulfilled NOT IN ('fulfilled', 'partial') THEN 'cancelled'
    WHEN financial IN ('paid', 'partially_refunded', 'refunded') THEN CASE WHEN fulfilled = 'fulfilled' THEN 'fulfilled' ELSE 'paid' END
    WHEN financial = 'partially_paid' THEN 'accepted'
    WHEN financial = 'pending' AND moment IN ('at_delivery', 'on_account') THEN 'accepted'
    WHEN financial IN ('pending', 'authorized') THEN 'pending'
    WHEN financial = 'voided' THEN 'cancelled'
    WHEN financial = 'expired' THEN 'failed'
    ELSE financial
  END AS status,
  nullif(trim("Total"), '') AS gross,
  nullif(trim("Taxes"), '') AS tax,
  nullif(trim("Refunded Amount"), '') AS refund,
  upper(trim("Currency")) AS currency,
  nullif(trim("Email"), '') AS customer,
  CASE WHEN i.orders_n = 1 THEN CAST(CAST(round(i.items_n) AS BIGINT) AS VARCHAR) END AS items_n,
  source_name AS origin,
  nullif(trim(regexp_replace(concat_ws(' ', "Payment References", "Payment ID", "Payment Reference"), '[\s+,]+', ' ', 'g')), '') AS payment_refs
FROM changed AS c LEFT JOIN item AS i ON i.name = c.name
