-- Purpose: visits of the days that are over, each zone by its own day; of a day counted before, with what was counted then.
-- Parameter: zones (JSON list of zone and its first day that is not over). Grain: source_id, day, referrer_class.
-- Columns besides: visits_n, visitors_n.
WITH due AS (
  SELECT h.*
  FROM visit_hit AS h
  JOIN unit AS u ON u.unit_id = h.unit_id
  JOIN (SELECT unnest(from_json({zones:String}, '[{"zone": "VARCHAR", "today": "DATE"}]')) AS z) AS list ON list.z.zone = u.zone
  WHERE h.local_day < list.z.today
),
counted AS (
  {{count}}
),
before AS (
  SELECT v.* FROM visit_day AS v JOIN visit_closed AS c ON c.source_id = v.source_id AND c.local_day = v.local_day
  WHERE v.is_current AND v.kind = 'web' AND v.local_day IN (SELECT c.local_day FROM counted AS c)
)
SELECT
  c.source_id, CAST(c.local_day AS VARCHAR) AS day, c.referrer_class,
  c.visits_n + coalesce(b.visits_n, 0) AS visits_n,
  c.visitors_n + coalesce(b.visitors_n, 0) AS visitors_n
FROM counted AS c
LEFT JOIN before AS b
  ON b.source_id = c.source_id AND b.local_day = c.local_day AND b.referrer_class = c.referrer_class
ORDER BY c.source_id, c.local_day, c.referrer_class;
