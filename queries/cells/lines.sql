-- What unit_day_row is summed from, before it is summed by day: sums over weeks need no sums over days first, which cost
-- most of a refresh. Temporary views and one temporary table of the caller's connection. Parameters: none; `{{range}}` is a
-- condition on local_day. Reads: unit_day, usual_day, unit_visit_day, unit_currency, unit_window.

-- Rows that add up to those of unit_day_row; several of one day, or none of a column. untold_n: visits without visitors.
CREATE OR REPLACE TEMP VIEW day_line AS
WITH sale AS (
  SELECT
    local_day, unit_id, channel, currency, tax_basis,
    net_minor - refund_minor AS revenue_minor,
    CASE WHEN order_mode = 'in_store' THEN net_minor - refund_minor ELSE 0 END AS in_store_minor,
    CASE WHEN order_mode = 'online' THEN net_minor - refund_minor ELSE 0 END AS online_minor,
    CASE WHEN order_mode = 'remote' THEN net_minor - refund_minor ELSE 0 END AS remote_minor,
    CASE WHEN order_mode = 'unknown' THEN net_minor - refund_minor ELSE 0 END AS unknown_minor,
    CASE WHEN order_mode = 'online' AND fulfilment = 'pickup_shop' THEN net_minor - refund_minor ELSE 0 END AS pickup_minor,
    refund_minor,
    orders_n,
    CASE WHEN order_mode = 'online' THEN orders_n ELSE 0 END AS online_orders_n,
    CASE WHEN order_mode = 'online' AND channel = 'own_site' THEN orders_n ELSE 0 END AS site_orders_n
  FROM unit_day
)
SELECT
  local_day, unit_id, channel, currency, tax_basis, revenue_minor, in_store_minor, online_minor, remote_minor,
  unknown_minor, pickup_minor, refund_minor, orders_n, online_orders_n, site_orders_n, 0 AS visits_n, 0 AS visitors_n,
  0 AS untold_n, 0 AS footfall_n, 0 AS usual_minor
FROM sale
UNION ALL
SELECT
  local_day, unit_id, CAST('all' AS channel_code), currency, tax_basis, revenue_minor, in_store_minor, online_minor,
  remote_minor, unknown_minor, pickup_minor, refund_minor, orders_n, online_orders_n, site_orders_n, 0, 0, 0, 0, 0
FROM sale
UNION ALL
SELECT
  local_day, unit_id, CAST('all' AS channel_code), currency, tax_basis, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, usual_minor
FROM usual_day
UNION ALL
SELECT
  v.local_day, v.unit_id, CAST('all' AS channel_code), b.currency, b.tax_basis, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  v.visits_n,
  coalesce(v.visitors_n, 0),
  CASE WHEN v.visits_n > 0 AND v.visitors_n IS NULL THEN 1 ELSE 0 END,
  v.footfall_n,
  0
FROM unit_visit_day AS v
JOIN unit_currency AS b ON b.unit_id = v.unit_id AND v.local_day >= b.from_on AND v.local_day < b.until_on;

-- Sums by day of what conditions look at by day; all other days have none of it.
CREATE OR REPLACE TEMP TABLE told_day AS
SELECT
  local_day, unit_id, channel, currency, tax_basis,
  CAST(sum(online_minor) AS BIGINT) AS day_online_minor,
  CAST(sum(online_orders_n) AS BIGINT) AS day_online_orders_n,
  CAST(sum(untold_n) AS BIGINT) AS day_untold_n
FROM day_line
WHERE {{range}} AND (online_minor <> 0 OR online_orders_n <> 0 OR untold_n <> 0)
GROUP BY ALL;

-- The same rows with what is known of their day (day_*, *_known), and one more for each day of told_day, marked is_day.
CREATE OR REPLACE TEMP VIEW known_line AS
SELECT
  r.* REPLACE (
    CASE WHEN w_usual.unit_id IS NOT NULL
    AND coalesce(w_usual.currency, r.currency) = r.currency
    AND coalesce(w_usual.tax_basis, r.tax_basis) = r.tax_basis
    THEN r.usual_minor ELSE 0 END AS usual_minor
  ),
  coalesce(t.day_online_minor, 0) AS day_online_minor,
  coalesce(t.day_online_orders_n, 0) AS day_online_orders_n,
  w_online.unit_id IS NOT NULL AS online_known,
  w_total.unit_id IS NOT NULL AS total_known,
  w_usual.unit_id IS NOT NULL
    AND coalesce(w_usual.currency, r.currency) = r.currency
    AND coalesce(w_usual.tax_basis, r.tax_basis) = r.tax_basis AS usual_known,
  w_visits.unit_id IS NOT NULL
    AND coalesce(w_visits.currency, r.currency) = r.currency
    AND coalesce(w_visits.tax_basis, r.tax_basis) = r.tax_basis AS visits_known,
  w_visits.unit_id IS NOT NULL
    AND coalesce(w_visits.currency, r.currency) = r.currency
    AND coalesce(w_visits.tax_basis, r.tax_basis) = r.tax_basis
    AND coalesce(t.day_untold_n, 0) = 0 AS visitors_known,
  w_footfall.unit_id IS NOT NULL
    AND coalesce(w_footfall.currency, r.currency) = r.currency
    AND coalesce(w_footfall.tax_basis, r.tax_basis) = r.tax_basis AS footfall_known
FROM (
  SELECT *, false AS is_day FROM day_line
  UNION ALL
  SELECT
    local_day, unit_id, channel, currency, tax_basis, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, true
  FROM told_day
) AS r
LEFT JOIN told_day AS t
  ON t.unit_id = r.unit_id AND t.local_day = r.local_day AND t.channel = r.channel AND t.currency = r.currency
  AND t.tax_basis = r.tax_basis
LEFT JOIN (SELECT unit_id, from_on, until_on FROM unit_window WHERE what = 'online') AS w_online
  ON w_online.unit_id = r.unit_id AND r.local_day >= w_online.from_on AND r.local_day < w_online.until_on
LEFT JOIN (SELECT unit_id, from_on, until_on FROM unit_window WHERE what = 'total') AS w_total
  ON w_total.unit_id = r.unit_id AND r.local_day >= w_total.from_on AND r.local_day < w_total.until_on
LEFT JOIN (SELECT unit_id, from_on, until_on, currency, tax_basis FROM unit_window WHERE what = 'usual') AS w_usual
  ON w_usual.unit_id = r.unit_id AND r.local_day >= w_usual.from_on AND r.local_day < w_usual.until_on
LEFT JOIN (SELECT unit_id, from_on, until_on, currency, tax_basis FROM unit_window WHERE what = 'visits') AS w_visits
  ON w_visits.unit_id = r.unit_id AND r.local_day >= w_visits.from_on AND r.local_day < w_visits.until_on
LEFT JOIN (SELECT unit_id, from_on, until_on, currency, tax_basis FROM unit_window WHERE what = 'footfall') AS w_footfall
  ON w_footfall.unit_id = r.unit_id AND r.local_day >= w_footfall.from_on AND r.local_day < w_footfall.until_on;
