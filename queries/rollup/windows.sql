-- Purpose: days for which online sales and the whole turnover of the units to do are known.
-- A source knows the days its covers name, and gaps of up to 14 days between two of them: a delivery that starts a few
-- closed days after the last one ended is no hole. Online is known under a source that reports it, and where the shop
-- declared to sell nothing online, within the days its sources cover at all. Turnover told in two currencies or tax
-- bases at once is not known as a whole. Days before opening and after closing are never known.
-- Weeks and months count as a whole for units of such a grain.
-- Visits of the site and people who came in (footfall) are known by the covers of visits, with the same gaps, by the day.
-- A shop is listed where its feed is one of online sales alone, as of a shop platform, or where visits of its site are known.
-- Reads: TEMP todo_unit, unit, source, source_cover, visit_cover, unit_span, unit_currency.
-- Makes: TEMP old_window, and unit_window rows of what = online, total, listed, visits, footfall; other rows are left.
CREATE OR REPLACE TEMP TABLE old_window AS
SELECT w.* FROM unit_window AS w JOIN todo_unit AS t ON t.unit_id = w.unit_id;

DELETE FROM unit_window USING todo_unit AS t
WHERE unit_window.unit_id = t.unit_id AND unit_window.what IN ('online', 'total', 'listed', 'visits', 'footfall');

