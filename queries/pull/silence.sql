-- Purpose: how many orders each living source should have brought since its last one, by its own weeks before.
-- Grain: source with enough orders to tell. Columns: source_id, silent_since (UTC), expected_n.
-- A source lives when a connection or a key that still works feeds it. The mean orders of a weekday are those of the eight
-- weeks before its last order; a day counts by the share of its hours that have passed. Days on which the shop is shut,
-- by closure or because it no longer exists, are in neither. A source that is only pulled is known up to its last pull.
-- Parameters: now (UTC), pull_only (connectors without webhooks), orders_min, days_max.
-- Source: domain note section 8, ingest contract (4).
WITH live AS (
  SELECT
    s.source_id, s.unit_id, u.zone, coalesce(u.closed_on, DATE '9999-12-31') AS closed_on,
    CASE
      WHEN EXISTS (
        SELECT 1 FROM ingest_key AS k
        WHERE k.source_id = s.source_id AND k.revoked_at IS NULL AND coalesce(k.expires_at > {now:String}::TIMESTAMP, true)
      ) THEN {now:String}::TIMESTAMP
      WHEN c.paused THEN NULL
      WHEN list_contains({pull_only:Array(String)}, c.connector) THEN p.last_success_at
      WHEN c.connector IS NOT NULL THEN {now:String}::TIMESTAMP
    END AS heard_at
  FROM source AS s
  JOIN unit AS u ON u.unit_id = s.unit_id
  LEFT JOIN source_connection AS c ON c.source_id = s.source_id
  LEFT JOIN pull_state AS p ON p.source_id = s.source_id
),
latest AS (
  SELECT l.source_id, max(o.ordered_at) AS silent_since, min(o.local_day) AS first_on
  FROM live AS l
  JOIN order_version AS o ON o.source_id = l.source_id AND o.is_current AND o.ordered_at <= l.heard_at
  GROUP BY l.source_id
),
heard AS (
  SELECT
    l.source_id, l.unit_id, l.zone, l.closed_on, t.silent_since,
    timezone(l.zone, timezone('UTC', t.silent_since)) AS last_local,
    timezone(l.zone, timezone('UTC', l.heard_at)) AS heard_local,
    t.first_on
  FROM live AS l
  JOIN latest AS t ON t.source_id = l.source_id
),
span AS (
  SELECT
    *,
    CAST(last_local AS DATE) AS last_on,
    greatest(CAST(last_local AS DATE) - 56, first_on) AS from_on,
    least(CAST(heard_local AS DATE), CAST(last_local AS DATE) + {days_max:Int64}::INTEGER) AS until_on
  FROM heard
),
shut AS (
  SELECT DISTINCT p.unit_id, c.from_on, c.until_on
  FROM (SELECT DISTINCT unit_id FROM live) AS l
  JOIN unit_place AS p ON p.unit_id = l.unit_id
  LEFT JOIN area AS a ON a.area_code = p.area_code
  LEFT JOIN sector AS s ON s.sector_code = p.sector_code
  JOIN closure AS c
    ON c.kind <> 'programme'
    AND c.area_code IN (p.area_code, a.epci_code, a.departement_code, a.region_code, a.country_code)
    AND (c.sector_code IS NULL OR c.sector_code IN (p.sector_code, s.group_code, s.family_code))
    AND p.from_on < c.until_on AND c.from_on < p.until_on
),
every_day AS (
  SELECT
    source_id, unit_id, last_on, closed_on,
    unnest(generate_series(from_on::TIMESTAMP, until_on::TIMESTAMP, INTERVAL 1 DAY)) AS midnight
  FROM span
),
day AS (
  SELECT e.source_id, CAST(e.midnight AS DATE) AS day, isodow(e.midnight) AS weekday, e.midnight < e.last_on AS is_past
  FROM every_day AS e
  WHERE e.midnight < e.closed_on
    AND NOT EXISTS (
      SELECT 1 FROM shut AS h WHERE h.unit_id = e.unit_id AND h.from_on <= e.midnight AND e.midnight < h.until_on
    )
),
brought AS (
  SELECT o.source_id, o.local_day AS day, hour(timezone(s.zone, timezone('UTC', o.ordered_at))) AS hour, count(*) AS orders_n
  FROM order_version AS o
  JOIN span AS s ON s.source_id = o.source_id
  WHERE o.is_current AND o.local_day >= s.from_on AND o.local_day < s.last_on
  GROUP BY ALL
),
by_weekday AS (
  SELECT d.source_id, d.weekday, coalesce(sum(b.orders_n), 0) / count(DISTINCT d.day) AS mean_n
  FROM day AS d
  LEFT JOIN brought AS b ON b.source_id = d.source_id AND b.day = d.day
  WHERE d.is_past
  GROUP BY d.source_id, d.weekday
),
usual AS (
  SELECT source_id, sum(orders_n) AS orders_n FROM brought GROUP BY source_id
),
passed AS (
  SELECT
    d.source_id, d.weekday,
    sum(b.orders_n) FILTER (
      WHERE (d.day > s.last_on OR b.hour > hour(s.last_local)) AND (d.day < CAST(s.heard_local AS DATE) OR b.hour < hour(s.heard_local))
    ) / u.orders_n AS share
  FROM day AS d
  JOIN span AS s ON s.source_id = d.source_id
  JOIN brought AS b ON b.source_id = d.source_id
  JOIN usual AS u ON u.source_id = d.source_id
  WHERE d.day >= s.last_on
  GROUP BY d.source_id, d.day, d.weekday, u.orders_n
)
SELECT
  s.source_id,
  strftime(s.silent_since, '%Y-%m-%dT%H:%M:%S.%gZ') AS silent_since,
  CAST(coalesce(sum(p.share * w.mean_n), 0) AS DOUBLE) AS expected_n
FROM span AS s
JOIN usual AS u ON u.source_id = s.source_id AND u.orders_n >= {orders_min:Int64}
LEFT JOIN passed AS p ON p.source_id = s.source_id
LEFT JOIN by_weekday AS w ON w.source_id = p.source_id AND w.weekday = p.weekday
GROUP BY s.source_id, s.silent_since
ORDER BY s.source_id;
