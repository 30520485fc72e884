-- Visits beside sales, and what is known of a shop's selling online.

-- In which currency and tax basis days of a unit without a sale stand (visits, a shop that sells nothing), dated.
-- Grain: unit_id, from_on; half-open, open at both ends. As unit_basis; a unit without sales: its own currency, without tax.
CREATE TABLE unit_currency (
  unit_id INTEGER NOT NULL,
  from_on DATE NOT NULL,
  until_on DATE NOT NULL,
  currency VARCHAR NOT NULL,
  tax_basis VARCHAR NOT NULL
);

-- More of unit_window. visits, footfall: counts of visits to the web site, of people who came in, are known; in one
-- currency and basis, that of the unit's other days. listed: the shop has a web site or a feed of a shop platform.
-- adopted: the day of its first online order, where nothing is known to have been sold online before.
-- dormant: no online order for 90 days, after there were some; to the next order, or as far as online sales are known.

-- One unit's day. Grain: local_day, unit_id, channel, currency, tax_basis. channel `all`: everything the unit sold, with
-- its usual turnover and visits, days without a sale included; any other channel: the sales of that channel alone.
-- *_minor: minor units, net of refunds, 0 when none. *_known: whether the day lies in the unit's window, so that 0 is a
-- zero and not a gap. usual_minor is null where usual_known is false. site_orders_n: counted orders of its own web site.
-- visitors_n: people of that day. Filters on local_day and unit_id reach the tables.
CREATE OR REPLACE VIEW unit_day_row AS
SELECT
  r.local_day,
  r.unit_id,
  r.channel,
  r.currency,
  r.tax_basis,
  r.in_store_minor + r.online_minor + r.remote_minor + r.unknown_minor AS revenue_minor,
  r.in_store_minor,
  r.online_minor,
  r.remote_minor,
  r.unknown_minor,
  r.pickup_minor,
  r.refund_minor,
  r.orders_n,
  r.online_orders_n,
  r.site_orders_n,
  r.visits_n,
  r.visitors_n,
  r.footfall_n,
  CASE
    WHEN r.channel = 'all' AND w_usual.unit_id IS NOT NULL
    AND coalesce(w_usual.currency, r.currency) = r.currency
    AND coalesce(w_usual.tax_basis, r.tax_basis) = r.tax_basis
    THEN r.usual_minor
  END AS usual_minor,
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
    AND r.untold_n = 0 AS visitors_known,
  w_footfall.unit_id IS NOT NULL
    AND coalesce(w_footfall.currency, r.currency) = r.currency
    AND coalesce(w_footfall.tax_basis, r.tax_basis) = r.tax_basis AS footfall_known
