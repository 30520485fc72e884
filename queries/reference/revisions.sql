-- What may have changed published figures, newest first. Grain: day (UTC) and kind: import, undo, rule. No count of rows and
-- no name of a file, since one import may be one shop. from_on, until_on: the days the imports say they cover, until_on
-- excluded; null where they say none. Parameter: most rows wanted.
SELECT
  CAST(r.changed_at AS DATE) AS changed_on, r.kind AS kind, CAST(count(DISTINCT r.change) AS INTEGER) AS changes_n,
  min(r.from_on) AS from_on, max(r.until_on) AS until_on
FROM (
  SELECT
    i.finished_at AS changed_at, 'import' AS kind, CAST(i.import_id AS VARCHAR) AS change,
    c.from_on AS from_on, c.until_on AS until_on
  FROM import AS i
  LEFT JOIN source_cover AS c ON c.import_id = i.import_id
  WHERE i.finished_at IS NOT NULL AND i.status IN ('done', 'undone')
  UNION ALL
  SELECT
    e.happened_at AS changed_at, CASE WHEN e.what = 'undo' THEN 'undo' ELSE 'rule' END AS kind,
    CAST(e.happened_at AS VARCHAR) || e.detail AS change, CAST(NULL AS DATE) AS from_on, CAST(NULL AS DATE) AS until_on
  FROM event_log AS e
  WHERE e.what IN ('undo', 'origin rule')
) AS r
GROUP BY CAST(r.changed_at AS DATE), r.kind
ORDER BY changed_on DESC, kind
LIMIT {limit:Int64};
