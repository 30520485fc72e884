-- What metrics are made of: who a unit is on a day, and what it sold, was expected to sell, and is known to have sold.

-- Where a unit stood in the sector and area trees, dated. Grain: one row per unit_place row, half-open days; one open
-- row for a unit without a place. A level is null where the place is coarser than it or unknown.
CREATE VIEW unit_dim AS
SELECT
  u.unit_id,
  coalesce(p.from_on, DATE '0001-01-01') AS from_on,
  coalesce(p.until_on, DATE '9999-12-31') AS until_on,
  u.kind,
  u.enterprise_id,
  u.grain,
  u.sample,
  CASE WHEN s.level = 'class' THEN s.sector_code END AS sector_class,
  CASE WHEN s.level = 'group' THEN s.sector_code ELSE s.group_code END AS sector_group,
  CASE WHEN s.level = 'family' THEN s.sector_code ELSE s.family_code END AS sector_family,
  CASE WHEN a.level = 'commune' THEN a.area_code END AS commune_code,
  a.epci_code,
  a.departement_code,
  a.region_code,
  a.country_code
FROM unit AS u
LEFT JOIN unit_place AS p ON p.unit_id = u.unit_id
LEFT JOIN sector AS s ON s.sector_code = p.sector_code
LEFT JOIN area AS a ON a.area_code = p.area_code;

-- One unit's day. Grain: local_day, unit_id, channel, currency, tax_basis. channel `all`: everything the unit sold, with
-- its usual turnover, days with usual but no sale included; any other channel: the sales of that channel alone, usual null.
-- *_minor: minor units, net of refunds, 0 when none. *_known: whether the day lies in the unit's window, so that 0 is a
-- zero and not a gap. usual_minor is null where usual_known is false. Filters on local_day and unit_id reach the tables.
CREATE VIEW unit_day_row AS
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
    AND coalesce(w_usual.tax_basis, r.tax_basis) = r.tax_basis AS usual_known
FROM (
  SELECT
    local_day, unit_id, 'all' AS channel, currency, tax_basis,
    CAST(sum(in_store_minor) AS BIGINT) AS in_store_minor,
    CAST(sum(online_minor) AS BIGINT) AS online_minor,
    CAST(sum(remote_minor) AS BIGINT) AS remote_minor,
    CAST(sum(unknown_minor) AS BIGINT) AS unknown_minor,
    CAST(sum(pickup_minor) AS BIGINT) AS pickup_minor,
    CAST(sum(refund_minor) AS BIGINT) AS refund_minor,
    CAST(sum(orders_n) AS BIGINT) AS orders_n,
    CAST(sum(online_orders_n) AS BIGINT) AS online_orders_n,
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
      0 AS usual_minor
    FROM unit_day
    UNION ALL
    SELECT local_day, unit_id, currency, tax_basis, 0, 0, 0, 0, 0, 0, 0, 0, usual_minor
    FROM usual_day
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
  ON w_usual.unit_id = r.unit_id AND r.local_day >= w_usual.from_on AND r.local_day < w_usual.until_on;

-- Days the facts span, by country of the unit's latest place (null: no place). Grain: country_code. Half-open:
-- the newest day of the facts is until_on - 1. sample: whether made-up units are among them.
CREATE VIEW fact_span AS
SELECT
  d.country_code,
  min(s.from_on) AS from_on,
  max(s.until_on) AS until_on,
  bool_or(d.sample) AS sample
FROM unit_span AS s
JOIN unit_dim AS d ON d.unit_id = s.unit_id
WHERE NOT EXISTS (
  SELECT 1 FROM unit_place AS later WHERE later.unit_id = d.unit_id AND later.from_on > d.from_on
)
GROUP BY d.country_code;