FROM (
  SELECT
    local_day, unit_id, CAST('all' AS channel_code) AS channel, currency, tax_basis,
    CAST(sum(in_store_minor) AS BIGINT) AS in_store_minor,
    CAST(sum(online_minor) AS BIGINT) AS online_minor,
    CAST(sum(remote_minor) AS BIGINT) AS remote_minor,
    CAST(sum(unknown_minor) AS BIGINT) AS unknown_minor,
    CAST(sum(pickup_minor) AS BIGINT) AS pickup_minor,
    CAST(sum(refund_minor) AS BIGINT) AS refund_minor,
    CAST(sum(orders_n) AS BIGINT) AS orders_n,
    CAST(sum(online_orders_n) AS BIGINT) AS online_orders_n,
    CAST(sum(site_orders_n) AS BIGINT) AS site_orders_n,
    CAST(sum(visits_n) AS BIGINT) AS visits_n,
    CAST(sum(visitors_n) AS BIGINT) AS visitors_n,
    CAST(sum(untold_n) AS BIGINT) AS untold_n,
    CAST(sum(footfall_n) AS BIGINT) AS footfall_n,
    CAST(sum(usual_minor) AS BIGINT) AS usual_minor
  FROM (
    SELECT
      local_day, unit_id, currency, tax_basis,
      CASE WHEN order_mode = 'in_store' THEN net_minor - refund_minor ELSE 0 END AS in_store_minor,
      CASE WHEN order_mode = 'online' THEN net_minor - refund_minor ELSE 0 END AS online_minor,
      CASE WHEN order_mode = 'remote' THEN net_minor - refund_minor ELSE 0 END AS remote_minor,
      CASE WHEN order_mode = 'unknown' THEN net_minor - refund_minor ELSE 0 END AS unknown_minor,
      CASE WHEN order_mode = 'online' AND fulfilment = 'pickup_shop' THEN net_minor - refund_minor ELSE 0 END AS pickup_minor,
      refund_minor,
      orders_n,
      CASE WHEN order_mode = 'online' THEN orders_n ELSE 0 END AS online_orders_n,
      CASE WHEN order_mode = 'online' AND channel = 'own_site' THEN orders_n ELSE 0 END AS site_orders_n,
      0 AS visits_n,
      0 AS visitors_n,
      0 AS untold_n,
      0 AS footfall_n,
      0 AS usual_minor
    FROM unit_day
    UNION ALL
    SELECT local_day, unit_id, currency, tax_basis, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, usual_minor
    FROM usual_day
    UNION ALL
    SELECT
      v.local_day, v.unit_id, b.currency, b.tax_basis, 0, 0, 0, 0, 0, 0, 0, 0, 0,
      v.visits_n,
      coalesce(v.visitors_n, 0),
      CASE WHEN v.visits_n > 0 AND v.visitors_n IS NULL THEN 1 ELSE 0 END,
      v.footfall_n,
      0
    FROM unit_visit_day AS v
    JOIN unit_currency AS b ON b.unit_id = v.unit_id AND v.local_day >= b.from_on AND v.local_day < b.until_on
  ) AS part
  GROUP BY local_day, unit_id, currency, tax_basis
  UNION ALL
  SELECT
    local_day, unit_id, channel, currency, tax_basis,
    CAST(sum(CASE WHEN order_mode = 'in_store' THEN net_minor - refund_minor ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN order_mode = 'online' THEN net_minor - refund_minor ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN order_mode = 'remote' THEN net_minor - refund_minor ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN order_mode = 'unknown' THEN net_minor - refund_minor ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN order_mode = 'online' AND fulfilment = 'pickup_shop' THEN net_minor - refund_minor ELSE 0 END) AS BIGINT),
    CAST(sum(refund_minor) AS BIGINT),
    CAST(sum(orders_n) AS BIGINT),
    CAST(sum(CASE WHEN order_mode = 'online' THEN orders_n ELSE 0 END) AS BIGINT),
    CAST(sum(CASE WHEN order_mode = 'online' AND channel = 'own_site' THEN orders_n ELSE 0 END) AS BIGINT),
    0, 0, 0, 0,
    CAST(NULL AS BIGINT)
  FROM unit_day
  GROUP BY local_day, unit_id, channel, currency, tax_basis
) AS r
LEFT JOIN (SELECT unit_id, from_on, until_on FROM unit_window WHERE what = 'online') AS w_online
  ON w_online.unit_id = r.unit_id AND r.local_day >= w_online.from_on AND r.local_day < w_online.until_on
LEFT JOIN (SELECT unit_id, from_on, until_on FROM unit_window WHERE what = 'total') AS w_total
  ON w_total.unit_id = r.unit_id AND r.local_day >= w_total.from_on AND r.local_day < w_total.until_on
LEFT JOIN (
  SELECT unit_id, from_on, until_on, currency, tax_basis FROM unit_window WHERE what = 'usual'
) AS w_usual
  ON w_usual.unit_id = r.unit_id AND r.local_day >= w_usual.from_on AND r.local_day < w_usual.until_on
LEFT JOIN (
  SELECT unit_id, from_on, until_on, currency, tax_basis FROM unit_window WHERE what = 'visits'
) AS w_visits
  ON w_visits.unit_id = r.unit_id AND r.local_day >= w_visits.from_on AND r.local_day < w_visits.until_on
LEFT JOIN (
  SELECT unit_id, from_on, until_on, currency, tax_basis FROM unit_window WHERE what = 'footfall'
) AS w_footfall
  ON w_footfall.unit_id = r.unit_id AND r.local_day >= w_footfall.from_on AND r.local_day < w_footfall.until_on;

