-- What metrics are made of: who a unit is on a day, and what it sold, was expected to sell, and is known to have sold.

-- Facts as they count: current versions of orders and takings in the columns of unit_day, not yet summed.
-- The statuses are `countedStatuses` of the model; a refund is no order, nor is a sale of zero; a cancelled
-- order counts in cancelled_n alone.
CREATE VIEW counted_fact AS
SELECT
  local_day, unit_id, order_mode, channel, fulfilment, currency, tax_basis,
  CASE WHEN status IN ('accepted', 'paid', 'fulfilled') AND net_minor <> 0 THEN 1 ELSE 0 END AS orders_n,
  CASE WHEN status = 'cancelled' THEN 0 ELSE net_minor END AS net_minor,
  CASE WHEN status = 'cancelled' THEN 0 ELSE refund_minor END AS refund_minor,
  CASE WHEN status = 'cancelled' THEN 1 ELSE 0 END AS cancelled_n
FROM order_version
WHERE is_current AND status IN ('accepted', 'paid', 'fulfilled', 'refund', 'cancelled')
UNION ALL
SELECT
  local_day, unit_id, order_mode, channel, fulfilment, currency, tax_basis,
  coalesce(orders_n, 0), net_minor, refund_minor, 0
FROM takings
WHERE is_current;

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
    local_day, unit_id, CAST('all' AS channel_code) AS channel, currency, tax_basis,
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

-- In which currency and tax basis a unit's turnover is told, dated. Grain: unit_id, from_on; half-open, open at both
-- ends; silent days follow the days before them. Days told in two at once belong to neither (they are no `total` days).
CREATE VIEW unit_basis AS
WITH edge AS (
  SELECT unit_id, from_on AS on_day FROM unit_span
  UNION
  SELECT unit_id, until_on FROM unit_span
),
told AS (
  SELECT e.unit_id, e.on_day, min(s.currency) AS currency, min(s.tax_basis) AS tax_basis
  FROM edge AS e
  JOIN unit_span AS s ON s.unit_id = e.unit_id AND s.from_on <= e.on_day AND e.on_day < s.until_on
  GROUP BY e.unit_id, e.on_day
  HAVING count(*) = 1
)
SELECT
  unit_id,
  currency,
  tax_basis,
  CASE WHEN row_number() OVER w = 1 THEN DATE '0001-01-01' ELSE on_day END AS from_on,
  coalesce(lead(on_day) OVER w, DATE '9999-12-31') AS until_on
FROM told
WINDOW w AS (PARTITION BY unit_id ORDER BY on_day);

-- What the usual turnover of a unit is planned from. Grain: unit_id, units with a covered day only. Place: the latest.
-- from_on, until_on: days its facts may cover; plan_until_on: the end of that calendar year, or of the shop.
CREATE VIEW unit_plan AS
WITH hull AS (
  SELECT
    u.unit_id,
    min(grain_floor(u.grain, c.from_on)) AS from_on,
    max(grain_ceil(u.grain, c.until_on)) AS until_on
  FROM unit AS u
  JOIN source AS s ON s.unit_id = u.unit_id AND (s.reports_online OR s.reports_total)
  JOIN source_cover AS c ON c.source_id = s.source_id AND c.from_on < c.until_on
  GROUP BY u.unit_id
),
place AS (
  SELECT * FROM unit_dim QUALIFY row_number() OVER (PARTITION BY unit_id ORDER BY from_on DESC) = 1
)
SELECT
  u.unit_id,
  u.kind,
  u.grain,
  CASE WHEN u.grain = 'month' THEN 'month' ELSE 'week' END AS alignment,
  u.enterprise_id,
  u.sample,
  p.sector_class, p.sector_group, p.sector_family,
  p.commune_code, p.epci_code, p.departement_code, p.region_code, p.country_code,
  greatest(h.from_on, grain_floor(u.grain, coalesce(u.opened_on, h.from_on))) AS from_on,
  least(h.until_on, grain_ceil(u.grain, coalesce(u.closed_on, h.until_on))) AS until_on,
  least(
    grain_ceil(u.grain, make_date(year(h.until_on - 1) + 1, 1, 1)),
    grain_ceil(u.grain, coalesce(u.closed_on, make_date(year(h.until_on - 1) + 1, 1, 1)))
  ) AS plan_until_on
FROM unit AS u
JOIN hull AS h ON h.unit_id = u.unit_id
JOIN place AS p ON p.unit_id = u.unit_id;

-- Calendar and ISO years of a country that a lockdown touched: no reference for a usual turnover.
-- Grain: country_code, alignment (week: ISO year; month: calendar year), year.
CREATE VIEW locked_year AS
WITH lockdown AS (
  SELECT a.country_code, c.from_on, c.until_on - 1 AS last_on
  FROM closure AS c
  JOIN area AS a ON a.area_code = c.area_code
  WHERE c.kind = 'lockdown'
)
SELECT DISTINCT country_code, 'week' AS alignment, CAST(unnest(range(isoyear(from_on), isoyear(last_on) + 1)) AS INTEGER) AS year
FROM lockdown
UNION ALL
SELECT DISTINCT country_code, 'month', CAST(unnest(range(year(from_on), year(last_on) + 1)) AS INTEGER)
FROM lockdown;