INSERT INTO unit_window (unit_id, what, from_on, until_on, currency, tax_basis)
WITH shop AS (
  SELECT u.* FROM unit AS u JOIN todo_unit AS t ON t.unit_id = u.unit_id
),
cover AS (
  SELECT
    s.unit_id, s.source_id, s.reports_online, s.reports_total,
    grain_floor(u.grain, c.from_on) AS from_on,
    grain_ceil(u.grain, c.until_on) AS until_on
  FROM shop AS u
  JOIN source AS s ON s.unit_id = u.unit_id AND (s.reports_online OR s.reports_total)
  JOIN source_cover AS c ON c.source_id = s.source_id AND c.from_on < c.until_on
),
reached AS (
  SELECT
    *,
    max(until_on) OVER (PARTITION BY source_id ORDER BY from_on, until_on ROWS UNBOUNDED PRECEDING) AS reach_on,
    lead(from_on) OVER (PARTITION BY source_id ORDER BY from_on, until_on) AS next_on
  FROM cover
),
known AS (
  SELECT
    unit_id, reports_online, reports_total, from_on,
    CASE WHEN next_on - reach_on BETWEEN 1 AND 14 THEN greatest(next_on, until_on) ELSE until_on END AS until_on
  FROM reached
),
visited AS (
  SELECT
    s.unit_id, c.kind, c.from_on, c.until_on,
    max(c.until_on) OVER (PARTITION BY c.source_id, c.kind ORDER BY c.from_on, c.until_on ROWS UNBOUNDED PRECEDING) AS reach_on,
    lead(c.from_on) OVER (PARTITION BY c.source_id, c.kind ORDER BY c.from_on, c.until_on) AS next_on
  FROM shop AS u
  JOIN source AS s ON s.unit_id = u.unit_id
  JOIN visit_cover AS c ON c.source_id = s.source_id AND c.from_on < c.until_on
),
hull AS (
  SELECT unit_id, min(from_on) AS from_on, max(until_on) AS until_on FROM known GROUP BY unit_id
),
told_twice AS (
  SELECT a.unit_id, greatest(a.from_on, b.from_on) AS from_on, least(a.until_on, b.until_on) AS until_on
  FROM unit_span AS a
  JOIN todo_unit AS t ON t.unit_id = a.unit_id
  JOIN unit_span AS b ON b.unit_id = a.unit_id AND (b.currency || b.tax_basis) > (a.currency || a.tax_basis)
  WHERE a.from_on < b.until_on AND b.from_on < a.until_on
),
fact AS (
  SELECT unit_id, from_on, until_on, 'online' AS kind FROM known WHERE reports_online
  UNION ALL SELECT unit_id, from_on, until_on, 'total' FROM known WHERE reports_total
  UNION ALL SELECT unit_id, from_on, until_on, 'feed' FROM known WHERE reports_online AND NOT reports_total
  UNION ALL SELECT unit_id, from_on, until_on, 'twice' FROM told_twice
  UNION ALL SELECT unit_id, from_on, until_on, 'hull' FROM hull
  UNION ALL
  SELECT
    unit_id, from_on,
    CASE WHEN next_on - reach_on BETWEEN 1 AND 14 THEN greatest(next_on, until_on) ELSE until_on END,
    CASE WHEN kind = 'web' THEN 'visits' ELSE kind END
  FROM visited
  UNION ALL
  SELECT unit_id, DATE '0001-01-01', coalesce(grain_floor(grain, online_from), DATE '9999-12-31'), 'offline'
  FROM shop WHERE online_declared
  UNION ALL
  SELECT
    unit_id,
    coalesce(grain_floor(grain, opened_on), DATE '0001-01-01'),
    coalesce(grain_ceil(grain, closed_on), DATE '9999-12-31'),
    'open'
  FROM shop
),
edge AS (
  SELECT unit_id, on_day, kind, sum(step) AS step
  FROM (
    SELECT unit_id, from_on AS on_day, kind, 1 AS step FROM fact WHERE from_on < until_on
    UNION ALL SELECT unit_id, until_on, kind, -1 FROM fact WHERE from_on < until_on
  ) AS e
  GROUP BY unit_id, on_day, kind
),
day_edge AS (
  SELECT
    unit_id, on_day,
    sum(CASE WHEN kind = 'online' THEN step ELSE 0 END) AS online_step,
    sum(CASE WHEN kind = 'total' THEN step ELSE 0 END) AS total_step,
    sum(CASE WHEN kind = 'feed' THEN step ELSE 0 END) AS feed_step,
    sum(CASE WHEN kind = 'twice' THEN step ELSE 0 END) AS twice_step,
    sum(CASE WHEN kind = 'hull' THEN step ELSE 0 END) AS hull_step,
    sum(CASE WHEN kind = 'offline' THEN step ELSE 0 END) AS offline_step,
    sum(CASE WHEN kind = 'open' THEN step ELSE 0 END) AS open_step,
    sum(CASE WHEN kind = 'visits' THEN step ELSE 0 END) AS visits_step,
    sum(CASE WHEN kind = 'footfall' THEN step ELSE 0 END) AS footfall_step
  FROM edge
  GROUP BY unit_id, on_day
),
stretch AS (
  SELECT
    unit_id,
    on_day AS from_on,
    lead(on_day) OVER w AS until_on,
    sum(online_step) OVER w AS online_n,
    sum(total_step) OVER w AS total_n,
    sum(feed_step) OVER w AS feed_n,
    sum(twice_step) OVER w AS twice_n,
    sum(hull_step) OVER w AS hull_n,
    sum(offline_step) OVER w AS offline_n,
    sum(open_step) OVER w AS open_n,
    sum(visits_step) OVER w AS visits_n,
    sum(footfall_step) OVER w AS footfall_n
  FROM day_edge
  WINDOW w AS (PARTITION BY unit_id ORDER BY on_day)
),
flagged AS (
  SELECT unit_id, 'online' AS what, from_on, until_on FROM stretch
  WHERE until_on IS NOT NULL AND hull_n > 0 AND open_n > 0 AND (online_n > 0 OR offline_n > 0)
  UNION ALL
  SELECT unit_id, 'total', from_on, until_on FROM stretch
  WHERE until_on IS NOT NULL AND open_n > 0 AND total_n > 0 AND twice_n = 0
  UNION ALL
  SELECT unit_id, 'listed', from_on, until_on FROM stretch
  WHERE until_on IS NOT NULL AND open_n > 0 AND (feed_n > 0 OR visits_n > 0)
  UNION ALL
  SELECT unit_id, 'visits', from_on, until_on FROM stretch
  WHERE until_on IS NOT NULL AND open_n > 0 AND visits_n > 0
  UNION ALL
  SELECT unit_id, 'footfall', from_on, until_on FROM stretch
  WHERE until_on IS NOT NULL AND open_n > 0 AND footfall_n > 0
),
numbered AS (
  SELECT *, sum(starts) OVER (PARTITION BY unit_id, what ORDER BY from_on) AS run
  FROM (
    SELECT
      *,
      CASE WHEN lag(until_on) OVER (PARTITION BY unit_id, what ORDER BY from_on) = from_on THEN 0 ELSE 1 END AS starts
    FROM flagged
  ) AS f
),
run AS (
  SELECT unit_id, what, min(from_on) AS from_on, max(until_on) AS until_on FROM numbered GROUP BY unit_id, what, run
)
SELECT unit_id, what, from_on, until_on, CAST(NULL AS VARCHAR) AS currency, CAST(NULL AS VARCHAR) AS tax_basis
FROM run WHERE what NOT IN ('visits', 'footfall')
UNION ALL
SELECT r.unit_id, r.what, greatest(r.from_on, c.from_on), least(r.until_on, c.until_on), c.currency, c.tax_basis
FROM run AS r
JOIN unit_currency AS c ON c.unit_id = r.unit_id AND c.from_on < r.until_on AND c.until_on > r.from_on
WHERE r.what IN ('visits', 'footfall');