-- unit_day_row with usual turnover as it is expected when moveable holidays meet. Same columns, same grain.
CREATE OR REPLACE VIEW unit_day_row_holiday AS
SELECT r.* REPLACE (
  CASE WHEN r.usual_minor IS NOT NULL THEN r.usual_minor + coalesce(s.shift_minor, 0) END AS usual_minor
)
FROM unit_day_row AS r
LEFT JOIN usual_shift AS s
  ON s.unit_id = r.unit_id AND s.local_day = r.local_day AND r.channel = 'all'
  AND s.currency = r.currency AND s.tax_basis = r.tax_basis
UNION ALL BY NAME
SELECT
  s.local_day, s.unit_id, CAST('all' AS channel_code) AS channel, s.currency, s.tax_basis,
  CAST(0 AS BIGINT) AS revenue_minor,
  CAST(0 AS BIGINT) AS in_store_minor,
  CAST(0 AS BIGINT) AS online_minor,
  CAST(0 AS BIGINT) AS remote_minor,
  CAST(0 AS BIGINT) AS unknown_minor,
  CAST(0 AS BIGINT) AS pickup_minor,
  CAST(0 AS BIGINT) AS refund_minor,
  CAST(0 AS BIGINT) AS orders_n,
  CAST(0 AS BIGINT) AS online_orders_n,
  CAST(0 AS BIGINT) AS site_orders_n,
  CAST(0 AS BIGINT) AS visits_n,
  CAST(0 AS BIGINT) AS visitors_n,
  CAST(0 AS BIGINT) AS footfall_n,
  s.shift_minor AS usual_minor,
  w_online.unit_id IS NOT NULL AS online_known,
  w_total.unit_id IS NOT NULL AS total_known,
  true AS usual_known,
  w_visits.unit_id IS NOT NULL AS visits_known,
  w_visits.unit_id IS NOT NULL AS visitors_known,
  w_footfall.unit_id IS NOT NULL AS footfall_known
FROM usual_shift AS s
JOIN (SELECT unit_id, from_on, until_on, currency, tax_basis FROM unit_window WHERE what = 'usual') AS w_usual
  ON w_usual.unit_id = s.unit_id AND s.local_day >= w_usual.from_on AND s.local_day < w_usual.until_on
  AND w_usual.currency = s.currency AND w_usual.tax_basis = s.tax_basis
LEFT JOIN (SELECT unit_id, from_on, until_on FROM unit_window WHERE what = 'online') AS w_online
  ON w_online.unit_id = s.unit_id AND s.local_day >= w_online.from_on AND s.local_day < w_online.until_on
LEFT JOIN (SELECT unit_id, from_on, until_on FROM unit_window WHERE what = 'total') AS w_total
  ON w_total.unit_id = s.unit_id AND s.local_day >= w_total.from_on AND s.local_day < w_total.until_on
LEFT JOIN (SELECT unit_id, from_on, until_on, currency, tax_basis FROM unit_window WHERE what = 'visits') AS w_visits
  ON w_visits.unit_id = s.unit_id AND s.local_day >= w_visits.from_on AND s.local_day < w_visits.until_on
  AND coalesce(w_visits.currency, s.currency) = s.currency AND coalesce(w_visits.tax_basis, s.tax_basis) = s.tax_basis
LEFT JOIN (SELECT unit_id, from_on, until_on, currency, tax_basis FROM unit_window WHERE what = 'footfall') AS w_footfall
  ON w_footfall.unit_id = s.unit_id AND s.local_day >= w_footfall.from_on AND s.local_day < w_footfall.until_on
  AND coalesce(w_footfall.currency, s.currency) = s.currency AND coalesce(w_footfall.tax_basis, s.tax_basis) = s.tax_basis
WHERE NOT EXISTS (
  SELECT 1 FROM unit_day AS d
  WHERE d.unit_id = s.unit_id AND d.local_day = s.local_day AND d.currency = s.currency AND d.tax_basis = s.tax_basis
)
AND NOT EXISTS (
  SELECT 1 FROM usual_day AS d
  WHERE d.unit_id = s.unit_id AND d.local_day = s.local_day AND d.currency = s.currency AND d.tax_basis = s.tax_basis
)
AND NOT EXISTS (
  SELECT 1 FROM unit_visit_day AS v
  JOIN unit_currency AS b ON b.unit_id = v.unit_id AND v.local_day >= b.from_on AND v.local_day < b.until_on
  WHERE v.unit_id = s.unit_id AND v.local_day = s.local_day AND b.currency = s.currency AND b.tax_basis = s.tax_basis
);
