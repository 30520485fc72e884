-- One order or refund per line of the report. Amounts in major units, without tax and delivery; times local to the site.
-- Grain: order or refund. A version is as old as its order, so that whatever tells more of it wins.
WITH given AS (
  SELECT * FROM orders
  UNION ALL BY NAME
  SELECT NULL::VARCHAR AS "N. Revenue", NULL::VARCHAR AS "Net Sales", NULL::VARCHAR AS "Attribution" WHERE false
),
line AS (
  SELECT
    trim("Order #") AS number, trim("Date") AS booked, regexp_replace(lower(trim("Status")), '^wc-', '') AS state,
    coalesce(nullif(trim("Net Sales"), ''), nullif(trim("N. Revenue"), '')) AS amount, trim("Items sold") AS items,
    lower(nullif(trim("Attribution"), '')) AS attribution
  FROM given
),
way AS (
  SELECT l.*, TRY_CAST(l.amount AS DECIMAL(18, 4)) AS net,
    CASE WHEN w.order_mode IS NULL AND l.attribution IS NOT NULL THEN 'online' ELSE coalesce(w.order_mode, 'unknown') END AS order_mode,
    CASE WHEN w.order_mode IS NULL AND l.attribution IS NOT NULL THEN 'own_site' ELSE coalesce(w.channel, 'other') END AS channel
  FROM line AS l LEFT JOIN ways AS w ON w.attribution = l.attribution
)
SELECT
  CASE WHEN net < 0 THEN 'refund:' || number || ':' || booked ELSE number END AS external_id,
  booked AS ordered_at,
  booked AS version_at,
  order_mode, channel,
  CASE WHEN order_mode = 'in_store' THEN 'carry_out' ELSE 'none' END AS fulfilment,
  CASE
    WHEN net < 0 THEN 'refund'
    WHEN state IN ('pending', 'on-hold') THEN 'pending'
    WHEN state IN ('processing', 'refunded') THEN 'paid'
    WHEN state = 'completed' THEN 'fulfilled'
    WHEN state IN ('cancelled', 'trash') THEN 'cancelled'
    WHEN state = 'failed' THEN 'failed'
    ELSE state
  END AS status,
  CASE WHEN net >= 0 OR net IS NULL THEN amount END AS net,
  CASE WHEN net < 0 THEN CAST(-net AS VARCHAR) END AS refund,
  CASE WHEN net >= 0 AND TRY_CAST(items AS INTEGER) >= 0 THEN items END AS items_n,
  CASE WHEN net < 0 THEN number END AS refund_of,
  attribution AS origin
FROM way
